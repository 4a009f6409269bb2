import { z } from '@hono/zod-openapi'
import type {
  PublishedArea,
  PublishedChange,
  PublishedCommitment,
  PublishedFollowed,
  PublishedIndicator,
  PublishedPlace,
  PublishedReport,
  PublishedResult,
  PublishedTarget,
  PublishedYear,
} from '../domain/published-year.ts'
import {
  commitmentKinds,
  directions,
  indicatorKinds,
  levels,
  lightColours,
  natures,
  ops,
  outsideSources,
  strengths,
  themes,
} from '../domain/vocabulary.ts'
import { settlement } from './settlement-schemas.ts'
import { day, due, figure, hash, moment, passage, period, placeCode, span } from './year-parts.ts'

export * from './year-parts.ts'

/** The place whose year is published. */
export const place = z
  .object({
    code: placeCode,
    name: z.string(),
    level: z.enum(levels),
    publisher: z.string().nullable().openapi({ description: '发布机构' }),
    indexPrefix: z.string().nullable().openapi({ description: '索引号前缀' }),
    supervisionPhone: z.string().nullable().openapi({ description: '监督电话' }),
    fictitious: z.boolean().openapi({ description: '演示用的虚构地区为 true' }),
  })
  .openapi('Place') satisfies z.ZodType<PublishedPlace>

/** The report a year was adopted from. */
export const report = z
  .object({
    reportId: z.string(),
    version: z.int(),
    title: z.string().nullable(),
    meeting: z.string().nullable(),
    date: day.nullable(),
    speaker: z.string().nullable(),
    office: z.string().nullable(),
    outlet: z.string().nullable(),
    published: day.nullable(),
    reviewYear: z.int().nullable(),
    fileName: z.string(),
    format: z.string(),
    documentHash: hash,
    textHash: hash,
    receivedHash: hash,
    readingHash: hash,
    adoptedAt: moment,
  })
  .openapi('Report') satisfies z.ZodType<PublishedReport>

/** An area of the year's work. */
export const area = z
  .object({
    ...passage.shape,
    ordinal: z.int().openapi({ description: '从 1 起，按报告顺序' }),
    focus: z.string().nullable(),
    purpose: z.string().nullable(),
    theme: z.enum(themes).nullable(),
    livelihood: z.boolean(),
  })
  .openapi('Area') satisfies z.ZodType<PublishedArea>

const lightState = z.object({
  kind: z.literal('light'),
  light: z.enum(lightColours),
  period: z.string(),
  words: z.string().openapi({ description: '亮灯原因，如“落后 31 个百分点”；灯色已说明白的为空' }),
  ofReport: z.literal(true).exactOptional().openapi({ description: '仅因填报逾期或缺报，不涉及工作进度' }),
})

const state = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('unreported') }).openapi({ description: '尚无填报：不是 0%，也不是未完成' }),
    z.object({ kind: z.literal('withdrawn'), at: moment, reason: z.string() }),
    lightState,
  ])
  .openapi('State')

const progress = z.object({
  period,
  text: z.string(),
  source: z.string().openapi({ description: '填报单位' }),
  at: moment,
  part: z.int().exactOptional().openapi({ description: '承诺分解为几项任务时，说的是第几项' }),
  percent: z.string().exactOptional().openapi({ description: '累计完成年度任务的百分比，不封顶' }),
  correction: z.literal(true).exactOptional().openapi({ description: '更正同期先前的填报' }),
  corrected: z.literal(true).exactOptional().openapi({ description: '后来有更正' }),
})

const measures = z
  .array(
    z.object({
      stage: z.string().nullable().openapi({ description: '项目阶段：谋划、签约、开工、投产等；不分阶段时为 null' }),
      name: z.string(),
      unit: z.string(),
      op: z.enum(ops),
      value: z.string().nullable(),
      valueText: z.string().nullable(),
      max: z.string().nullable(),
      met: z.boolean().nullable().openapi({ description: '按各自规则是否达到；尚不能评判时为 null' }),
      percent: z.object({ plan: z.string().nullable(), actual: z.string() }).nullable(),
      falls: z.literal(true).exactOptional().openapi({ description: '数值是升降幅度，负数为下降' }),
      readings: z.array(
        z.object({
          period,
          among: z.int().exactOptional().openapi({ description: '位次的参评总数' }),
          value: z.string().nullable(),
          valueText: z.string().nullable(),
        }),
      ),
    }),
  )
  .openapi({ description: '任务的指标和各期数值，各阶段分别列出；没有指标时不出现' })

/** A commitment with its public state, progress and history. */
export const commitment = z
  .object({
    ...passage.shape,
    commitmentId: z.string(),
    number: z.int().openapi({ description: '序号，全年连续；永久地址 /{code}/{year}/{number}' }),
    area: z.int().nullable().openapi({ description: '所在重点领域的 ordinal；不在任何重点领域下为 null' }),
    path: z.array(z.string()),
    kind: z.enum(commitmentKinds),
    livelihood: z.boolean(),
    strength: z.enum(strengths),
    due: due.nullable(),
    figures: z.array(figure),
    places: z.array(z.string()),
    leadUnit: z.string().nullable().openapi({ description: '牵头单位；尚未指定为 null' }),
    partnerUnits: z.array(z.string()),
    leader: z.string().nullable(),
    state,
    progress: z.array(progress),
    history: z.array(z.object({ at: moment, kind: z.string(), summary: z.string() })),
    promisedBefore: z
      .object({ year: z.int(), ordinal: z.int(), number: z.int().nullable(), years: z.int() })
      .exactOptional()
      .openapi({ description: '这一项重复了上一年的哪项承诺；years 为连续第几年' }),
    parts: z
      .array(
        z.object({
          part: z.int(),
          text: z.string(),
          leadUnit: z.string().nullable(),
          due: day.nullable(),
          state,
          measure: z
            .object({ plan: z.string(), actual: z.string() })
            .nullable()
            .openapi({ description: '期末应完成和已完成的百分比；没有进度要求或不掌握时为 null' }),
          measures: measures.exactOptional(),
          lights: z
            .array(lightState)
            .exactOptional()
            .openapi({ description: '历期亮灯及原因，新的在前；旧快照没有这一项' }),
        }),
      )
      .exactOptional()
      .openapi({ description: '公开的分解任务；旧快照没有这一项' }),
  })
  .openapi('Commitment') satisfies z.ZodType<PublishedCommitment>

/** An expected target of the year. */
export const target = z
  .object({ ...passage.shape, figures: z.array(figure) })
  .openapi('Target') satisfies z.ZodType<PublishedTarget>

/** A result of the past year. */
export const result = z
  .object({
    ...passage.shape,
    ordinal: z.int(),
    theme: z.enum(themes).nullable(),
    figures: z.array(figure),
    indicatorIds: z.array(z.string()),
  })
  .openapi('Result') satisfies z.ZodType<PublishedResult>

/** An indicator with its readings, as the API answers it. */
export const indicator = z
  .object({
    indicatorId: z.string(),
    name: z.string(),
    kind: z.enum(indicatorKinds),
    unit: z.string(),
    direction: z.enum(directions).nullable(),
    nature: z.enum(natures).nullable(),
    readings: z.array(
      z.object({
        period,
        among: z.int().exactOptional().openapi({ description: '位次的参评总数' }),
        cutOff: day,
        op: z.enum(ops).exactOptional().openapi({ description: '位次：= 是正好第几，rank<= 是前几；旧快照没有这一项' }),
        value: z.string().nullable().openapi({ description: '十进制数，按原样书写；等级或文字时为 null' }),
        valueText: z.string().nullable(),
        source: z.string(),
        span: span.nullable(),
      }),
    ),
    targets: z.array(
      z.object({
        year: z.int(),
        op: z.enum(ops).nullable(),
        value: z.string().nullable(),
        valueText: z.string().nullable(),
        max: z.string().nullable(),
        comparedWith: z.string().nullable(),
      }),
    ),
  })
  .openapi('Indicator') satisfies z.ZodType<PublishedIndicator>

/** A target's figure or a task outside the report that is followed in public. */
export const followed = z
  .object({
    commitmentId: z.string(),
    origin: z.enum(['target', 'outside']),
    number: z.string().openapi({ description: '目标1… 为预期目标，增1… 为报告以外的任务；不计入承诺事项的序号' }),
    text: z.string(),
    requirement: z.string().nullable(),
    source: z.object({ kind: z.enum(outsideSources), name: z.string() }).nullable(),
    leadUnit: z.string().nullable(),
    partnerUnits: z.array(z.string()),
    leader: z.string().nullable(),
    state,
    progress: z.array(progress),
    measures: measures.exactOptional(),
  })
  .openapi('Followed') satisfies z.ZodType<PublishedFollowed>

/** An entry of the public history. */
export const change = z
  .object({ at: moment, number: z.int().nullable(), summary: z.string() })
  .openapi('Change') satisfies z.ZodType<PublishedChange>

/** A published year whole, format `luoshi.year/1`. */
export const year = z
  .object({
    schema: z.literal('luoshi.year/1'),
    jurisdiction: place,
    year: z.int(),
    snapshot: z.int(),
    cutOff: day,
    publishedAt: moment,
    note: z.string().nullable(),
    report,
    guidance: z.array(passage),
    areas: z.array(area),
    commitments: z.array(commitment),
    targets: z.array(target),
    results: z.array(result),
    indicators: z.array(indicator),
    changes: z.array(change),
    followed: z.array(followed).exactOptional(),
    settlement: settlement.exactOptional(),
  })
  .openapi('Year', {
    description: '一年公开内容的全部，即一份公开快照。正文字节的 SHA-256 就是快照的 version。',
  }) satisfies z.ZodType<PublishedYear>
