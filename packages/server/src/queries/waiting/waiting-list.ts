import type { Kysely } from 'kysely'
import { mayDo } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import {
  type Waiting,
  type WaitingCount,
  type WaitingKind,
  waitingKinds,
  waitingOf,
} from '../../domain/waiting/waiting.ts'
import type { Tables } from '../../store/tables.ts'
import { bulletinList } from '../bulletins/bulletin-list.ts'
import { inspectionList } from '../inspections/inspection-list.ts'
import { instructionList } from '../instructions/instruction-list.ts'
import { matterList } from '../matters/matter-list.ts'
import { slipList } from '../matters/slip-list.ts'
import { listPowerRequests } from '../people/list-power-requests.ts'
import { workbench } from '../reporting/workbench.ts'
import type { WorkbenchGroup } from '../reporting/workbench-group.ts'
import { scoreList } from '../scores/score-list.ts'
import { waitingClues } from './waiting-clues.ts'

/**
 * What waits for a person (待我办理): the one count behind the workbench, the head of every screen and the calendar. Every
 * number is that of the list it opens. What waits for others and is only watched (not signed, not reported) is not in it.
 */
export async function waitingList(
  db: Kysely<Tables>,
  actor: SignedIn,
  at: Date,
  groups?: readonly WorkbenchGroup[],
): Promise<Waiting> {
  const [bench, ...others] = await Promise.all([
    groups ?? workbench(db, actor).then((own) => own.groups),
    matterList(db, actor, at, { mine: true }).then((matters) =>
      counted('matter', matters, ({ standing }) => standing === 'overdue'),
    ),
    slipList(db, actor, at).then((slips) => counted('slip', slips.filter(waits), ({ late }) => late)),
    waitingInstructions(db, actor, at),
    waitingClues(db, actor).then((count): WaitingCount => ({ kind: 'clue', count, late: 0 })),
    inspectionList(db, actor).then((inspections) =>
      counted('inspection', inspections.filter(waits), ({ late }) => late > 0),
    ),
    bulletinList(db, actor).then((bulletins) => counted('bulletin', bulletins.filter(waits))),
    scoreList(db, actor).then((scores) => counted('score', scores.filter(waits))),
    waitingPowers(db, actor, at),
  ])
  const ofTasks = bench.flatMap(({ kind, count, late }): WaitingCount[] => {
    const own = waitingKinds.find((one) => one === kind)
    return own ? [{ kind: own, count, late }] : []
  })
  return waitingOf([...ofTasks, ...others])
}

const waits = (listed: { readonly waits: boolean }): boolean => listed.waits

const counted = <Listed>(
  kind: WaitingKind,
  listed: readonly Listed[],
  isLate: (one: Listed) => boolean = () => false,
): WaitingCount => ({ kind, count: listed.length, late: listed.filter(isLate).length })

/** Instructions wait for the office; a leader sees there what came of their own. */
async function waitingInstructions(db: Kysely<Tables>, actor: SignedIn, at: Date): Promise<WaitingCount> {
  if (!actor.roles.some(({ role }) => role === 'supervisor')) return counted('instruction', [])
  return counted('instruction', await instructionList(db, actor, at, { of: 'bench' }))
}

/** Changes of powers that somebody else asked for and the person may confirm. */
async function waitingPowers(db: Kysely<Tables>, actor: SignedIn, at: Date): Promise<WaitingCount> {
  if ((await mayDo(db, actor, 'power.decide')).kind === 'refused') return counted('power', [])
  const requests = await listPowerRequests(db, actor.jurisdictionId, at, actor.today, actor)
  return counted(
    'power',
    requests.filter(({ mayConfirm }) => mayConfirm),
  )
}
