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
  /** What both changed, and differently; `content` holds mine there. */
  readonly both: readonly ContentField[]
  /** What only the other side changed, and was taken from there. */
  readonly taken: readonly ContentField[]
}

/** Two changes of one report laid over one another, field by field. */
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

/** Whether two reports, or two fields, say the same. */
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

/** What of a report is typed, without where it stands. */
export function contentOf(report: ProgressContent | null): ProgressContent {
  if (!report) return emptyContent
  const { unchanged, percent, situation, problems, nextStep, coordination, figures } = report
  return { unchanged, percent, situation, problems, nextStep, coordination, figures }
}
