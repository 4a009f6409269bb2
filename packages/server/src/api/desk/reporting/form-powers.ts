import { actionsOn } from '../../../access/may-do.ts'
import type { SignedIn } from '../../../access/signed-in.ts'
import { mayCorrect, type WritingBar, writingBar } from '../../../domain/reporting/progress-state.ts'
import { unitsOf } from '../../../queries/reporting/my-tasks.ts'
import type { ProgressFormData } from '../../../queries/reporting/progress-form.ts'

/** `GET /tasks/{taskId}/progress/{periodId}`: the form, and what the person may do with it. */
export interface ProgressForm extends ProgressFormData {
  readonly may: FormPowers
  /** Why it cannot be written into; null when it can. */
  readonly bar: WritingBar | null
}

/** What the person at the form may do with this report now. */
export interface FormPowers {
  readonly write: boolean
  readonly send: boolean
  readonly judge: boolean
  /** Begin a correction. */
  readonly correct: boolean
  /** The partner units in whose name the person may confirm or object. */
  readonly confirmFor: readonly string[]
  readonly addEvidence: boolean
  readonly removeEvidence: boolean
}

const actions = [
  'progress.write',
  'progress.send',
  'progress.judge',
  'progress.confirm',
  'evidence.add',
  'evidence.remove',
] as const

/** A form with what the person may do with it today. */
export async function withPowers(
  db: Parameters<typeof actionsOn>[0],
  actor: SignedIn,
  form: ProgressFormData,
  memberId: string | null,
): Promise<ProgressForm> {
  const { taskId } = form.task
  const may = await actionsOn(db, actor, actions, { taskId })
  const { report } = form
  const correction = form.report?.correctionReason != null
  const active = form.task.status === 'active'
  const own = new Set(unitsOf(actor))
  // of a group's task each member writes its own
  const theirs = memberId === null || own.has(memberId)
  const state = report?.state ?? null
  return {
    ...form,
    bar: writingBar(state, { periodClosed: form.period.closed, correction }) ?? null,
    may: {
      write: theirs && may.has('progress.write') && active,
      send: theirs && may.has('progress.send') && active,
      judge: may.has('progress.judge'),
      correct:
        theirs &&
        may.has('progress.write') &&
        mayCorrect(state, form.period.closed, correction && state !== 'accepted'),
      confirmFor:
        may.has('progress.confirm') && (state === 'sent' || state === 'accepted')
          ? form.task.partners.flatMap(({ unitId }) => (own.has(unitId) ? [unitId] : []))
          : [],
      addEvidence: (theirs || may.has('progress.judge')) && may.has('evidence.add'),
      removeEvidence: (theirs || may.has('progress.judge')) && may.has('evidence.remove'),
    },
  }
}
