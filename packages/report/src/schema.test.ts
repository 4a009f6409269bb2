import { expect, test } from 'vitest'
import { readReport } from './pipeline.ts'
import { jsonSchema, reportSchema } from './schema.ts'

const bytes = new TextEncoder().encode(`二、2024年工作安排
主要预期目标是：地区生产总值增长6%左右，力争7%。
重点抓好八个方面工作：
（一）聚焦产业升级，增强发展后劲。年底前培育规上工业企业5户。`)

test('knows everything the reader returns', async () => {
  const outcome = await readReport(bytes, { file: 'x.txt' })
  if (outcome.kind !== 'report') throw new Error(outcome.messageEn)
  // fields it does not know it would drop
  expect(reportSchema.parse(outcome.report)).toEqual(outcome.report)
})

test.each([
  ['a role it does not know', (report: object) => ({ ...report, units: [{ span: [0, 1], role: 'slogan' }] })],
  ['a span of three', (report: object) => ({ ...report, guidance: [{ text: '', span: [0, 1, 2] }] })],
  ['a date that is none', (report: object) => ({ ...report, meta: { date: '2024年' } })],
  ['another version', (report: object) => ({ ...report, schema: 'luoshi.report/2' })],
])('refuses %s', async (_, spoil) => {
  const outcome = await readReport(bytes)
  if (outcome.kind !== 'report') throw new Error(outcome.messageEn)
  expect(reportSchema.safeParse(outcome.report).success).toBe(true)
  expect(reportSchema.safeParse(spoil(outcome.report)).success).toBe(false)
})

test('the JSON Schema names every field, lets more in and keeps spans to two places', () => {
  const schema = jsonSchema()
  expect(Object.keys(schema.properties as object)).toEqual(Object.keys(reportSchema.shape))
  expect(schema.required).toEqual(Object.keys(reportSchema.shape))
  expect(schema).not.toHaveProperty('additionalProperties')
  const { span } = (schema.properties as { guidance: { items: { properties: { span: object } } } }).guidance.items
    .properties
  expect(span).toMatchObject({ minItems: 2, items: false })
})
