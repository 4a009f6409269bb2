import { createHash } from 'node:crypto'
import type { Insertable, Kysely, Transaction } from 'kysely'
import type { SecurityLogTable } from '../store/tables/ledger.ts'
import type { Tables } from '../store/tables.ts'
import { beginning, finerThanHashed, hashedMoment } from './entry.ts'
import { lockPlace } from './lock-place.ts'
import type { Break } from './verify-chain.ts'

/** A row of the security log before it has its place in the chain. */
export type SecurityRow = Omit<Insertable<SecurityLogTable>, 'seq' | 'prev' | 'hash'>

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

/** Append a row to the chain of its place, in a transaction of its own or the caller's. */
export async function appendSecurityRow(db: Kysely<Tables> | Transaction<Tables>, row: SecurityRow): Promise<void> {
  if (!db.isTransaction) return db.transaction().execute((trx) => appendWithin(trx, row))
  const trx = db as Transaction<Tables>
  // always the ledger's head before the log's: two acts that take both never wait for one another
  const { jurisdiction_id } = row
  await lockPlace(trx, jurisdiction_id)
  await appendWithin(trx, row)
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
  const hash = rowHash(row, seq, head.hash)
  await trx
    .insertInto('security_log')
    .values({ ...row, seq, prev: head.hash, hash })
    .execute()
  await trx.updateTable('security_head').set({ seq, hash }).where('jurisdiction_id', '=', jurisdiction_id).execute()
}

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
