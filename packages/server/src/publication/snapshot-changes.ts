import { type StateName, stateWords } from '../domain/published-state.ts'
import type { PublishedYear } from '../domain/published-year.ts'
import { shownVerdictWords } from '../domain/settlement/settlement-words.ts'
import type { ConfirmedVerdict } from '../domain/vocabulary.ts'
import type { SnapshotRow } from '../record/published-year/published-years.ts'
import { type DifferenceKind, differences, type YearDifference, yearDifferences } from './differences.ts'

/** A snapshot in the list of them, with what it says where that is at hand. */
export interface ListedSnapshot {
  readonly row: SnapshotRow
  readonly content: PublishedYear | undefined
}

/** Something that a snapshot does not say as the one before; `number` is the 序号 it belongs to, null for the year. */
export interface SnapshotChange {
  readonly number: number | null
  readonly kind: DifferenceKind | YearDifference['kind']
  /** What it is called in public: `文字`, `重点领域 3`. */
  readonly name: string
  readonly before: string | null
  readonly after: string | null
}

/** All that a snapshot does not say as the one before, first of the commitments; undefined where one is not at hand. */
export function snapshotChanges(
  before: ListedSnapshot | undefined,
  { content }: ListedSnapshot,
): readonly SnapshotChange[] | undefined {
  if (!content || !before?.content) return undefined
  return [
    ...differences(before.content, content).map((one) => ({ ...one, name: differenceWords[one.kind] })),
    ...yearDifferences(before.content, content).map((one) => ({ ...one, number: null })),
  ]
}

/** What was or is there, in words. */
export function changeWords(kind: SnapshotChange['kind'], value: string): string {
  if (kind === 'verdict') return shownVerdictWords[value as ConfirmedVerdict][1]
  return kind === 'state' ? stateWords[value as StateName][1] : value
}

/** What changed, before publishing and after: one word a kind. */
export const differenceWords = {
  added: '新列入',
  dropped: '不再列入',
  wording: '文字',
  figures: '数字',
  state: '状态',
  'lead-unit': '牵头单位',
  'partner-units': '配合单位',
  leader: '牵头领导',
  due: '期限',
  part: '分解任务',
  measure: '进度数值',
  progress: '进展',
  verdict: '对账结论',
} as const satisfies Record<DifferenceKind, string>
