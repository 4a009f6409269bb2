import { type Kysely, sql, type Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { MayWrite } from '../../access/actor.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import { gatherYear } from '../../record/published-year/gather-year.ts'
import { stateToken } from '../../record/published-year/state-token.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'

/** The snapshot's number in its year and the SHA-256 of its content. */
export type Published =
  | { readonly kind: 'published'; readonly number: number; readonly hash: string }
  | Refusal<'nothing-adopted' | 'conflict'>

/**
 * Write what is public of a year as its next snapshot; from then on the public pages show it. With `compared`, the
 * {@link stateToken} of what somebody looked at, only where that is still what would be published.
 */
export async function publishSnapshot(
  db: Kysely<Tables>,
  may: MayWrite,
  at: Date,
  year: number,
  note: string | null,
  compared: string | null = null,
): Promise<Published> {
  return db.transaction().execute((trx) => publishSnapshotWithin(trx, may, at, year, note, compared))
}

/** {@link publishSnapshot} inside the caller's transaction. */
export async function publishSnapshotWithin(
  trx: Transaction<Tables>,
  may: MayWrite,
  at: Date,
  year: number,
  note: string | null,
  compared: string | null = null,
): Promise<Published> {
  // the person who changes the record of the place appends to its ledger: they wait, and what is gathered is one state
  await lockPlace(trx, may.jurisdictionId)
  const adopted = await trx
    .selectFrom('report')
    .select('report_id')
    .where('jurisdiction_id', '=', may.jurisdictionId)
    .where('year', '=', year)
    .where('state', '=', 'adopted')
    .executeTakeFirst()
  if (!adopted) {
    return refusal(
      422,
      'nothing-adopted',
      `${year}年还没有通过的报告，没有可以公开的内容。`,
      `No report of ${year} has been adopted; there is nothing to publish.`,
    )
  }
  if (compared !== null) {
    const now = await gatherYear(trx, may.jurisdictionId, year, { snapshot: 1, at, note: null })
    if (stateToken(now) !== compared) return changedMeanwhile
  }
  return publishWithin(trx, may, at, year, note)
}

/** {@link publishSnapshotWithin} for a year that has an adopted report. */
export async function publishWithin(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: MayWrite,
  at: Date,
  year: number,
  note: string | null,
) {
  const last = await trx
    .selectFrom('snapshot')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', '=', year)
    .executeTakeFirst()
  const number = (last?.number ?? 0) + 1
  const content = await gatherYear(trx, jurisdictionId, year, { snapshot: number, at, note })
  const hash = await putContent(trx, jurisdictionId, JSON.stringify(content), 'application/json', at)
  const entry = await appendEntry(trx, {
    jurisdictionId,
    at,
    actor: actor.id,
    kind: 'snapshot.published',
    body: { year, number, note, vault: [hash] },
  })
  await trx
    .insertInto('snapshot')
    .values({
      jurisdiction_id: jurisdictionId,
      year,
      number,
      content_hash: hash,
      ledger_seq: entry.seq,
      ledger_hash: entry.hash,
      cut_off: content.cutOff,
      published_at: at,
      published_by: actor.id,
      note,
    })
    .execute()
  await trx
    .insertInto('event')
    .values({
      jurisdiction_id: jurisdictionId,
      event_id: uuid(),
      subject: 'snapshot',
      subject_id: jurisdictionId,
      kind: 'snapshot.published',
      at,
      actor: actor.id,
      public: true,
      summary: `发布${year}年公开快照第${number}号。`,
      content: '{}',
      ledger_seq: entry.seq,
    })
    .execute()
  // heard at commit by every server process, so that its pages show the new snapshot at once
  await sql`select pg_notify('luoshi_published', ${content.jurisdiction.code})`.execute(trx)
  return { kind: 'published', number, hash } as const
}

const changedMeanwhile = refusal(
  409,
  'conflict',
  '核对之后内容又有变动，没有公开。请重新核对下面的变化，再办理公开。',
  'What would be published has changed since it was compared; compare again.',
)
