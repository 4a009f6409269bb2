import { z } from '@hono/zod-openapi'
import { commitmentKinds } from '../domain/vocabulary.ts'

/** What a parameter is to be, as a refusal and the documentation say it. */
interface ParameterWords {
  readonly zh: string
  readonly en: string
}

/** Every parameter and form field of the API that can be wrong. */
export const parameterWords: Readonly<Record<string, ParameterWords>> = {
  after: { zh: '应为上一页回答中的 next', en: 'is to be the `next` of the page before' },
  limit: { zh: '应为 1–500 的整数', en: 'is to be a whole number, 1–500' },
  q: { zh: '应为 1–100 个字符', en: 'is to be 1–100 characters' },
  area: { zh: '应为重点领域的序数', en: "is to be an area's ordinal" },
  livelihood: { zh: '应为 true 或 false', en: 'is to be true or false' },
  kind: { zh: `应为 ${commitmentKinds.join('、')} 之一`, en: `is one of ${commitmentKinds.join(', ')}` },
  no_secrets: { zh: '应为 true', en: 'is to be true' },
  year: { zh: '应为四位年份', en: 'is to be a year of four digits' },
  adopt: { zh: '应为 true 或 false', en: 'is to be true or false' },
  file_name: { zh: '应为不超过 200 个字符的文件名', en: 'is to be a file name of at most 200 characters' },
  file: { zh: '应为一份文件', en: 'is to be a file' },
}

const whole = (lowest: number, highest: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .refine((value) => value >= lowest && value <= highest)

const described = (description: string, example: string | number, type: 'integer' | 'string' | 'boolean' = 'string') =>
  ({ param: { description }, type, description, example }) as const

/** Query of a list: how many at most. */
export const limit = (usual: number) =>
  whole(1, 500)
    .optional()
    .openapi({ ...described(`一页最多几项，1–500，不写为 ${usual}`, usual, 'integer') })

/** Query parameter: the code after which a page begins. */
export const afterCode = z
  .string()
  .regex(/^\d{2,12}$/)
  .optional()
  .openapi(described('从这个代码之后开始（上一页的 next）', '990101'))

/** Query parameter: the number after which a page begins. */
export const afterNumber = whole(0, 999_999)
  .optional()
  .openapi(described('从这个序号之后开始（上一页的 next）', 100, 'integer'))

/** Query parameter: words to search for, 1 to 100 characters. */
export const words = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .optional()
  .openapi(described('要找的词；几个词用空格隔开，须都出现', '农村公路'))

/** Query parameter: only what belongs to this area. */
export const areaOrdinal = whole(1, 9999)
  .optional()
  .openapi(described('只要这个重点领域的', 2, 'integer'))

/** Query parameter: only (or none of) the livelihood matters. */
export const isLivelihood = z
  .enum(['true', 'false'])
  .transform((word) => word === 'true')
  .optional()
  .openapi({ ...described('只要（或不要）民生实事', 'true', 'boolean') })

/** Query parameter: only commitments of this kind. */
export const kindOfCommitment = z.enum(commitmentKinds).optional().openapi(described('只要这一类的', 'project'))

const inPath = (name: string, pattern: RegExp, description: string, example: string) =>
  z
    .string()
    .regex(pattern)
    .openapi({ param: { name, in: 'path', description }, example })

/** Parts of a path, by name. What is not of the pattern is no address of ours. */
export const pathParameters = {
  code: inPath('code', /^\d{2,12}$/, '行政区划代码', '990101'),
  year: inPath('year', /^\d{4}$/, '年份', '2031'),
  ordinal: inPath('ordinal', /^[1-9]\d{0,3}$/, '重点领域的序数', '2'),
  number: inPath('number', /^[1-9]\d{0,5}$/, '序号', '3'),
  snapshot: inPath('snapshot', /^[1-9]\d{0,5}$/, '快照号', '1'),
  id: inPath(
    'id',
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    '编号（UUID）',
    '01970000-0000-7000-8000-000000000001',
  ),
} as const

/** A part of a path that the API knows. */
export type PathParameter = keyof typeof pathParameters

/** The path parameters that stand in a path template, as a schema. */
export function parametersOf(path: string) {
  const shape: Partial<Record<PathParameter, z.ZodString>> = {}
  for (const [, name] of path.matchAll(/\{(\w+)\}/g)) {
    const known = Object.keys(pathParameters).find((key): key is PathParameter => key === name)
    if (!known) throw new Error(`no parameter is called ${name}`)
    shape[known] = pathParameters[known]
  }
  return z.object(shape)
}
