import type { Transaction } from 'kysely'
import { appendWritten, beginLedger } from '../../ledger/append-entry.ts'
import { beginning, type ChainedEntry, isFinerThanHashed } from '../../ledger/entry.ts'
import type { Tables } from '../../store/tables.ts'
import { ArchiveBroken } from './checked-parts.ts'
import { readRow } from './read-row.ts'
import { changed } from './refusals.ts'

/** A row of the ledger as an archive holds it. */
type EntryRow = Omit<ChainedEntry, 'jurisdictionId'> & { readonly jurisdiction_id: string }

/** Where an archive says that the ledger ends. */
interface HeadRow {
  readonly jurisdiction_id: string
  readonly seq: number
  readonly hash: string
}

const ofHead = { jurisdiction_id: 'string', seq: 'number', hash: 'string' }
const ofEntry = { ...ofHead, prev: 'string', at: 'string', actor: 'string', kind: 'string', body: 'string' }

/**
 * Puts the ledger of an archive back, as it is written everywhere: the database numbers and hashes every entry again, and
 * one that comes out otherwise than the archive has it breaks the restoring. `part` takes lines of `ledger`, `head` those of
 * `ledger_head`, which come after them.
 */
export function ledgerRestored(trx: Transaction<Tables>) {
  let begun = false
  let end = { seq: 0, hash: beginning }
  const begin = async (jurisdictionId: string) => {
    if (!begun) await beginLedger(trx, jurisdictionId)
    begun = true
  }
  return {
    part: async (jurisdictionId: string, lines: readonly string[], part: string): Promise<void> => {
      const rows = lines.map((line) => readRow<EntryRow>(line, part, ofEntry))
      await begin(jurisdictionId)
      for (const { jurisdiction_id, seq, at } of rows)
        if (jurisdiction_id !== jurisdictionId || isFinerThanHashed(at))
          throw new ArchiveBroken(changed(`ledger #${seq}`))
      const appended = await appendWritten(trx, jurisdictionId, rows)
      for (const [index, { seq, prev, hash }] of rows.entries()) {
        const own = appended[index]
        if (own?.seq !== seq || own.hash !== hash || prev !== end.hash)
          throw new ArchiveBroken(changed(`ledger #${seq}`))
        end = own
      }
    },
    head: async (jurisdictionId: string, lines: readonly string[], part: string): Promise<void> => {
      await begin(jurisdictionId)
      for (const line of lines) {
        const { jurisdiction_id, seq, hash } = readRow<HeadRow>(line, part, ofHead)
        if (jurisdiction_id !== jurisdictionId || seq !== end.seq || hash !== end.hash)
          throw new ArchiveBroken(changed(part))
      }
    },
  }
}
