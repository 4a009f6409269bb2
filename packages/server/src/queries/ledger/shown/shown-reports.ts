import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { REMOVED } from '../../../domain/removed-mark.ts'
import type { Break } from '../../../ledger/verify-chain.ts'
import { comparable, progressReport } from '../../../record/reporting/progress-content.ts'
import type { Tables } from '../../../store/tables.ts'
import type { Recorded } from './recorded.ts'

/** What has left the unit and may change no more without an entry. */
const fixed: readonly string[] = ['sent-to-head', 'sent', 'accepted']

/** A report whose state, or (once it was sent) whose content, is not that of its last entry. */
export async function differingReport(
  trx: Kysely<Tables>,
  jurisdictionId: string,
  recorded: Recorded,
): Promise<Break | undefined> {
  const left = new Map(recorded.reports)
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await trx
      .selectFrom('progress')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('progress_id', '>', after)
      .orderBy('progress_id')
      .limit(1000)
      .execute()
    for (const row of rows) {
      const said = left.get(row.progress_id)
      left.delete(row.progress_id)
      const broken = (seq: number): Break => ({ kind: 'broken', seq, reason: 'report-differs', hash: row.progress_id })
      if (!said && row.state !== 'draft') return broken(recorded.entries)
      if (!said) continue
      if (said.value.state !== row.state) return broken(said.seq)
      const { content } = said.value
      if (content === null || !fixed.includes(row.state) || recorded.purges.has(content)) continue
      if (row.situation === REMOVED && recorded.purges.size > 0) continue
      if (sha256(JSON.stringify(comparable(progressReport(row)))) !== content) return broken(said.seq)
    }
    const last = rows.at(-1)
    if (!last || rows.length < 1000) break
    after = last.progress_id
  }
  const [gone] = left
  return gone && { kind: 'broken', seq: gone[1].seq, reason: 'report-differs', hash: gone[0] }
}

/** Evidence that is shown or hidden otherwise than recorded, stands for another file, or is gone. */
export async function differingEvidence(
  trx: Kysely<Tables>,
  jurisdictionId: string,
  recorded: Recorded,
): Promise<Break | undefined> {
  const rows = await trx
    .selectFrom('evidence')
    .select(['evidence_id', 'hash', 'removed_at', 'removed_reason'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .execute()
  const left = new Map(recorded.evidence)
  for (const row of rows) {
    const said = left.get(row.evidence_id)
    left.delete(row.evidence_id)
    const purged = recorded.purges.has(row.hash) || (row.removed_reason === REMOVED && recorded.purges.size > 0)
    const holds = said?.value.file === row.hash && (purged || said.value.removed === (row.removed_at !== null))
    if (!holds)
      return { kind: 'broken', seq: said?.seq ?? recorded.entries, reason: 'evidence-differs', hash: row.evidence_id }
  }
  const [gone] = left
  return gone && { kind: 'broken', seq: gone[1].seq, reason: 'evidence-differs', hash: gone[0] }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
