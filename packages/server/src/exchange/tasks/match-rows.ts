import { bareWords } from '../../domain/bare-words.ts'
import { numberNamed, taskNumber } from '../../domain/task-number.ts'
import type { TaskRow } from '../../queries/tasks/task-table.ts'
import type { BodyRow } from './sheet-body.ts'

/** Which task a row of a file speaks of. */
export type RowMatch =
  | { readonly kind: 'task'; readonly task: TaskRow; readonly by: 'mark' | 'number' | 'wording' }
  /** Under no task: a new part of that commitment, or of one that somebody has to name. */
  | { readonly kind: 'new'; readonly commitmentId: string | null }
  /** It may be several, or one that another row already is; the reason for people. */
  | { readonly kind: 'unclear'; readonly reason: string }

/** From here on words are taken for the same promise; below the second they have nothing to do with each other. */
const same = 0.6
const unlike = 0.35
/** Two tasks that come this near one another cannot be told apart. */
const apart = 0.05

interface Candidate {
  readonly task: TaskRow
  readonly score: number
  readonly numbered: boolean
}

/**
 * The task of each row, in the order of the rows: by the hidden mark, else by 序号 and words together, else by the words.
 * No task is given to two rows; what cannot be told is not matched.
 */
export function matchRows(rows: readonly BodyRow[], tasks: readonly TaskRow[]): RowMatch[] {
  const matches: RowMatch[] = []
  const taken = new Map<string, number>()
  const byId = new Map(tasks.map((task) => [task.taskId, task]))
  const pending: { readonly index: number; readonly candidates: readonly Candidate[] }[] = []
  const candidatesOf = candidateFinder(tasks)
  const parentOf = parentFinder(tasks)
  for (const [index, { row, cells }] of rows.entries()) {
    const task = byId.get(cells.mark ?? '')
    if (task && !taken.has(task.taskId)) {
      taken.set(task.taskId, row)
      matches[index] = { kind: 'task', task, by: 'mark' }
    } else if (cells.mark && !task)
      matches[index] = { kind: 'unclear', reason: '标识不在本年度的任务表中，可能属于别的年度，或任务已合并' }
    else pending.push({ index, candidates: candidatesOf(cells) })
  }
  const best = (candidates: readonly Candidate[]) => candidates[0]?.score ?? 0
  for (const { index, candidates } of pending.toSorted((a, b) => best(b.candidates) - best(a.candidates))) {
    const match = decided(candidates, taken, rows[index]?.cells ?? {}, parentOf)
    matches[index] = match
    if (match.kind === 'task') taken.set(match.task.taskId, rows[index]?.row ?? 0)
  }
  return matches
}

function decided(
  candidates: readonly Candidate[],
  taken: ReadonlyMap<string, number>,
  cells: BodyRow['cells'],
  parentOf: (cells: BodyRow['cells']) => string | null,
): RowMatch {
  const [first, second] = candidates
  if (!first || first.score < unlike) return { kind: 'new', commitmentId: parentOf(cells) }
  if (first.score < same) return { kind: 'unclear', reason: `与第 ${shown(first)} 项相近，不能确定是不是同一项` }
  const other = taken.get(first.task.taskId)
  if (other !== undefined) {
    if (bareWords(cells.wording ?? cells.adopted ?? '') === bareWords(first.task.wording))
      return { kind: 'unclear', reason: `与表中第 ${other} 行是同一项任务（第 ${shown(first)} 项）` }
    return { kind: 'new', commitmentId: first.task.commitmentId }
  }
  if (second && second.score >= same && first.score - second.score < apart && !taken.has(second.task.taskId))
    return { kind: 'unclear', reason: `与第 ${shown(first)}、${shown(second)} 项都相近，不能确定是哪一项` }
  return { kind: 'task', task: first.task, by: first.numbered ? 'number' : 'wording' }
}

const shown = ({ task }: Candidate): string => taskNumber(task)

/**
 * Finds the commitment that a row names beside words of its own: by the report's words, or as `12-3`. A bare number says
 * nothing: an office's own sheet may count in its own way.
 */
function parentFinder(tasks: readonly TaskRow[]): (cells: BodyRow['cells']) => string | null {
  const byWords = new Map(tasks.map(({ adopted, commitmentId }) => [bareWords(adopted), commitmentId]))
  const byNumber = new Map(tasks.map(({ number, commitmentId }) => [number, commitmentId]))
  return ({ adopted = '', number = '' }) => {
    const part = /^((?:目标|增)?\d{1,5})[-－—–]\d{1,3}$/.exec(number.replace(/\s/g, ''))
    return byWords.get(bareWords(adopted)) ?? byNumber.get(numberNamed(part?.[1] ?? '') ?? 0) ?? null
  }
}

/** Finds the tasks that a row may speak of, the likeliest first. */
function candidateFinder(tasks: readonly TaskRow[]): (cells: BodyRow['cells']) => readonly Candidate[] {
  const likeness = likenessTo(tasks)
  const byNumber = Map.groupBy(tasks, ({ number }) => number)
  return (cells) => {
    const named = /^((?:目标|增)?\d{1,5})(?:[-－—–.](\d{1,3}))?$/.exec(
      (cells.number ?? '').normalize('NFKC').replace(/[\s,]/g, ''),
    )
    const part = named?.[2] === undefined || named[2] === '0' ? null : Number(named[2])
    const ofNumber = new Set(
      (byNumber.get(numberNamed(named?.[1] ?? '') ?? 0) ?? []).filter((task) => part === null || task.part === part),
    )
    const text = cells.wording || cells.adopted || ''
    if (text === '') {
      const alone = ofNumber.size === 1
      return [...ofNumber].map((task) => ({ task, score: alone ? 1 : same - apart, numbered: true }))
    }
    const scores = likeness(text)
    if (cells.wording && cells.adopted)
      // the task in other words, beside the report's own
      for (const [task, score] of likeness(cells.adopted))
        if (score > 0.9 && task.parts === 1 && (scores.get(task) ?? 0) < 0.75) scores.set(task, 0.75)
    for (const task of ofNumber) if (!scores.has(task)) scores.set(task, 0)
    return [...scores]
      .map(([task, score]) => {
        const numbered = ofNumber.has(task)
        return { task, numbered, score: numbered && score >= unlike ? score + 0.3 : score }
      })
      .toSorted((a, b) => b.score - a.score || Number(b.numbered) - Number(a.numbered))
      .slice(0, 8)
      .concat([...ofNumber].map((task) => ({ task, numbered: true, score: 0 })))
  }
}

/** How like a text is to each task's words or the report's own: 1 the same, 0 nothing in common; those with 0 are left out. */
function likenessTo(tasks: readonly TaskRow[]): (text: string) => Map<TaskRow, number> {
  const index = new Map<string, number[]>()
  // the words of a commitment in parts say nothing of which part is meant
  const documents = tasks.flatMap((task) =>
    [...new Set([bareWords(task.wording), ...(task.parts === 1 ? [bareWords(task.adopted)] : [])])].map((words) => ({
      task,
      words,
    })),
  )
  const sizes = documents.map(({ words }, at) => {
    const pairs = pairsOf(words)
    for (const pair of pairs) {
      const found = index.get(pair)
      if (found) found.push(at)
      else index.set(pair, [at])
    }
    return pairs.size
  })
  const common = new Uint16Array(documents.length)
  return (text) => {
    const words = bareWords(text.slice(0, longest))
    const pairs = pairsOf(words)
    common.fill(0)
    for (const pair of pairs) for (const at of index.get(pair) ?? []) common[at] = (common[at] ?? 0) + 1
    const scores = new Map<TaskRow, number>()
    for (const [at, document] of documents.entries()) {
      const count = common[at] ?? 0
      if (count === 0) continue
      const size = sizes[at] ?? 0
      const dice = (2 * count) / (pairs.size + size)
      // only where all the pairs of the one are the other's can it stand in it
      const whole = count >= Math.min(pairs.size, size)
      const score =
        whole && (holds(document.words, words) || holds(words, document.words)) ? Math.max(dice, 0.85) : dice
      if (score < least) continue
      scores.set(document.task, Math.max(score, scores.get(document.task) ?? 0))
    }
    return scores
  }
}

/** Below it a likeness plays no part in any choice. */
const least = 0.2
/** No task has more characters; what a row says beyond them is not looked at. */
const longest = 2000

const holds = (whole: string, piece: string): boolean => piece.length >= 6 && whole.includes(piece)

function pairsOf(words: string): Set<string> {
  const characters = [...words]
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`))
}
