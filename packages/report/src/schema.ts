import * as z from 'zod'
import type { Report } from './report.ts'

const span = z
  .tuple([z.int().nonnegative(), z.int().nonnegative()])
  .describe('Half-open range [start, end) of `text`, in UTF-16 units.')
const run = z.tuple([z.int().nonnegative(), z.int().nonnegative(), z.int().nonnegative(), z.int().nonnegative()])
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('A day, YYYY-MM-DD, Asia/Shanghai.')
const year = z.int()
const passage = { text: z.string().describe('The words of `text` at `span`, to the letter.'), span }

const theme = z.enum([
  'industry',
  'reform-opening',
  'investment-projects',
  'rural',
  'urban',
  'ecology',
  'livelihood',
  'safety-stability',
  'innovation',
  'consumption-services',
  'culture-tourism',
  'government',
])

const figure = z.object({
  metric: z.string(),
  op: z.enum(['=', '>=', '<=', '>', '<', '~', 'rank<=', 'grade', 'done', 'with']),
  value: z
    .union([z.number(), z.string()])
    .nullable()
    .describe('A number as written, a word for `grade` and `done`, null for a comparison without a number.'),
  max: z.number().nullable().describe('The higher value of a range or of a stretch goal.'),
  unit: z.string().nullable().describe('As written; 万 and 亿 stay here, never multiplied out.'),
  change: z.boolean().describe('True for a growth rate or a change; a fall is negative.'),
  of: z.string().nullable().describe('What is compared with.'),
  span,
})
const figures = z.array(figure)

const howSure = {
  sure: z
    .enum(['sure', 'likely', 'doubtful'])
    .exactOptional()
    .describe('How sure the proposal is; `sure` is right in at least 99.5 of 100 on the labelled reports.'),
  rule: z.string().exactOptional().describe('The rule the proposal came by.'),
}

const measure = z.object({
  ...passage,
  ...howSure,
  id: z.string(),
  path: z.array(z.string()).describe('Lower headings it stands under, outermost first.'),
  livelihood: z.boolean(),
  figures,
  due: z
    .object({
      text: z.string(),
      date: day.nullable().describe('Last day on which it is still in time; null where the words fix none.'),
      clauses: z
        .array(z.object({ words: z.string(), text: z.string(), date: day.nullable() }))
        .exactOptional()
        .describe('Present where the times are of single clauses and none holds of all the words; the last is due.'),
    })
    .nullable(),
  strength: z.enum(['must', 'expected', 'stretch', 'explore']),
  places: z.array(z.string()),
  units: z.array(z.string()).describe('Organisations the words name.'),
})

const area = z.object({
  id: z.string(),
  heading: z.string(),
  focus: z.string().nullable(),
  purpose: z.string().nullable(),
  theme: theme.nullable(),
  span,
  livelihood: z.boolean(),
  measures: z.array(measure),
})

const source = z.object({
  file: z.string().nullable().describe('As given; - for standard input, null when there was none.'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  format: z.enum(['txt', 'html', 'docx', 'pdf', 'doc', 'ofd', 'image']),
  encoding: z.string().nullable(),
  recognised: z.literal(true).exactOptional().describe('Present where the text was recognised in pictures.'),
})

const meta = z.object({
  title: z.string().nullable(),
  jurisdiction: z.string().nullable(),
  level: z.enum(['national', 'province', 'prefecture', 'county', 'township']).nullable(),
  planYear: year.nullable(),
  reviewYear: year.nullable(),
  meeting: z.string().nullable(),
  date: day.nullable(),
  speaker: z.string().nullable(),
  office: z.string().nullable(),
  outlet: z.string().nullable(),
  published: day.nullable(),
})

const role = z.enum([
  'area',
  'heading',
  'measure',
  'livelihood',
  'target',
  'outlook',
  'review-heading',
  'result',
  'problem',
  'guidance',
  'other',
])

const finding = z.object({
  rule: z.string(),
  severity: z.enum(['info', 'warn', 'error']),
  span,
  message: z.string().describe('In Chinese.'),
  messageEn: z.string(),
  expected: z.union([z.number(), z.string()]).exactOptional(),
  found: z.union([z.number(), z.string()]).exactOptional(),
})

const repair = z.object({
  rule: z.string(),
  span,
  before: z.string().describe('As received.'),
  after: z.string().describe('As it stands in `text` at `span`.'),
  certain: z.boolean().describe('False for a proposal that a person settles.'),
})

/** A report as a value that came from elsewhere (a file, the network) is checked against; fields it does not know are dropped. */
export const reportSchema = z
  .object({
    schema: z.literal('luoshi.report/1'),
    source,
    text: z.string().describe('The restored text in Simplified Chinese, one paragraph a line.'),
    origins: z
      .array(run)
      .describe('[textStart, textEnd, start, end]: how `text` maps to the decoded text before repair.'),
    places: z
      .array(
        z.object({
          start: z.int().nonnegative(),
          page: z.int().positive().exactOptional(),
          paragraph: z.int().positive().exactOptional(),
        }),
      )
      .describe('Where the paragraphs (docx) or pages (pdf, ofd) begin in `text`.'),
    repairs: z.array(repair),
    meta,
    guidance: z.array(z.object(passage)),
    results: z.array(z.object({ ...passage, ...howSure, id: z.string(), theme: theme.nullable(), figures })),
    problems: z.array(z.object(passage)),
    targets: z.array(z.object({ ...passage, ...howSure, id: z.string(), figures })),
    areas: z.array(area),
    elsewhere: z.array(measure).describe('Measures of this year that stand under no focus area.'),
    outlook: z.array(z.object({ ...passage, horizon: z.string().nullable() })),
    units: z
      .array(z.object({ span, role, why: z.string().exactOptional() }))
      .describe('Every sentence and semicolon clause of the text, in order.'),
    findings: z.array(finding),
  })
  .meta({ title: 'Luoshi report 落实·政府工作报告' })

/** The contract as a JSON Schema (2020-12); more fields than it names are welcome. */
export function jsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(reportSchema, {
    target: 'draft-2020-12',
    io: 'input',
    override: exactTuple,
  })
  return { $schema, $id: 'urn:luoshi:report:1', ...schema }
}

/** A tuple has exactly its places: `prefixItems` alone would let a shorter or a longer array through. */
function exactTuple({ jsonSchema: node }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }) {
  if (!node.prefixItems) return
  node.items = false
  node.minItems = node.prefixItems.length
}

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
/** Fails to compile when the schema and the types in report.ts say different things, optional fields included. */
true satisfies Same<DeepReadonly<z.infer<typeof reportSchema>>, DeepReadonly<Report>>
