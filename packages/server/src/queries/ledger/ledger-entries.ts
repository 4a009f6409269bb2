import type { Kysely } from 'kysely'
import { type ChainedEntry, finerThanHashed, hashedMoment } from '../../ledger/entry.ts'
import type { Tables } from '../../store/tables.ts'

/** The entries of a place's ledger in order, read a thousand at a time: what an exported chain holds, too. */
export async function* ledgerEntries(db: Kysely<Tables>, jurisdictionId: string): AsyncGenerator<ChainedEntry> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('ledger')
      .selectAll()
      .select(finerThanHashed.as('finer'))
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('seq', '>', String(after))
      .orderBy('seq')
      .limit(1000)
      .execute()
    for (const { seq, prev, hash, at, finer, actor, kind, body } of rows)
      yield { jurisdictionId, seq: Number(seq), prev, hash, at: hashedMoment(at, finer), actor, kind, body }
    const last = rows.at(-1)
    if (!last) return
    after = Number(last.seq)
  }
}
