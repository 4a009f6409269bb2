import type { Figure, Theme } from '@luoshi/report'
import type { CommitmentKind } from './vocabulary.ts'

/** The kinds of commitments in Chinese: 类型 of a task. */
export const commitmentKindWords: Readonly<Record<CommitmentKind, string>> = {
  indicator: '指标',
  project: '项目',
  work: '工作',
  livelihood: '民生实事',
  government: '自身建设',
}

/**
 * What kind of task a commitment is by its words (类型: 指标/项目/工作/民生实事/自身建设); a person may say otherwise.
 * @see the task table's columns, 4.1 of the domain reference
 */
export function commitmentKind(
  wording: string,
  facts: { readonly livelihood: boolean; readonly theme: Theme | null; readonly figures: readonly Figure[] },
): CommitmentKind {
  if (facts.livelihood) return 'livelihood'
  if (facts.theme === 'government') return 'government'
  if (/项目|工程|开工|竣工|投产|投用|建成|主体完工/.test(wording)) return 'project'
  return facts.figures.some((figure) => typeof figure.value === 'number') ? 'indicator' : 'work'
}
