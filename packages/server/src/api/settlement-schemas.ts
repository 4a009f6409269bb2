import { z } from '@hono/zod-openapi'
import type { PublishedSettlement } from '../domain/published-settlement.ts'
import { confirmedVerdicts } from '../domain/vocabulary.ts'

const moment = z.iso.datetime()
const passage = z.object({ text: z.string(), span: z.tuple([z.int(), z.int()]).readonly() })
const verdict = z.enum(confirmedVerdicts).openapi({
  description:
    'met 已完成，short 未达到，underway 推进中，general 仅笼统提及，silent 报告未提及（未提及不等于未完成），left-out 不作对账',
})

const item = z
  .object({
    ...passage.shape,
    ordinal: z.int().openapi({ description: '对账序号；永久地址 /{code}/{year}/settlement/{ordinal}' }),
    kind: z.enum(['measure', 'target', 'livelihood']),
    area: z.string().nullable(),
    number: z.int().nullable().openapi({ description: '承诺事项的序号；预期目标为 null' }),
    verdict,
    claims: z.array(passage).openapi({ description: '次年报告中作为依据的原句' }),
    figures: z.array(
      z.object({
        metric: z.string(),
        promised: z.string(),
        said: z.string(),
        derived: z.boolean().openapi({ description: '推算得出，报告没有直接写' }),
        result: z.enum(['reached', 'below', 'yardstick']),
        conversion: z.string().nullable(),
      }),
    ),
    again: z
      .object({
        ...passage.shape,
        how: z.enum(['same', 'raised', 'lowered', 'reworded', 'yardstick']).nullable(),
        number: z.int().nullable(),
      })
      .nullable()
      .openapi({ description: '次年再次承诺的原句' }),
    years: z.int().openapi({ description: '连续第几年承诺' }),
    note: z.string().nullable(),
    statistics: z.array(
      z.object({
        ...{ metric: z.string(), value: z.string(), unit: z.string(), period: z.string() },
        basis: z.enum(['nominal', 'comparable', 'unstated']),
        source: z.string(),
      }),
    ),
    replies: z.array(z.object({ unit: z.string(), words: z.string(), at: moment })),
    corrections: z.array(z.object({ at: moment, before: verdict, after: verdict, reason: z.string() })),
  })
  .openapi('SettledItem')

/** What {@link PublishedSettlement} is, for the OpenAPI document. */
export const settlement = z
  .discriminatedUnion('state', [
    z.object({
      state: z.literal('closed'),
      closedAt: moment,
      rules: z.string(),
      next: z.object({
        ...{ year: z.int(), reportId: z.string(), title: z.string().nullable(), date: z.string().nullable() },
        ...{ fileName: z.string(), documentHash: z.string() },
      }),
      items: z.array(item),
    }),
    z.object({ state: z.literal('withdrawn'), at: moment, reason: z.string() }),
  ])
  .openapi('Settlement', {
    description: '对账单：上一年的承诺与次年报告的表述逐项对照，由人确认',
  }) satisfies z.ZodType<PublishedSettlement>

/** How many promises are confirmed, never how many are kept. */
export const counts = z.object({
  promises: z.int().openapi({ description: '可以对账的承诺' }),
  confirmed: z.int().openapi({ description: '其中已经人工确认' }),
  silent: z.int().openapi({ description: '其中报告未提及；未提及不等于未完成' }),
  leftOut: z.int().openapi({ description: '原则性要求，不作对账' }),
})
