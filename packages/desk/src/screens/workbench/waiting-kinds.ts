import type {
  WaitingCount,
  WaitingKind,
  WorkbenchGroup,
  WorkbenchKind,
} from '@luoshi/server/desk/reporting/workbench-routes.ts'
import { groupAddress } from './group-address.ts'
import { groupWords, lateWords } from './group-words.ts'

/** Things of one kind that wait for the person, and where they are dealt with. */
export interface WaitingLink extends WaitingCount {
  readonly title: string
  /** What is late about them. */
  readonly lateWords: string
  /** Screen where they are dealt with. */
  readonly to: string
}

/**
 * Kinds of what waits, most first, each with the screen where it is done: just its tasks where a group of the workbench names
 * them; those of tasks in the year that is carried out.
 */
export function waitingLinks(
  kinds: readonly WaitingCount[],
  code: string,
  { year, groups = [] }: { readonly year: number | null; readonly groups?: readonly WorkbenchGroup[] },
): WaitingLink[] {
  const linked = kinds.map((one): WaitingLink => {
    const list = lists[one.kind]
    if (list) return { ...one, title: list.title, lateWords: '逾期', to: `/${code}/${list.opens}` }
    const kind = one.kind as WorkbenchKind
    const group = groups.find((own) => own.kind === kind) ?? { kind, taskIds: null }
    const to = groupAddress(group, code, { year, asked: null })
    return { ...one, title: groupWords[kind].title, lateWords: lateWords(kind), to }
  })
  return linked.toSorted((a, b) => b.count - a.count)
}

/** Kinds that have a list of their own: what it is called, and its screen behind `/desk/{code}/`. */
const lists: Readonly<Partial<Record<WaitingKind, { readonly title: string; readonly opens: string }>>> = {
  matter: { title: '督办事项', opens: 'matters?mine=1' },
  slip: { title: '督查单', opens: 'slips?mine=1' },
  instruction: { title: '领导批示', opens: 'instructions' },
  clue: { title: '线索', opens: 'clues' },
  inspection: { title: '督查活动', opens: 'inspections' },
  bulletin: { title: '通报', opens: 'bulletins' },
  score: { title: '考评', opens: 'scores' },
  power: { title: '待确认的权限变动', opens: 'administration/people' },
}

/** Kinds that no part of the workbench shows but the line at its head. */
export const onlyAtTheHead: ReadonlySet<WaitingKind> = new Set(['slip', 'clue', 'power'])
