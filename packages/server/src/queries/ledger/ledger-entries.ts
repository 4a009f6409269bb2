import type { Kysely } from 'kysely'
import type { ChainedEntry } from '../../ledger/entry.ts'
import type { Tables } from '../../store/tables.ts'

/** The entries of a place's ledger in order, read a thousand at a time: what an exported chain holds, too. */
export async function* ledgerEntries(db: Kysely<Tables>, jurisdictionId: string): AsyncGenerator<ChainedEntry> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('ledger')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('seq', '>', String(after))
      .orderBy('seq')
      .limit(1000)
      .execute()
    for (const { seq, prev, hash, at, actor, kind, body } of rows)
      yield { jurisdictionId, seq: Number(seq), prev, hash, at: at.toISOString(), actor, kind, body }
    const last = rows.at(-1)
    if (!last) return
    after = Number(last.seq)
  }
}
