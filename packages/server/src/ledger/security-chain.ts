import { createHash } from 'node:crypto'
import type { Insertable, Kysely, Transaction } from 'kysely'
import type { Tables } from '../store/tables.ts'
import type { SecurityLogTable } from '../store/tables/ledger.ts'
import { beginning } from './entry.ts'
import type { Break } from './verify-chain.ts'

/** A row of the security log before it has its place in the chain. */
export type SecurityRow = Omit<Insertable<SecurityLogTable>, 'seq' | 'prev' | 'hash'>

/** Append a row to the chain of its place, in a transaction of its own or the caller's. */
export async function appendSecurityRow(db: Kysely<Tables> | Transaction<Tables>, row: SecurityRow): Promise<void> {
  if (db.isTransaction) return appendWithin(db as Transaction<Tables>, row)
  await db.transaction().execute((trx) => appendWithin(trx, row))
}

async function appendWithin(trx: Transaction<Tables>, row: SecurityRow): Promise<void> {
  const { jurisdiction_id } = row
  await trx
    .insertInto('security_head')
    .values({ jurisdiction_id, seq: 0, hash: beginning })
    .onConflict((conflict) => conflict.column('jurisdiction_id').doNothing())
    .execute()
  const head = await trx
    .selectFrom('security_head')
    .select(['seq', 'hash'])
    .where('jurisdiction_id', '=', jurisdiction_id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const seq = Number(head.seq) + 1
  const hash = rowHash({ ...row, seq, prev: head.hash })
  await trx
    .insertInto('security_log')
    .values({ ...row, seq, prev: head.hash, hash })
    .execute()
  await trx.updateTable('security_head').set({ seq, hash }).where('jurisdiction_id', '=', jurisdiction_id).execute()
}

interface Placed extends SecurityRow {
  readonly seq: number
  readonly prev: string
}

/** SHA-256 over the JSON array of a row's fields, 64 lower-case hexadecimal digits. */
function rowHash({ jurisdiction_id, security_log_id, seq, prev, at, kind, actor, address, success, detail }: Placed) {
  const fields = [jurisdiction_id, seq, prev, security_log_id, at.toISOString(), kind, actor, address, success, detail]
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex')
}

/** The first place where the security log of a place is not the chain it was written as; undefined where it is. */
export async function securityBreak(db: Kysely<Tables>, jurisdictionId: string): Promise<Break | undefined> {
  const broken = (seq: number, hash: string | null): Break => ({
    kind: 'broken',
    seq,
    reason: 'security-log-differs',
    hash,
  })
  let [seq, prev] = [0, beginning]
  for (;;) {
    const rows = await db
      .selectFrom('security_log')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('seq', '>', String(seq))
      .orderBy('seq')
      .limit(1000)
      .execute()
    for (const row of rows) {
      const placed = { ...row, seq: seq + 1, prev }
      if (Number(row.seq) !== seq + 1 || row.prev !== prev || row.hash !== rowHash(placed))
        return broken(seq + 1, row.hash)
      seq += 1
      prev = row.hash
    }
    if (rows.length < 1000) break
  }
  const head = await db
    .selectFrom('security_head')
    .select(['seq', 'hash'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .executeTakeFirst()
  if (!head) return seq === 0 ? undefined : broken(seq, prev)
  return Number(head.seq) === seq && head.hash === prev ? undefined : broken(seq, head.hash)
}
