import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { entryHash } from '../../ledger/entry.ts'
import { purgedContents } from '../../ledger/purged-contents.ts'
import { securityBreak } from '../../ledger/security-chain.ts'
import { type Break, type Expected, verifyChain, type Whole } from '../../ledger/verify-chain.ts'
import { nowhere } from '../../store/place-policies.ts'
import type { Tables } from '../../store/tables.ts'
import { hashOf } from '../../vault/vault.ts'
import { ledgerEntries } from './ledger-entries.ts'
import { nothingRecorded, record } from './shown/recorded.ts'
import { verifyShown } from './shown/verify-shown.ts'

/** Chain and vault were recomputed and hold. */
export interface WholeRecord extends Whole {
  /** Contents of the vault that were recomputed. */
  readonly contents: number
  /** Contents removed by two persons, as the ledger records. */
  readonly purged: number
}

/**
 * Whether the record of a place is what its ledger says: every entry recomputed, every content it names recomputed, the
 * adopted wordings and the head compared, and what is shown compared with what was recorded. Names the first break. Reads one state of the database, whatever is written
 * meanwhile.
 */
export async function verifyRecord(
  db: Kysely<Tables>,
  jurisdictionId: string,
  expected: Expected = {},
): Promise<WholeRecord | Break> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((trx) => verifyWithin(trx, jurisdictionId, expected))
}

/** The first break of the security log of attempts that name no place. */
export const verifyNowhere = (db: Kysely<Tables>): Promise<Break | undefined> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((trx) => securityBreak(trx, nowhere))

/** {@link verifyRecord} inside the caller's transaction, with what it has not committed yet. */
export async function verifyWithin(
  trx: Kysely<Tables>,
  jurisdictionId: string,
  expected: Expected = {},
  onProgress?: (done: number, entries: number) => void,
): Promise<WholeRecord | Break> {
  const purged = await purgesOf(trx, jurisdictionId)
  const checked = new Set<string>()
  const head = await trx
    .selectFrom('ledger_head')
    .select(['seq', 'hash'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .executeTakeFirst()
  const recorded = nothingRecorded()
  const entries = counted(ledgerEntries(trx, jurisdictionId), (entry, done) => {
    onProgress?.(done, Number(head?.seq ?? 0))
    // what is no entry of this chain breaks it, and is not read
    if (entryHash(entry) === entry.hash) record(recorded, entry)
  })
  const outcome = await verifyChain(entries, expected, async (hash) => {
    if (checked.has(hash)) return undefined
    checked.add(hash)
    return contentBreak(trx, jurisdictionId, hash, purged)
  })
  if (outcome.kind === 'broken') return outcome
  if (Number(head?.seq) !== outcome.entries || head?.hash !== outcome.head)
    return { kind: 'broken', seq: outcome.entries, reason: 'head-differs', hash: head?.hash ?? null }
  const changed = await changedWording(trx, jurisdictionId)
  const otherwise = changed ?? (await verifyShown(trx, jurisdictionId, recorded))
  const log = otherwise ?? (await securityBreak(trx, jurisdictionId))
  return log ?? { ...outcome, contents: checked.size, purged: purged.size }
}

async function* counted<T>(items: AsyncIterable<T>, tell: (item: T, done: number) => void): AsyncGenerator<T> {
  let done = 0
  for await (const item of items) {
    yield item
    tell(item, ++done)
  }
}

async function purgesOf(trx: Kysely<Tables>, jurisdictionId: string): Promise<ReadonlySet<string>> {
  const rows = await trx
    .selectFrom('ledger')
    .select('body')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('kind', '=', 'content.purged')
    .execute()
  return new Set(rows.flatMap(({ body }) => purgedContents(body)))
}

async function contentBreak(
  trx: Kysely<Tables>,
  jurisdictionId: string,
  hash: string,
  purged: ReadonlySet<string>,
): Promise<Break['reason'] | undefined> {
  const row = await trx
    .selectFrom('vault')
    .select('content')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('hash', '=', hash)
    .executeTakeFirst()
  if (!row) return 'content-missing'
  if (row.content === null) return purged.has(hash) ? undefined : 'purge-unrecorded'
  return hashOf(row.content) === hash ? undefined : 'content-changed'
}

/** The first commitment whose words are not those the ledger's adoption names. */
async function changedWording(trx: Kysely<Tables>, jurisdictionId: string): Promise<Break | undefined> {
  // the lists the adoptions put into the vault, spread out beside the commitments; a purged one has nothing to compare
  const { rows } = await sql<{ seq: string; hash: string }>`
    select adoption.seq, adoption.list as hash
      from (
        select seq, body::jsonb ->> 'reportId' as report_id, body::jsonb #>> '{vault,0}' as list
          from ledger where jurisdiction_id = ${jurisdictionId} and kind in ('report.adopted', 'targets.listed')
      ) adoption
      join vault on vault.jurisdiction_id = ${jurisdictionId} and vault.hash = adoption.list and vault.content is not null
      cross join lateral jsonb_array_elements(convert_from(vault.content, 'UTF8')::jsonb) named
      left join commitment on commitment.jurisdiction_id = ${jurisdictionId}
        and commitment.commitment_id = (named ->> 'id')::uuid
     where commitment.wording is distinct from named ->> 'wording'
        or commitment.number is distinct from (named ->> 'number')::int
     order by adoption.seq limit 1`.execute(trx)
  const [first] = rows
  return first && { kind: 'broken', seq: Number(first.seq), reason: 'wording-changed', hash: first.hash }
}
