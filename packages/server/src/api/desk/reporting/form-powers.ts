import { mayDo } from '../../../access/may-do.ts'
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

/** A form with what the person may do with it today. */
export async function withPowers(
  db: Parameters<typeof mayDo>[0],
  actor: SignedIn,
  form: ProgressFormData,
): Promise<ProgressForm> {
  const { taskId } = form.task
  const may = async (action: Parameters<typeof mayDo>[2]) =>
    (await mayDo(db, actor, action, { taskId })).kind === 'allowed'
  const [writes, sends, judge, confirms, addEvidence, removeEvidence] = await Promise.all([
    may('progress.write'),
    may('progress.send'),
    may('progress.judge'),
    may('progress.confirm'),
    may('evidence.add'),
    may('evidence.remove'),
  ])
  const { report } = form
  const correction = form.report?.correctionReason != null
  const active = form.task.status === 'active'
  const own = new Set(unitsOf(actor))
  const state = report?.state ?? null
  return {
    ...form,
    bar: writingBar(state, { periodClosed: form.period.closed, correction }) ?? null,
    may: {
      write: writes && active,
      send: sends && active,
      judge,
      correct: writes && mayCorrect(state, form.period.closed, correction && state !== 'accepted'),
      confirmFor:
        confirms && (state === 'sent' || state === 'accepted')
          ? form.task.partners.flatMap(({ unitId }) => (own.has(unitId) ? [unitId] : []))
          : [],
      addEvidence,
      removeEvidence,
    },
  }
}
