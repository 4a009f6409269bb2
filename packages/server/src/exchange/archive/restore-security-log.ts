import type { Transaction } from 'kysely'
import { beginning, isFinerThanHashed } from '../../ledger/entry.ts'
import { addBeforeSecurityLog, appendSecurityRows, type WrittenSecurityRow } from '../../ledger/security-chain.ts'
import type { Tables } from '../../store/tables.ts'
import { ArchiveBroken } from './checked-parts.ts'
import { readRow } from './read-row.ts'
import { changed } from './refusals.ts'

/** A row of the security log as an archive holds it. */
interface LogRow extends WrittenSecurityRow {
  readonly seq: number | null
  readonly prev: string | null
  readonly hash: string | null
}

/** Where an archive says that the log ends. */
interface HeadRow {
  readonly jurisdiction_id: string
  readonly seq: number
  readonly hash: string
  readonly unchained: number
}

const written = {
  ...{ jurisdiction_id: 'string', security_log_id: 'string', at: 'string', kind: 'string' },
  ...{ actor: 'string null', address: 'string null', success: 'boolean', detail: 'string null' },
}
const chained = { ...written, seq: 'number null', prev: 'string null', hash: 'string null' }
const ofHead = { jurisdiction_id: 'string', seq: 'number', hash: 'string', unchained: 'number' }

/**
 * Puts the security log of an archive back, as it is written everywhere: the database numbers and hashes every row again,
 * and one that comes out otherwise than the archive has it breaks the restoring. `part` takes lines of `security_log`, those
 * of no chain first, `head` that of `security_head`, which comes after them; `end` breaks where a log came without its head.
 * An archive from before there was a chain has rows without a place in one, and no head.
 */
export function securityLogRestored(trx: Transaction<Tables>) {
  let [seq, hash, unchained, headed] = [0, beginning, 0, false]
  return {
    part: async (jurisdictionId: string, lines: readonly string[], part: string, hasChain: boolean): Promise<void> => {
      const rows = lines.map((line) =>
        hasChain
          ? readRow<LogRow>(line, part, chained)
          : { ...readRow<WrittenSecurityRow>(line, part, written), seq: null, prev: null, hash: null },
      )
      if (rows.some(({ jurisdiction_id }) => jurisdiction_id !== jurisdictionId)) throw new ArchiveBroken(changed(part))
      const before = rows.filter((row) => row.seq === null)
      if (before.length > 0) await addBeforeSecurityLog(trx, jurisdictionId, before)
      unchained += before.length
      const after = rows.filter((row) => row.seq !== null)
      if (after.some(({ at }) => isFinerThanHashed(at))) throw new ArchiveBroken(changed(part))
      const appended = after.length > 0 ? await appendSecurityRows(trx, jurisdictionId, after) : []
      for (const [index, row] of after.entries()) {
        const own = appended[index]
        if (own?.seq !== row.seq || own.hash !== row.hash || row.prev !== hash) throw new ArchiveBroken(changed(part))
        ;[seq, hash] = [own.seq, own.hash]
      }
    },
    head: (jurisdictionId: string, lines: readonly string[], part: string): void => {
      for (const line of lines) {
        const head = readRow<HeadRow>(line, part, ofHead)
        const same = head.seq === seq && head.hash === hash && head.unchained === unchained
        if (head.jurisdiction_id !== jurisdictionId || !same) throw new ArchiveBroken(changed(part))
        headed = true
      }
    },
    end: (hasChain: boolean): void => {
      if (hasChain && seq + unchained > 0 && !headed) throw new ArchiveBroken(changed('security_head'))
    },
  }
}
