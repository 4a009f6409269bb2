import type { Kysely } from 'kysely'
import type { InUnit } from '../../access/is-in-unit.ts'
import { doerOf } from '../../access/matter-doer.ts'
import type { Allowed } from '../../access/may-do.ts'
import { openClosingActs } from '../../domain/matters/closing-act.ts'
import type { Grade } from '../../domain/matters/matter-act.ts'
import type { ClosingAct, ClosingState } from '../../domain/matters/task-closing.ts'
import { closingOf } from '../../record/closing/closing-of.ts'
import { actorNames } from '../../record/people/actor-names.ts'
import type { Tables } from '../../store/tables.ts'
import { evidenceList } from '../evidence/evidence-list.ts'

/** How the closing of a task stands, its whole history, and what the asker may do now. */
export interface ClosingDetail {
  readonly state: ClosingState
  /** How many steps it has gone: an act says which number it saw. */
  readonly steps: number
  readonly grade: Grade | null
  readonly acts: readonly ClosingAct[]
  readonly history: readonly ClosingStepTold[]
  /** Files of the task that may be shown with a request; empty for who may not ask. */
  readonly evidence: readonly { readonly evidenceId: string; readonly fileName: string }[]
}

/** A step of a closing, as its history tells it. */
export interface ClosingStepTold {
  readonly ordinal: number
  readonly act: ClosingAct
  readonly by: string
  /** Whose powers they were, by delegation. */
  readonly onBehalfOf: string | null
  /** ISO 8601. */
  readonly at: string
  readonly words: string | null
  readonly reason: string | null
  readonly grade: Grade | null
  /** Files shown with it that were not taken off since. */
  readonly files: readonly { readonly evidenceId: string; readonly fileName: string }[]
}

/** The closing of a task, for somebody who may read how it goes. */
export async function closingDetail(
  db: Kysely<Tables>,
  { jurisdictionId, actor }: Allowed<'progress.read'>,
  { taskId, inUnit }: { readonly taskId: string; readonly inUnit: InUnit },
): Promise<ClosingDetail> {
  const closing = await closingOf(db, jurisdictionId, taskId, actor.today)
  const [task, steps, evidence] = await Promise.all([
    db
      .selectFrom('task')
      .select('status')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', taskId)
      .executeTakeFirst(),
    db
      .selectFrom('task_closing_step')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', taskId)
      .orderBy('ordinal')
      .execute(),
    evidenceList(db, jurisdictionId, taskId, inUnit),
  ])
  const names = await actorNames(db, jurisdictionId, [
    ...steps.map((step) => step.taken_by),
    ...steps.flatMap(({ on_behalf_of }) => (on_behalf_of === null ? [] : [`person:${on_behalf_of}`])),
  ])
  const files = evidence.map(({ evidenceId, fileName }) => ({ evidenceId, fileName }))
  const underWay = closing.state !== 'open' || task?.status === 'active'
  const acts = underWay ? openClosingActs(closing, doerOf(actor)) : []
  return {
    state: closing.state,
    steps: closing.steps,
    grade: closing.grade,
    acts,
    history: steps.map((step) => ({
      ordinal: step.ordinal,
      act: step.act,
      by: names.get(step.taken_by) ?? '',
      onBehalfOf: step.on_behalf_of === null ? null : (names.get(`person:${step.on_behalf_of}`) ?? ''),
      at: step.at.toISOString(),
      words: step.words,
      reason: step.reason,
      grade: step.grade,
      files: files.filter(({ evidenceId }) => step.evidence.includes(evidenceId)),
    })),
    evidence: acts.includes('ask-close') ? files : [],
  }
}
