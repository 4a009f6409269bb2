import type { Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tables } from '../../store/tables.ts'

/** An e-mail to people of the place. It says that something waits, never what the record says of it. */
export interface MailToWrite {
  readonly jurisdictionId: string
  readonly personIds: readonly string[]
  /** `progress.returned`, `task.assigned`, `period.reminder` */
  readonly kind: string
  readonly subject: string
  readonly body: string
}

/** Lay an e-mail out to be sent, in the transaction of what it tells: none goes for what was not done. */
export async function writeMail(trx: Transaction<Tables>, at: Date, mail: MailToWrite): Promise<void> {
  if (mail.personIds.length === 0) return
  await trx
    .insertInto('mail')
    .values(
      mail.personIds.map((person_id) => ({
        jurisdiction_id: mail.jurisdictionId,
        mail_id: uuid(),
        person_id,
        kind: mail.kind,
        subject: mail.subject,
        body: mail.body,
        made_at: at,
        next_try_at: at,
        sent_at: null,
        given_up_at: null,
        trouble: null,
      })),
    )
    .execute()
}
