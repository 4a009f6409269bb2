import { z } from '@hono/zod-openapi'
import type { PublishedPassage } from '../domain/published-year.ts'
import { ops } from '../domain/vocabulary.ts'

/** A day in Asia/Shanghai, `YYYY-MM-DD`. */
export const day = z.string().openapi({ format: 'date', example: '2031-01-12', description: 'Asia/Shanghai 的日期' })
/** A moment in UTC. */
export const moment = z.string().openapi({ format: 'date-time', example: '2031-02-01T02:00:00.000Z' })
/** SHA-256, 64 lower-case hexadecimal digits. */
export const hash = z.string().openapi({ example: 'c0ffee…', description: 'SHA-256，64 位小写十六进制' })
/** Half-open range of the text in UTF-16 code units. */
export const span = z
  .tuple([z.int(), z.int()])
  .openapi({ description: '在复原正文中的位置，UTF-16 单位，前闭后开 [起, 止)', example: [120, 143] })
/** A span of days, half-open. */
export const period = z
  .tuple([z.string(), z.string()])
  .openapi({ description: '时段，前闭后开 [起, 止)', example: ['2030-01-01', '2031-01-01'] })
/** Division code, GB/T 2260. */
export const placeCode = z.string().openapi({ example: '990101', description: '行政区划代码（GB/T 2260）' })

/** Words of the report and where they stand. */
export const passage = z.object({ text: z.string(), span }) satisfies z.ZodType<PublishedPassage>
/** A figure as the report has it. */
export const figure = z
  .object({
    metric: z.string(),
    op: z.enum(ops),
    value: z.union([z.number(), z.string()]).nullable(),
    max: z.number().nullable(),
    unit: z.string().nullable().openapi({ description: '单位；万、亿留在单位里，不换算' }),
    change: z.boolean().openapi({ description: '是否为增长率或变化量；下降为负' }),
    of: z.string().nullable(),
    span,
  })
  .openapi('Figure')
/** A due day, as it is written and as a day. */
export const due = z.object({ text: z.string(), date: day.nullable() })
