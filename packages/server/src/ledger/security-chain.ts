import { createHash } from 'node:crypto'
import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import type { SecurityLogTable } from '../store/tables/ledger.ts'
import type { Tables } from '../store/tables.ts'
import type { Appended } from './append-entry.ts'
import { beginning, finerThanHashed, hashedMoment } from './entry.ts'
import { lockPlace } from './lock-place.ts'
import type { Break } from './verify-chain.ts'

/** A row of the security log before it has its place in the chain. */
export type SecurityRow = Omit<Insertable<SecurityLogTable>, 'seq' | 'prev' | 'hash'>

/** A {@link SecurityRow} as it is sent to the database: its moment in ISO 8601 and UTC. */
export type WrittenSecurityRow = Omit<SecurityRow, 'at'> & { readonly at: string }

/** A row as the log holds it; `seq` is null for one from before there was a chain. */
export interface LoggedRow extends SecurityRow {
  readonly seq: string | number | null
  readonly prev: string | null
  readonly hash: string | null
  /** Whether its moment is finer than a millisecond, as none that was hashed is. */
  readonly finer?: boolean
}

/** Where the log of a place says that it ends, and how many rows it has from before there was a chain. */
export interface SecurityHead {
  readonly seq: string | number
  readonly hash: string
  readonly unchained: string | number
}

/** Append a row to the chain of its place, in the caller's transaction or by a statement of its own. */
export async function appendSecurityRow(db: Kysely<Tables> | Transaction<Tables>, row: SecurityRow): Promise<void> {
  // always the ledger's head before the log's: two acts that take both never wait for one another
  if (db.isTransaction) await lockPlace(db as Transaction<Tables>, row.jurisdiction_id)
  await appendSecurityRows(db, row.jurisdiction_id, [{ ...row, at: row.at.toISOString() }])
}

/**
 * Append rows of one place in their order and return where each came to stand. The database numbers and hashes them: the
 * server's role may add nothing to the log but by this function, which belongs to the owner.
 */
export async function appendSecurityRows(
  db: Kysely<Tables>,
  jurisdictionId: string,
  rows: readonly WrittenSecurityRow[],
): Promise<readonly Appended[]> {
  const appended = await sql<{ entry_seq: string; entry_hash: string }>`
    select entry_seq, entry_hash from append_to_security_log(${columnsOf(jurisdictionId, rows)})`.execute(db)
  return appended.rows.map(({ entry_seq, entry_hash }) => ({ seq: Number(entry_seq), hash: entry_hash }))
}

/** Add rows that were written when there was no chain, before the chain of their place begins. */
export async function addBeforeSecurityLog(
  db: Kysely<Tables>,
  jurisdictionId: string,
  rows: readonly WrittenSecurityRow[],
): Promise<void> {
  await sql`select add_before_security_log(${columnsOf(jurisdictionId, rows)})`.execute(db)
}

const columnsOf = (jurisdictionId: string, rows: readonly WrittenSecurityRow[]) => sql`${jurisdictionId}::uuid,
  ${rows.map((row) => row.security_log_id)}::uuid[], ${rows.map(({ at }) => at)}::timestamptz[],
  ${rows.map(({ kind }) => kind)}::text[], ${rows.map(({ actor }) => actor)}::text[],
  ${rows.map(({ address }) => address)}::text[], ${rows.map(({ success }) => success)}::boolean[],
  ${rows.map(({ detail }) => detail)}::text[]`

/** SHA-256 over the JSON array of a row's fields in its place, 64 lower-case hexadecimal digits. */
function rowHash(row: SecurityRow & { readonly finer?: boolean }, seq: number, prev: string): string {
  const { jurisdiction_id, security_log_id, at, finer = false, kind, actor, address, success, detail } = row
  const moment = hashedMoment(at, finer)
  const fields = [jurisdiction_id, seq, prev, security_log_id, moment, kind, actor, address, success, detail]
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex')
}

/**
 * Holds rows against the chain they were written as: `row` takes them, those of no chain first, the others in their
 * order; `end` the head. Each gives the first break, undefined where there is none.
 */
export function securityChain() {
  let [seq, prev, unchained] = [0, beginning, 0]
  const broken = (at: number, hash: string | null): Break => ({
    kind: 'broken',
    seq: at,
    reason: 'security-log-differs',
    hash,
  })
  return {
    row: (row: LoggedRow): Break | undefined => {
      if (row.seq === null && seq === 0) {
        unchained += 1
        return undefined
      }
      if (Number(row.seq) !== seq + 1 || row.prev !== prev || row.hash !== rowHash(row, seq + 1, prev))
        return broken(seq + 1, row.hash)
      seq += 1
      prev = row.hash
      return undefined
    },
    end: (head: SecurityHead | undefined): Break | undefined => {
      if (!head) return seq + unchained === 0 ? undefined : broken(seq, prev)
      const whole = Number(head.seq) === seq && head.hash === prev && Number(head.unchained) === unchained
      return whole ? undefined : broken(seq, head.hash)
    },
  }
}

/** The first place where the security log of a place is not the chain it was written as; undefined where it is. */
export async function securityBreak(db: Kysely<Tables>, jurisdictionId: string): Promise<Break | undefined> {
  const chain = securityChain()
  const ofPlace = db
    .selectFrom('security_log')
    .selectAll()
    .select(finerThanHashed.as('finer'))
    .where('jurisdiction_id', '=', jurisdictionId)
  for (let after = ''; ; ) {
    const rows = await ofPlace
      .where('seq', 'is', null)
      .$if(after !== '', (query) => query.where('security_log_id', '>', after))
      .orderBy('security_log_id')
      .limit(atOnce)
      .execute()
    for (const row of rows) chain.row(row)
    after = rows.at(-1)?.security_log_id ?? ''
    if (rows.length < atOnce) break
  }
  for (let after = '0'; ; ) {
    const rows = await ofPlace.where('seq', '>', after).orderBy('seq').limit(atOnce).execute()
    for (const row of rows) {
      const found = chain.row(row)
      if (found) return found
    }
    after = rows.at(-1)?.seq ?? after
    if (rows.length < atOnce) break
  }
  const head = await db
    .selectFrom('security_head')
    .select(['seq', 'hash', 'unchained'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .executeTakeFirst()
  return chain.end(head)
}

const atOnce = 1000
