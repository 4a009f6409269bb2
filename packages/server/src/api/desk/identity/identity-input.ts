import { z } from 'zod'
import { isMadeUpCode, levelOfCode } from '../../../domain/division-code.ts'

const short = z.string().max(200)

const code = short.refine((given) => levelOfCode(given) !== null, '应为六位行政区划代码（乡镇九位或十二位）')
const place = z.strictObject({ code, name: short.trim().min(2) }).transform((given) => ({
  ...given,
  level: levelOfCode(given.code) ?? 'county',
  fictitious: isMadeUpCode(given.code),
}))

/** Bodies of the addresses under `/auth`, by the path behind it. */
export const identityInput = {
  '/sign-in': z.strictObject({ userName: short, password: short }),
  '/second-factor': z.strictObject({ code: short, backup: z.boolean().default(false) }),
  '/sign-out': z.strictObject({}),
  '/password': z.strictObject({ current: short, next: short }),
  '/factor/begin': z.strictObject({ password: short }),
  '/factor/confirm': z.strictObject({ code: short }),
  '/factor/backup-codes': z.strictObject({ password: short }),
  '/sessions/end': z.strictObject({ sessionId: z.uuid().nullable() }),
  '/first-run/look': z.strictObject({ secret: short }),
  '/first-run': z.strictObject({
    secret: short,
    place: z.union([short, place]),
    userName: short,
    name: short.trim().min(2, '请填写姓名'),
    password: short,
  }),
} as const
