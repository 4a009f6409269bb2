import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { MayWrite } from '../../access/actor.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import { namedContents } from '../../ledger/verify-chain.ts'
import { instructionsOf, tasksOfReports, tracesOfTasks } from '../../record/tasks/task-traces.ts'
import type { Tables } from '../../store/tables.ts'
import type { EvidenceFolder } from '../../vault/evidence/evidence-folder.ts'
import { publishWithin } from '../publication/publish-snapshot.ts'
import { decidedBy } from './decided-by.ts'
import { alreadyPurged, unknownContent } from './purge-refusals.ts'
import { redactInspections } from './redact-inspections.ts'
import { redactMatterFiles, redactMatters } from './redact-matters.ts'
import { redactReport } from './redact-report.ts'
import { redactEvidence, redactTasks } from './redact-tasks.ts'
import { redactWords } from './redact-words.ts'
import { removeFiles } from './remove-files.ts'
import { standingOf } from './standing-of-content.ts'

/** Content to be removed for good, by decision of two persons. */
export interface Purge {
  /** SHA-256 of the document (everything made from it goes with it), of any one content of the vault, or of an evidence file. */
  readonly hash: string
  /** Who decided it, typed: counts only in a place where nobody can agree at a desk. */
  readonly persons?: readonly [first: string, second: string]
  readonly reason?: string
}

/** How many contents of the vault and evidence files were removed. */
export type Purged =
  | { readonly kind: 'purged'; readonly contents: number; readonly files: number }
  | Refusal<'unknown-content' | 'already-purged' | 'not-agreed' | 'one-person' | 'no-evidence-folder'>

/**
 * Empty a content of the vault for good, as two persons decided: for a document, its texts, its reading, the adopted
 * list, the public snapshots made from it or showing its figures too, what people wrote of its tasks and the evidence
 * they handed in, and every word of it in the record's rows. The ledger keeps the hashes and gains an entry, so that its
 * chain stays whole. What the report was adopted for is no longer public; other years that showed its figures are
 * published again without them. Files of evidence go last: a purge that could not remove one has done nothing.
 */
export async function purgeContent(
  db: Kysely<Tables>,
  may: MayWrite,
  at: Date,
  { hash, persons: typed, reason: why }: Purge,
  evidence: EvidenceFolder | null = null,
): Promise<Purged> {
  const { jurisdictionId, actor } = may
  return db.transaction().execute(async (trx): Promise<Purged> => {
    await lockPlace(trx, jurisdictionId)
    const standing = await standingOf(trx, jurisdictionId, hash)
    if (standing === 'unknown') return unknownContent
    if (standing === 'purged') return alreadyPurged
    const reports = await reportsOf(trx, jurisdictionId, hash)
    const reportIds = reports.map(({ report_id }) => report_id)
    const taskIds = await tasksOfReports(trx, jurisdictionId, reportIds)
    const years = [...new Set(reports.map(({ year }) => year))]
    const traces = await tracesOfTasks(trx, jurisdictionId, taskIds, years, reportIds)
    const files = [...new Set([...traces.files, ...(standing.shown ? [hash] : [])])]
    if (evidence === null && files.length + traces.uploads.length + traces.held.length > 0) return noEvidenceFolder
    const decision = await decidedBy(trx, jurisdictionId, at, {
      hash,
      typed: typed === undefined ? null : { persons: typed, reason: why ?? '' },
    })
    if (decision.kind === 'refused') return decision
    const { persons, reason, agreedBy } = decision
    const hashes = [hash, ...(await contentsOf(trx, jurisdictionId, reports)), ...traces.contents]
    const emptied = await trx
      .updateTable('vault')
      .set({ content: null, purged_at: at, purged_by: [...persons], purge_reason: reason })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('hash', 'in', [...new Set(hashes)])
      .where('purged_at', 'is', null)
      .returning('hash')
      .execute()
    await trx
      .updateTable('document')
      .set({ file_name: '（已撤下）' })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('hash', '=', hash)
      .execute()
    const purging = { jurisdictionId, actorId: actor.id, at }
    await redactTasks(trx, purging, taskIds)
    const instructionIds = await instructionsOf(trx, jurisdictionId, { taskIds, years, reportIds })
    await redactWords(trx, jurisdictionId, 'instruction', instructionIds)
    await redactMatters(trx, purging, taskIds)
    await redactMatterFiles(trx, purging, [], hash)
    await redactInspections(trx, purging, taskIds, hash)
    await redactEvidence(trx, purging, taskIds, hash)
    for (const { report_id, year } of reports) await redactReport(trx, jurisdictionId, { reportId: report_id, year })
    const purged = emptied.map((each) => each.hash)
    await appendEntry(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: 'content.purged',
      body: {
        persons,
        reason,
        ...(agreedBy ? { agreedBy } : { typed: true }),
        purged,
        ...(files.length > 0 ? { files } : {}),
      },
    })
    // after a document only: who purges one snapshot's content wants that year looked at first
    if (reports.length > 0) await publishAgain(trx, may, at)
    const place = await trx
      .selectFrom('jurisdiction')
      .select('code')
      .where('jurisdiction_id', '=', jurisdictionId)
      .executeTakeFirstOrThrow()
    // the pages kept in memory are to forget it as well
    await sql`select pg_notify('luoshi_published', ${place.code})`.execute(trx)
    if (evidence) await removeFiles(evidence, jurisdictionId, { ...traces, files })
    return { kind: 'purged', contents: purged.length, files: files.length }
  })
}

async function reportsOf(trx: Transaction<Tables>, jurisdictionId: string, hash: string) {
  return trx
    .selectFrom('document')
    .innerJoin('report', (join) =>
      join
        .onRef('report.jurisdiction_id', '=', 'document.jurisdiction_id')
        .onRef('report.document_id', '=', 'document.document_id'),
    )
    .select([
      'report.report_id',
      'report.year',
      'document.received_hash',
      'document.text_hash',
      'document.reading_hash',
    ])
    .where('document.jurisdiction_id', '=', jurisdictionId)
    .where('document.hash', '=', hash)
    .execute()
}

/** What was made from the reports: texts, readings, adopted lists, and every snapshot of their years that shows one. */
async function contentsOf(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  reports: Awaited<ReturnType<typeof reportsOf>>,
): Promise<string[]> {
  const found = reports.flatMap((each) => [each.received_hash, each.text_hash, each.reading_hash])
  for (const { report_id, year } of reports) {
    // what reviews changed and what was adopted, each as the entry names it
    const adoptions = await trx
      .selectFrom('ledger')
      .select('body')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('kind', 'in', ['report.adopted', 'report.reviewed', 'report.review-undone'])
      .execute()
    for (const { body } of adoptions)
      if ((JSON.parse(body) as { reportId?: string }).reportId === report_id) found.push(...namedContents(body))
    found.push(...(await settlementContents(trx, jurisdictionId, report_id)))
    const snapshots = await trx
      .selectFrom('snapshot')
      .innerJoin('vault', (join) =>
        join
          .onRef('vault.jurisdiction_id', '=', 'snapshot.jurisdiction_id')
          .onRef('vault.hash', '=', 'snapshot.content_hash'),
      )
      .select('snapshot.content_hash')
      .where('snapshot.jurisdiction_id', '=', jurisdictionId)
      // the settlement of the year before quotes the report, too
      .where('snapshot.year', '>=', year - 1)
      .where(sql<boolean>`strpos(convert_from(vault.content, 'UTF8'), ${report_id}) > 0`)
      .execute()
    found.push(...snapshots.map((each) => each.content_hash))
    found.push(...(await snapshotsWithFigures(trx, jurisdictionId, report_id)))
  }
  return found
}

/** What entries of settlements that the report is a side of name: proposals and what people noted. */
async function settlementContents(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  reportId: string,
): Promise<string[]> {
  const settlements = await trx
    .selectFrom('settlement')
    .select('settlement_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where((eb) => eb.or([eb('last_report_id', '=', reportId), eb('next_report_id', '=', reportId)]))
    .execute()
  const ids = new Set(settlements.map((each) => each.settlement_id))
  if (ids.size === 0) return []
  const entries = await trx
    .selectFrom('ledger')
    .select('body')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('kind', 'like', 'settlement.%')
    .execute()
  return entries.flatMap(({ body }) =>
    ids.has((JSON.parse(body) as { settlementId?: string }).settlementId ?? '') ? namedContents(body) : [],
  )
}

/** Snapshots, of other years too, that show an indicator the report gives a reading of: its figures stand in the series. */
async function snapshotsWithFigures(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  reportId: string,
): Promise<string[]> {
  const rows = await trx
    .selectFrom('snapshot')
    .innerJoin('vault', (join) =>
      join
        .onRef('vault.jurisdiction_id', '=', 'snapshot.jurisdiction_id')
        .onRef('vault.hash', '=', 'snapshot.content_hash'),
    )
    .select('snapshot.content_hash')
    .where('snapshot.jurisdiction_id', '=', jurisdictionId)
    .where('vault.purged_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('reading')
          .innerJoin('report', (join) =>
            join
              .onRef('report.jurisdiction_id', '=', 'reading.jurisdiction_id')
              .onRef('report.report_id', '=', 'reading.report_id'),
          )
          .where('reading.jurisdiction_id', '=', jurisdictionId)
          .where('reading.report_id', '=', reportId)
          .whereRef('snapshot.published_at', '>=', 'report.adopted_at')
          .where(sql<boolean>`strpos(convert_from(vault.content, 'UTF8'), reading.indicator_id::text) > 0`),
      ),
    )
    .execute()
  return rows.map((each) => each.content_hash)
}

/** Years whose latest snapshot went though their own report stays: the public gets the next one, without what was purged. */
async function publishAgain(trx: Transaction<Tables>, may: MayWrite, at: Date): Promise<void> {
  const latest = await trx
    .selectFrom('snapshot')
    .innerJoin('vault', (join) =>
      join
        .onRef('vault.jurisdiction_id', '=', 'snapshot.jurisdiction_id')
        .onRef('vault.hash', '=', 'snapshot.content_hash'),
    )
    .innerJoin('report', (join) =>
      join
        .onRef('report.jurisdiction_id', '=', 'snapshot.jurisdiction_id')
        .onRef('report.year', '=', 'snapshot.year')
        .on('report.state', '=', 'adopted'),
    )
    .distinctOn('snapshot.year')
    .select(['snapshot.year', 'vault.purged_at'])
    .where('snapshot.jurisdiction_id', '=', may.jurisdictionId)
    .orderBy('snapshot.year')
    .orderBy('snapshot.number', 'desc')
    .execute()
  for (const { year, purged_at } of latest)
    if (purged_at) await publishWithin(trx, may, at, year, '有内容依程序清除，此前的快照已撤下。')
}

const noEvidenceFolder = refusal(
  422,
  'no-evidence-folder',
  '要清除的内容含有佐证材料，但没有设置存放它们的目录。没有改动任何数据。请用 LUOSHI_EVIDENCE 写明目录后再清除。',
  'Evidence files are to be removed and no folder for them is set. Nothing was changed. Name it with LUOSHI_EVIDENCE.',
)
