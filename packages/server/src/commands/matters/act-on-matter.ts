import type { Kysely, Selectable, Transaction } from 'kysely'
import { type AllowedOnMatter, type MatterAsk, provenWithin } from '../../access/ask.ts'
import { doerOf } from '../../access/matter-doer.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts'
import { type ClockRule, momentOf } from '../../domain/matters/clock.ts'
import { judgeAct, type MatterFacts } from '../../domain/matters/matter-act.ts'
import { liveStates, type MatterAct, type MatterState, matterTable } from '../../domain/matters/matter-table.ts'
import { startClock } from '../../domain/matters/replay.ts'
import { notLentBy, ownPower } from '../../domain/own-power.ts'
import type { MatterTable } from '../../store/tables/matters.ts'
import type { Tables } from '../../store/tables.ts'
import { reopenClue } from '../clues/settle-clue.ts'
import { reopenInstructions } from '../instructions/settle-instruction.ts'
import { type ActWanted, actionOf, type MatterAction } from './act-wanted.ts'
import { applyChange, isChange } from './adjust-matter.ts'
import { refusable } from './draft-matter.ts'
import { giverNamed } from './giver-named.ts'
import { setDue } from './matter-clock.ts'
import { evidenceOfMatter } from './matter-evidence.ts'
import { type MatterUnits, matterUnits, unitsTrouble } from './matter-parties.ts'
import { barRefusal, type MatterRefusal, matterRefusals, yearRefusal } from './matter-refusals.ts'
import { numberMatter } from './number-matter.ts'
import { stepConcerned } from './step-concerned.ts'
import { settleToldOfMatter, tellUnit } from './tell-unit.ts'
import { writeStep } from './write-step.ts'

/** The state after the act and the revision the next act must name. */
export type MatterMoved =
  | { readonly kind: 'moved'; readonly state: MatterState; readonly revision: number }
  | MatterRefusal

/**
 * Do an act to a matter: by the table, by the person, bringing what it must. The step, what it changes, the due moments and
 * the ledger's entry go in together or not at all.
 */
export async function actOnMatter(
  db: Kysely<Tables>,
  asked: MatterAsk<MatterAction>,
  at: Date,
  wanted: ActWanted,
  calendar: WorkCalendar,
): Promise<MatterMoved> {
  if (asked.action !== actionOf(wanted.act)) throw new Error(`what is asked is not ${wanted.act}`)
  return refusable(db, async (trx): Promise<MatterMoved> => {
    const may = await provenWithin(trx, asked)
    return may.kind === 'refused' ? may : actWithin(trx, may, at, wanted, calendar)
  })
}

/** {@link actOnMatter} in the caller's transaction, which a refusal takes back. */
export async function actWithin(
  trx: Transaction<Tables>,
  may: AllowedOnMatter<MatterAction>,
  at: Date,
  wanted: ActWanted,
  calendar: WorkCalendar,
): Promise<MatterMoved> {
  const { act, change } = wanted
  const { jurisdictionId, actor, matterId } = may
  const row = await lockedMatter(trx, jurisdictionId, matterId)
  if (!row) return matterRefusals.matter
  if (row.revision !== wanted.revision) return matterRefusals.stale
  const had = await matterUnits(trx, jurisdictionId, matterId)
  const changed = await applyChange(trx, may, { matter: row, units: had, act, change })
  if (changed.kind === 'refused') return changed
  const { units, clock, plan } = changed
  // a unit may name whom it knows; what the office writes must not
  if (isOfOffice(act)) {
    const texts = [wanted.words, wanted.reason, change?.asked, ...(change?.plan ?? []).map(({ words }) => words)]
    const named = await giverNamed(trx, jurisdictionId, { matterId }, texts)
    if (named) return named
  }
  const facts = factsOf(row, units)
  const started = act === 'hand-out' ? startClock(clock, at, calendar) : null
  if (started?.kind === 'refused') return yearRefusal(started)
  // 调整 can still mend it; what was suspended or adjusted has no other way on, and is told as overdue
  if (liveStates.includes(row.state) && started?.moments.some((moment) => moment.at <= at))
    return matterRefusals.pastPlan
  const settle = started?.moments.find(({ step }) => step === 'settle')
  const clockStep = await stepConcerned(trx, row, wanted)
  if (clockStep.kind === 'refused') return clockStep
  const { concerns } = clockStep
  const due = settle?.at ?? dueOf(wanted, clockStep.stands, clock)
  const evidence = await evidenceOfMatter(trx, jurisdictionId, matterId, wanted.evidence)
  if (evidence.kind === 'refused') return evidence
  const outcome = judgeAct(
    facts,
    doerOf(actor),
    {
      act,
      reason: wanted.reason ?? undefined,
      text: wanted.words ?? undefined,
      progress: wanted.progress ?? undefined,
      grade: wanted.grade ?? undefined,
      suggestedUnitId: wanted.suggestedUnitId ?? undefined,
      due,
      evidence: wanted.evidence.length,
      clock: settle !== undefined,
      noSecrets: wanted.noSecrets,
      change: isChange(change),
      ...clockStep.input,
    },
    at,
  )
  if (outcome.kind !== 'moves') return barRefusal(outcome)
  if (act === 'refuse' && wanted.suggestedUnitId !== null) {
    const suggested = { leadUnitIds: [wanted.suggestedUnitId], partnerUnitIds: [] }
    const trouble = await unitsTrouble(trx, jurisdictionId, suggested, actor.today)
    if (trouble) return trouble
  }
  if (started) await setDue(trx, { jurisdictionId, matterId, at }, started.moments, started.inputs, plan)
  if (act === 'grant-extension' && wanted.day !== null && due)
    await setDue(
      trx,
      { jurisdictionId, matterId, at },
      [{ ...(concerns ?? { step: 'settle', node: 0 }), day: wanted.day, cutOff: clock.cutOff, at: due }],
      { extension: row.steps + 1 },
      plan,
    )
  const numbered = act === 'approve' ? await numberMatter(trx, jurisdictionId, row.kind, actor.today) : {}
  const by = roleFor(actor, act, facts)
  await writeStep(trx, may, at, { wanted, row, units, to: outcome.to, by, due, concerns, numbered, change: changed })
  if (act === 'discard') {
    await reopenInstructions(trx, jurisdictionId, { actor: actor.id, at, matterId })
    await reopenClue(trx, jurisdictionId, { actor: actor.id, at, matterId })
  }
  await settleToldOfMatter(trx, jurisdictionId, at, { act, to: outcome.to, matterId })
  await tellUnit(trx, jurisdictionId, at, {
    act,
    matterId,
    unitId: units.leadUnitIds[0],
    year: row.year,
    ordinal: row.ordinal,
    by: actor.id,
    mails: wanted.mails,
  })
  return { kind: 'moved', state: outcome.to, revision: row.revision + 1 }
}

const isOfOffice = (act: MatterAct): boolean => !matterTable[act].by.startsWith('lead')

async function lockedMatter(trx: Transaction<Tables>, jurisdictionId: string, matterId: string) {
  return trx
    .selectFrom('matter')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .forUpdate()
    .executeTakeFirst()
}

/** What the rules know of a matter. */
export function factsOf(row: Selectable<MatterTable>, { leadUnitIds }: MatterUnits): MatterFacts {
  return {
    state: row.state,
    leadUnitId: leadUnitIds[0] ?? null,
    proposedBy: row.proposed_by,
    closeAskedBy: row.close_asked_by,
    approverId: row.approver_id,
    settleBy: row.settle_by,
  }
}

/** The role an act rests on: its unit, and whose powers it were. */
function roleFor(actor: SignedIn, act: MatterAct, { leadUnitId, approverId, proposedBy, closeAskedBy }: MatterFacts) {
  const { by } = matterTable[act]
  const first = { 'approver-first': proposedBy, 'office-second': closeAskedBy }[by as string] ?? null
  const roles = notLentBy(doerOf(actor).roles, [first]).filter(({ part, unitId, onBehalfOf }) => {
    if (by === 'lead' || by === 'lead-head') return unitId === leadUnitId && part !== 'office'
    if (by === 'approver-first') return part === 'approver'
    if (by === 'approver-same') return part === 'approver' && (onBehalfOf ?? actor.personId) === approverId
    return part === 'office'
  })
  return ownPower(roles)
}

/** The moment an act names: a day with the hour of the clock; of a refused extension the one that stands. */
function dueOf({ act, day }: ActWanted, stands: Date | null, { cutOff }: ClockRule): Date | undefined {
  if (act === 'deny-extension') return stands ?? undefined
  return day === null ? undefined : momentOf(day, cutOff)
}
