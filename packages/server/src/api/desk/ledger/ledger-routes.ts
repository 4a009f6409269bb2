import { z } from 'zod'
import { ledgerHead } from '../../../queries/ledger/ledger-head.ts'
import { type LedgerRow, listLedger } from '../../../queries/ledger/list-ledger.ts'
import { listSecurityLog, type SecurityLogRow } from '../../../queries/ledger/list-security-log.ts'
import { verifyRecord } from '../../../queries/ledger/verify-record.ts'
import { type DeskMaking, defineRoute } from '../define-route.ts'

export type { LedgerRow } from '../../../queries/ledger/list-ledger.ts'
export type { SecurityLogRow } from '../../../queries/ledger/list-security-log.ts'

/** `GET /ledger` */
export interface LedgerAnswer {
  readonly rows: readonly LedgerRow[]
  /** To go on: `?before=`; null at the end. */
  readonly next: number | null
  readonly head: { readonly entries: number; readonly hash: string }
}

/** `POST /ledger/verify` */
export type LedgerVerified =
  | { readonly kind: 'whole'; readonly entries: number; readonly contents: number; readonly head: string }
  | { readonly kind: 'broken'; readonly seq: number; readonly reason: string; readonly hash: string | null }

/** `GET /security-log` */
export interface SecurityLogAnswer {
  readonly rows: readonly SecurityLogRow[]
  readonly next: string | null
}

const day = z.iso.date().optional()
const limit = z.coerce.number().int().min(1).max(200).default(50)
const kind = z
  .string()
  .regex(/^[a-z.-]{1,60}$/)
  .optional()

/** The ledger, page by page and verified, and the security log. */
export function ledgerRoutes(making: DeskMaking): void {
  defineRoute(making, {
    method: 'get',
    path: '/ledger',
    needs: 'ledger.read',
    query: z.strictObject({
      before: z.coerce.number().int().min(1).optional(),
      kind,
      personId: z.uuid().optional(),
      from: day,
      to: day,
      limit,
    }),
    run: async ({ deps, jurisdictionId, code, query }) => {
      const page = await listLedger(deps.db, jurisdictionId, query)
      const head = (await ledgerHead(deps.db, code)) ?? { entries: 0, hash: '' }
      return { ...page, head } satisfies LedgerAnswer
    },
  })
  defineRoute(making, {
    method: 'post',
    path: '/ledger/verify',
    needs: 'ledger.read',
    body: z.strictObject({
      head: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
    }),
    run: ({ deps, jurisdictionId, body }) =>
      verifyRecord(deps.db, jurisdictionId, body.head === undefined ? {} : { head: body.head }),
  })
  defineRoute(making, {
    method: 'get',
    path: '/security-log',
    needs: 'security-log.read',
    query: z.strictObject({
      before: z.uuid().optional(),
      kind,
      success: z.stringbool().optional(),
      address: z
        .string()
        .regex(/^[\da-f.:]{1,45}$/i)
        .optional(),
      from: day,
      to: day,
      limit,
    }),
    run: async ({ deps, jurisdictionId, query }) =>
      (await listSecurityLog(deps.db, jurisdictionId, query)) satisfies SecurityLogAnswer,
  })
}
