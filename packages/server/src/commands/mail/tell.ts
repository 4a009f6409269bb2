import { type Kysely, sql, type Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { MessageKind } from '../../domain/vocabulary.ts'
import { type PersonToTell, withMail } from '../../record/people/people-to-tell.ts'
import type { Tables } from '../../store/tables.ts'
import { type MailToWrite, writeMail } from './write-mail.ts'

/** What people are told: a message on the desk, and an e-mail where the place sends them. */
export interface Telling {
  readonly jurisdictionId: string
  /** Who did it is not told of it. */
  readonly people: readonly PersonToTell[]
  readonly kind: MessageKind
  /** What was done, where the kind tells of several acts. */
  readonly act?: string
  /** The tasks, matters or bulletins it tells of, as the kind says. */
  readonly subjectIds: readonly string[]
  readonly periodId?: string | null
  /** The unit the office is told of; people of a unit are told as its people. */
  readonly ofUnitId?: string | null
  readonly urgeId?: string
  /** Who did it: `person:…`, or `clock`. */
  readonly by: string
  /** Null where no e-mail goes. */
  readonly mail: Pick<MailToWrite, 'kind' | 'subject' | 'body'> | null
}

/**
 * Tell people that something waits for them, in the transaction of what it tells: none is told of what was not done. What
 * somebody has not read yet of the same kind and unit is added to: thirty reports of a unit are one message.
 */
export async function tell(trx: Transaction<Tables>, at: Date, telling: Telling): Promise<void> {
  const { jurisdictionId, kind, act = null, subjectIds, periodId = null, urgeId = null, ofUnitId = null, by } = telling
  if (subjectIds.length === 0) return
  const told = new Map(
    telling.people
      .filter(({ personId }) => `person:${personId}` !== by)
      .map((person) => [`${person.personId} ${person.unitId}`, person]),
  )
  for (const { personId, unitId } of told.values()) {
    const of = unitId ?? ofUnitId
    if (urgeId === null && act === null && (await added(trx, at, telling, personId, of))) continue
    await trx
      .insertInto('message')
      .values({
        jurisdiction_id: jurisdictionId,
        message_id: uuid(),
        person_id: personId,
        kind,
        act,
        unit_id: of,
        period_id: periodId,
        urge_id: urgeId,
        subject_ids: [...new Set(subjectIds)],
        made_by: by,
        made_at: at,
        read_at: null,
        settled_at: null,
      })
      .execute()
  }
  if (telling.mail === null) return
  const personIds = [...new Set(withMail(telling.people).map(({ personId }) => personId))]
  await writeMail(trx, at, { jurisdictionId, personIds, ...telling.mail })
}

/** Adds to what the person has not read yet of the same kind and unit; false where there is nothing to add to. */
async function added(
  trx: Transaction<Tables>,
  at: Date,
  { jurisdictionId, kind, subjectIds, periodId = null, by }: Telling,
  personId: string,
  unitId: string | null,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('message')
    .set({
      subject_ids: sql<string[]>`array(select distinct unnest(subject_ids || ${subjectIds}::uuid[]))`,
      period_id: periodId,
      made_by: by,
      made_at: at,
    })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where(sql<boolean>`unit_id is not distinct from ${unitId}::uuid`)
    .where('read_at', 'is', null)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What was done, of which messages of some kinds wait. */
export interface Settled {
  readonly jurisdictionId: string
  readonly kinds: readonly MessageKind[]
  readonly subjectId: string
  /** Only what the people of this unit were told. */
  readonly unitId?: string
}

/** Take a task out of the messages that wait for what was just done; one that waits for nothing more is settled, read or not. */
export async function settleMessages(
  trx: Transaction<Tables>,
  at: Date,
  { jurisdictionId, kinds, subjectId, unitId }: Settled,
): Promise<void> {
  await trx
    .updateTable('message')
    .set({
      subject_ids: sql<string[]>`case when cardinality(subject_ids) > 1
        then array_remove(subject_ids, ${subjectId}::uuid) else subject_ids end`,
      settled_at: sql<Date | null>`case when cardinality(subject_ids) > 1 then null else ${at}::timestamptz end`,
    })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('kind', 'in', kinds)
    .where(sql<boolean>`subject_ids @> array[${subjectId}::uuid]`)
    .where('settled_at', 'is', null)
    .$if(unitId !== undefined, (query) => query.where('unit_id', '=', unitId ?? ''))
    .execute()
}

/** Mark messages of one's own as read; those of others and unknown ones are left. All where none is named. */
export async function readMessages(
  db: Kysely<Tables>,
  { jurisdictionId, personId }: { readonly jurisdictionId: string; readonly personId: string },
  at: Date,
  messageIds: readonly string[] | null,
): Promise<{ readonly kind: 'read'; readonly count: number }> {
  const { numUpdatedRows } = await db
    .updateTable('message')
    .set({ read_at: at })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .$if(messageIds !== null, (query) => query.where('message_id', 'in', messageIds ?? []))
    .executeTakeFirst()
  return { kind: 'read', count: Number(numUpdatedRows) }
}
