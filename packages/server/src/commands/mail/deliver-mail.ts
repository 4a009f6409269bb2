import type { Kysely } from 'kysely'
import type { Tables } from '../../store/tables.ts'

/** An e-mail on its way. */
export interface OutgoingMail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/**
 * Hand the e-mails that are due to `send`, at most 20; returns how many went. One that failed is tried again after 1, 5, 25
 * minutes … and given up after the eighth time; a person without an address gets none. Rows are locked while they are sent,
 * so that of several servers one sends each. Not bound to a jurisdiction: it empties the whole outbox.
 */
export async function deliverMail(
  db: Kysely<Tables>,
  at: Date,
  send: (mail: OutgoingMail) => Promise<unknown>,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('mail')
      .innerJoin('person', (join) =>
        join
          .onRef('person.jurisdiction_id', '=', 'mail.jurisdiction_id')
          .onRef('person.person_id', '=', 'mail.person_id'),
      )
      .select(['mail.jurisdiction_id', 'mail.mail_id', 'mail.subject', 'mail.body', 'mail.tries', 'person.email'])
      .where('mail.sent_at', 'is', null)
      .where('mail.given_up_at', 'is', null)
      .where('mail.next_try_at', '<=', at)
      .orderBy('mail.next_try_at')
      .limit(20)
      .forUpdate('mail')
      .skipLocked()
      .execute()
    let sent = 0
    for (const row of rows) {
      const trouble = await outcome(send, row)
      const tries = row.tries + 1
      const gone = trouble === null
      sent += gone ? 1 : 0
      await trx
        .updateTable('mail')
        .set({
          tries,
          trouble,
          sent_at: gone ? at : null,
          given_up_at: !gone && (tries >= mostTries || row.email === null) ? at : null,
          next_try_at: gone ? null : new Date(at.getTime() + Math.min(5 ** (tries - 1), 1440) * 60_000),
        })
        .where('jurisdiction_id', '=', row.jurisdiction_id)
        .where('mail_id', '=', row.mail_id)
        .execute()
    }
    return sent
  })
}

const mostTries = 8

async function outcome(
  send: (mail: OutgoingMail) => Promise<unknown>,
  { email, subject, body }: { readonly email: string | null; readonly subject: string; readonly body: string },
): Promise<string | null> {
  if (email === null) return 'no address'
  try {
    await send({ to: email, subject, text: body })
    return null
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).slice(0, 500)
  }
}
