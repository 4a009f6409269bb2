import type { Workbench } from '@luoshi/server/desk/reporting/workbench-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { useWorkplace } from '../../application/session.tsx'
import { useBulletins } from '../bulletins/use-bulletins.ts'
import { useInspections } from '../inspections/use-inspection.ts'
import { useInstructions } from '../instructions/use-instructions.ts'
import { useScores } from '../scores/use-scores.ts'
import { groupAddress } from './group-address.ts'
import { groupWords, lateWords } from './group-words.ts'

/** Things of one kind that wait for the person. */
export interface WaitingKind {
  readonly title: string
  readonly count: number
  /** How many of them are late. */
  readonly late: number
  /** What is late about them. */
  readonly lateWords: string
  /** Screen where they are dealt with. */
  readonly to: string
}

/** What waits, as far as it could be read. */
export interface Waiting {
  /** Most first. */
  readonly kinds: readonly WaitingKind[]
  /** Whether every list has been read: only then is none nothing. */
  readonly whole: boolean
  /** What went wrong with a list that could not be read. */
  readonly error: Error | null
}

/** Everything that waits for the person, by kind: the groups of the workbench and what has a list of its own. */
export function useWaiting(
  groups: Workbench['groups'],
  years: { readonly year: number | null; readonly asked: number | null },
): Waiting {
  const place = useWorkplace()
  const matters = useQuery({
    queryKey: [place.code, 'matters', 'mine=1'],
    queryFn: () => place.ask('GET /matters', { query: { mine: '1' } }),
  })
  const office = place.has('supervisor')
  const instructions = useInstructions({ bench: '1' }, office)
  const [inspections, bulletins, scores] = [useInspections(), useBulletins(), useScores()]
  const own = matters.data?.matters ?? []
  const waits = (list: readonly { readonly waits: boolean }[] | undefined) =>
    list?.filter((one) => one.waits).length ?? 0
  const kind = (title: string, count: number, opens: string, late = 0) => ({
    ...{ title, count, late, lateWords: '逾期' },
    to: `/${place.code}/${opens}`,
  })
  const all: readonly WaitingKind[] = [
    ...groups.map((group) => ({
      title: groupWords[group.kind].title,
      count: group.count,
      late: group.late,
      lateWords: lateWords(group.kind),
      to: groupAddress(group, place.code, years),
    })),
    kind('督办事项', own.length, 'matters?mine=1', own.filter(({ standing }) => standing === 'overdue').length),
    // a leader's own are answered by the office
    kind('领导批示', office ? (instructions.data?.instructions.length ?? 0) : 0, 'instructions'),
    kind('督查活动', waits(inspections.data?.inspections), 'inspections'),
    kind('通报', waits(bulletins.data?.bulletins), 'bulletins'),
    kind('考评', waits(scores.data?.scores), 'scores'),
  ]
  const lists = [matters, inspections, bulletins, scores, ...(office ? [instructions] : [])]
  return {
    kinds: all.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count),
    whole: lists.every(({ data }) => data !== undefined),
    error: lists.find(({ data, error }) => data === undefined && error !== null)?.error ?? null,
  }
}
