import { z } from '@hono/zod-openapi'
import { levels } from '../domain/vocabulary.ts'
import { differenceKinds, yearDifferenceKinds } from '../publication/differences.ts'
import { day, hash, moment, placeCode, report, span } from './year-schemas.ts'

export * from './year-schemas.ts'

/** Which snapshot an answer speaks from. */
export const edition = z
  .object({
    code: placeCode,
    name: z.string(),
    year: z.int(),
    snapshot: z.int(),
    cutOff: day,
    publishedAt: moment,
    version: hash,
  })
  .openapi('Edition', { description: '回答取自哪一份公开快照' })

/** A snapshot in the list of snapshots. */
export const snapshotRow = z
  .object({
    snapshot: z.int(),
    cutOff: day,
    publishedAt: moment,
    note: z.string().nullable(),
    version: hash,
    ledgerHash: hash,
  })
  .openapi('Snapshot')

/** One difference between two snapshots. */
export const difference = z
  .object({
    kind: z.enum(differenceKinds),
    number: z.int(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  })
  .openapi('Difference')

/** One difference of the year besides its commitments. */
export const yearDifference = z
  .object({
    kind: z.enum(yearDifferenceKinds),
    name: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  })
  .openapi('YearDifference')

/** A place in the list of places. */
export const jurisdiction = z
  .object({
    code: placeCode,
    name: z.string(),
    level: z.enum(levels),
    fictitious: z.boolean(),
    years: z.array(z.int()).openapi({ description: '有公开快照的年份，新的在前' }),
  })
  .openapi('Jurisdiction')

/** The report's text and how it came about. */
export const reportText = z
  .object({
    ...report.shape,
    text: z.string().nullable().openapi({ description: '复原的正文，一行一段；已清除为 null' }),
    received: z.string().nullable().openapi({ description: '收到时的文字，未作修复；已清除为 null' }),
    origins: z
      .array(z.tuple([z.int(), z.int(), z.int(), z.int()]))
      .openapi({ description: 'text 的 [起, 止) 来自 received 的 [起, 止)' }),
    places: z.array(z.object({ start: z.int(), page: z.int().optional(), paragraph: z.int().optional() })),
    repairs: z.array(z.object({ rule: z.string(), span, before: z.string(), after: z.string(), certain: z.boolean() })),
    units: z.array(z.object({ span, role: z.string(), why: z.string().optional() })),
  })
  .openapi('ReportText')

/** A report that was received and waits for review. */
export const imported = z
  .object({
    reportId: z.uuid(),
    year: z.int(),
    version: z.int(),
    known: z.boolean().openapi({ description: '同一份文件已经读入过' }),
    proposals: z.int().nullable().openapi({ description: '待审条目数；已读入过的为 null' }),
    findings: z.int().nullable().openapi({ description: '存疑项数；已读入过的为 null' }),
    secrecyMarks: z.array(z.string()).openapi({ description: '文中像密级标志的字样，须由人核对' }),
    warnings: z
      .array(z.object({ message: z.string(), message_en: z.string() }))
      .openapi({ description: '须由人看一眼的事，如报告写的是另一个地方；没有则为空' }),
    adopted: z
      .object({
        commitments: z.int(),
        targets: z.int().openapi({ description: '列入任务表的预期目标数' }),
        snapshot: z.int().nullable().openapi({ description: '公开快照号；没有公开的为 null' }),
      })
      .nullable()
      .openapi({ description: '这次通过的结果；没有要求通过，或此前已经通过的为 null' }),
  })
  .openapi('Imported')

/** A report that became the year's plan; `snapshot` is null while it is not published. */
export const adopted = z
  .object({ reportId: z.uuid(), year: z.int(), commitments: z.int(), targets: z.int(), snapshot: z.int().nullable() })
  .openapi('Adopted')

/** Why a request was not answered, RFC 9457; `title` and `detail` are Chinese, `…_en` English. */
export const problemSchema = z
  .object({
    type: z.string().openapi({ example: 'urn:luoshi:problem:not-found' }),
    title: z.string(),
    title_en: z.string(),
    status: z.int(),
    detail: z.string().openapi({ description: '哪里不对，该怎么做' }),
    detail_en: z.string(),
    errors: z
      .array(z.object({ in: z.enum(['query', 'form']), name: z.string(), message: z.string(), message_en: z.string() }))
      .optional(),
  })
  .openapi('Problem', { description: 'RFC 9457' })
