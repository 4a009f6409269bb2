import { type Kysely, sql } from 'kysely'
import { acrossPlaces } from '../../access/place-wall.ts'
import { inDays } from '../../domain/day.ts'
import type { Tables } from '../../store/tables.ts'

/** An e-mail on its way. */
export interface OutgoingMail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/**
 * Hands the e-mails that are due to `send`, one after another, at most 20; returns how many went. Each is claimed in a
 * transaction of its own before it is sent and marked after, so that none is open while a mail server answers, and of
 * several servers one sends each. A server that stops between the two leaves the e-mail claimed: it may have gone, so it is
 * not sent again. One that failed is tried again after 1, 5, 25 minutes … and given up after the eighth time; a person
 * without an address, or whose account is disabled, gets none. Not bound to a jurisdiction: it empties the whole outbox.
 */
export async function deliverMail(
  db: Kysely<Tables>,
  at: Date,
  send: (mail: OutgoingMail) => Promise<unknown>,
): Promise<number> {
  let sent = 0
  const waiting = await placesWithMail(db, at)
  for (let count = 0; count < mostAtOnce; count++) {
    const row = await nextOf(db, waiting, at)
    if (!row) break
    const trouble = await outcome(send, row)
    const gone = trouble === null
    sent += gone ? 1 : 0
    await db
      .updateTable('mail')
      .set({
        trouble,
        sent_at: gone ? at : null,
        given_up_at: !gone && (row.tries >= mostTries || row.email === null) ? at : null,
        next_try_at: gone ? null : new Date(at.getTime() + Math.min(5 ** (row.tries - 1), 1440) * 60_000),
      })
      .where('jurisdiction_id', '=', row.jurisdiction_id)
      .where('mail_id', '=', row.mail_id)
      .execute()
  }
  return sent
}

interface ClaimedMail {
  readonly jurisdiction_id: string
  readonly mail_id: string
  readonly subject: string
  readonly body: string
  /** This try counted. */
  readonly tries: number
  readonly email: string | null
}

/** The places that have e-mail to be sent, who waits longest first; taken off by {@link nextOf} once they have none. */
async function placesWithMail(db: Kysely<Tables>, at: Date): Promise<string[]> {
  const rows = await acrossPlaces('the outbox of every place', () =>
    db
      .selectFrom('mail')
      .select('jurisdiction_id')
      .where('sent_at', 'is', null)
      .where('given_up_at', 'is', null)
      .where(isDue('mail.next_try_at', at))
      .groupBy('jurisdiction_id')
      .orderBy((eb) => eb.fn.min('next_try_at'))
      .execute(),
  )
  return rows.map((row) => row.jurisdiction_id)
}

/**
 * Whether the moment of a try has come. One further ahead than any pause is long was written by a clock that was ahead: that
 * e-mail would wait until it is that late.
 */
const isDue = (column: string, at: Date) => {
  const next = sql.ref(column)
  return sql<boolean>`(${next} <= ${at} or ${next} > ${inDays(at, 2)})`
}

/** The next e-mail, a place after the other, so that none waits until another’s outbox is empty. */
async function nextOf(db: Kysely<Tables>, waiting: string[], at: Date): Promise<ClaimedMail | undefined> {
  for (let place = waiting.shift(); place !== undefined; place = waiting.shift()) {
    const row = await claim(db, place, at)
    if (!row) continue
    waiting.push(place)
    return row
  }
  return undefined
}

/** Takes the next e-mail of a place that is due out of the queue; undefined when there is none. Rows another server claims are skipped. */
async function claim(db: Kysely<Tables>, jurisdictionId: string, at: Date): Promise<ClaimedMail | undefined> {
  const { rows } = await sql<ClaimedMail>`
    update mail set tries = mail.tries + 1, next_try_at = null, trouble = ${interrupted}
      from person
     where mail.jurisdiction_id = ${jurisdictionId} and mail.mail_id = (
        select mail_id from mail
         where jurisdiction_id = ${jurisdictionId} and sent_at is null and given_up_at is null and ${isDue('next_try_at', at)}
         order by next_try_at, mail_id limit 1 for update skip locked)
       and person.jurisdiction_id = mail.jurisdiction_id and person.person_id = mail.person_id
    returning mail.jurisdiction_id, mail.mail_id, mail.subject, mail.body, mail.tries,
      case when exists (
        select from auth_user where auth_user.id = person.account_id and auth_user."disabledAt" is not null
      ) then null else person.email end as email`.execute(db)
  return rows[0]
}

/** What stands at an e-mail while it is sent, and for good where the server stopped meanwhile. */
const interrupted =
  'claimed for sending; if this stays, the server stopped meanwhile and the e-mail may or may not have gone'
const mostAtOnce = 20
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
