import type { Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { EventSubject } from '../domain/vocabulary.ts'
import { appendEntries } from '../ledger/append-entry.ts'
import type { Entry } from '../ledger/entry.ts'
import { standingsOf } from '../record/tasks/task-standing.ts'
import type { Tables } from '../store/tables.ts'

/** What of a change its history shows. */
export interface Change extends Entry {
  /** Whose history it belongs to. */
  readonly subject: EventSubject
  readonly subjectId: string
  /** One sentence in Chinese, without names of people, free text or file names. */
  readonly summary: string
  readonly content?: object
}

/** Write a change into the ledger and into the history of its subject, in the caller's transaction; never a public event. */
export async function noteChange(trx: Transaction<Tables>, change: Change): Promise<void> {
  await noteChanges(trx, change.jurisdictionId, [change])
}

/** {@link noteChange} of many changes of one jurisdiction, in their order; one without a `subject` has an entry and no history. */
export async function noteChanges(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  changes: readonly (Change | (Entry & { readonly subject?: undefined }))[],
): Promise<void> {
  const standing = await standingsOf(trx, jurisdictionId, changes.flatMap(taskOf))
  // what a task promises after the change, so that what is shown can be compared with it
  const entries = changes.map((change) => {
    const stands = standing.get(taskOf(change)[0] ?? '')
    return stands === undefined ? change : { ...change, body: { ...change.body, stands } }
  })
  const appended = await appendEntries(trx, jurisdictionId, entries)
  const events = changes.flatMap((change, index) => {
    const seq = appended[index]?.seq
    if (change.subject === undefined || seq === undefined) return []
    const { subject, subjectId, summary, content = {}, kind, at, actor } = change
    return [
      {
        jurisdiction_id: jurisdictionId,
        event_id: uuid(),
        subject,
        subject_id: subjectId,
        kind,
        at,
        actor,
        public: false,
        summary,
        content: JSON.stringify(content),
        ledger_seq: seq,
      },
    ]
  })
  for (let from = 0; from < events.length; from += atOnce)
    await trx
      .insertInto('event')
      .values(events.slice(from, from + atOnce))
      .execute()
}

/** The task a change is of, if it is of one. */
const taskOf = (change: {
  readonly subject?: EventSubject | undefined
  readonly subjectId?: string
}): readonly string[] => (change.subject === 'task' && change.subjectId !== undefined ? [change.subjectId] : [])

/** Rows of one INSERT: eleven parameters each, and PostgreSQL takes 65,535. */
const atOnce = 4000
