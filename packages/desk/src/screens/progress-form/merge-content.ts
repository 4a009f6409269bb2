import type { ProgressContent } from '@luoshi/server/desk/reporting/progress-routes.ts'

export type ContentField = keyof ProgressContent

/** Fields of a report in the words of the form. */
export const fieldWords: Readonly<Record<ContentField, string>> = {
  unchanged: '本期无变化',
  percent: '完成进度',
  situation: '进展情况',
  problems: '存在问题',
  nextStep: '下步措施',
  coordination: '需协调事项',
  figures: '指标数值',
}

export interface Merged {
  readonly content: ProgressContent
  /** Fields that both changed differently; `content` holds mine. */
  readonly both: readonly ContentField[]
  /** Fields that only the other side changed; `content` holds theirs. */
  readonly taken: readonly ContentField[]
}

/** Three-way merge of a report, field by field. */
export function mergeContent(base: ProgressContent, mine: ProgressContent, theirs: ProgressContent): Merged {
  const fields = Object.keys(fieldWords) as ContentField[]
  const both = fields.filter(
    (field) =>
      !same(mine[field], theirs[field]) && !same(base[field], mine[field]) && !same(base[field], theirs[field]),
  )
  const taken = fields.filter((field) => same(base[field], mine[field]) && !same(base[field], theirs[field]))
  const content = { ...mine, ...Object.fromEntries(taken.map((field) => [field, theirs[field]])) }
  return { content, both, taken }
}

/** Whether two reports, or two fields, are equal. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

export const emptyContent: ProgressContent = {
  unchanged: false,
  percent: null,
  situation: '',
  problems: '',
  nextStep: '',
  coordination: '',
  figures: [],
}

/** The typed fields of a report, without its state. */
export function contentOf(report: ProgressContent | null): ProgressContent {
  if (!report) return emptyContent
  const { unchanged, percent, situation, problems, nextStep, coordination, figures } = report
  return { unchanged, percent, situation, problems, nextStep, coordination, figures }
}
