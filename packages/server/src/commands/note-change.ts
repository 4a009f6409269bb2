import type { Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { EventSubject } from '../domain/vocabulary.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import type { Entry } from '../ledger/entry.ts'
import { standingOf } from '../record/tasks/task-standing.ts'
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
  const { subject, subjectId, summary, content = {}, ...entry } = change
  // what a task promises after the change, so that what is shown can be held against it
  const stands = subject === 'task' ? await standingOf(trx, entry.jurisdictionId, subjectId) : null
  const { seq } = await appendEntry(trx, stands === null ? entry : { ...entry, body: { ...entry.body, stands } })
  await trx
    .insertInto('event')
    .values({
      jurisdiction_id: entry.jurisdictionId,
      event_id: uuid(),
      subject,
      subject_id: subjectId,
      kind: entry.kind,
      at: entry.at,
      actor: entry.actor,
      public: false,
      summary,
      content: JSON.stringify(content),
      ledger_seq: seq,
    })
    .execute()
}
