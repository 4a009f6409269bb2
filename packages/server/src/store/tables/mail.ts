import type { Defaulted, Instant } from './columns.ts'

/** An e-mail that waits, was sent or was given up. */
export interface MailTable {
  jurisdiction_id: string
  mail_id: string
  person_id: string
  kind: string
  subject: string
  body: string
  made_at: Instant
  next_try_at: Instant | null
  tries: Defaulted<number>
  sent_at: Instant | null
  given_up_at: Instant | null
  trouble: string | null
}

/** The tables of this file, by their names. */
export interface MailTables {
  mail: MailTable
}
