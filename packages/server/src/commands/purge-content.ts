import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { MayWrite } from '../access/actor.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { namedContents } from '../ledger/verify-chain.ts'
import type { Tables } from '../store/tables.ts'
import { publishWithin } from './publish-snapshot.ts'

export interface Purge {
  /** SHA-256 of the document (everything made from it goes with it), or of any one content of the vault. */
  readonly hash: string
  /** The two persons who decided it, by name. */
  readonly persons: readonly [first: string, second: string]
  readonly reason: string
}

export type Purged =
  | { readonly kind: 'purged'; readonly contents: number }
  | {
      readonly kind: 'refused'
      readonly reason: 'unknown-content' | 'already-purged' | 'one-person'
      readonly message: string
      readonly messageEn: string
    }

/**
 * Empty a content of the vault for good, as two persons decided: for a document, its texts, its reading, the adopted
 * list and the public snapshots made from it or showing its figures too, and every word of it in the record's rows. The ledger keeps the hashes
 * and gains an entry, so that its chain stays whole. What the report was adopted for is no longer public; other years
 * that showed its figures are published again without them.
 */
export async function purgeContent(
  db: Kysely<Tables>,
  may: MayWrite,
  at: Date,
  { hash, persons, reason }: Purge,
): Promise<Purged> {
  const { jurisdictionId, actor } = may
  const names = persons.map((name) => name.trim())
  if (names[0] === '' || names[1] === '' || names[0] === names[1]) return refusals['one-person']
  return db.transaction().execute(async (trx): Promise<Purged> => {
    await trx
      .selectFrom('ledger_head')
      .select('seq')
      .where('jurisdiction_id', '=', jurisdictionId)
      .forUpdate()
      .execute()
    const row = await trx
      .selectFrom('vault')
      .select(['hash', 'purged_at'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('hash', '=', hash)
      .executeTakeFirst()
    if (!row) return refusals['unknown-content']
    if (row.purged_at) return refusals['already-purged']
    const reports = await reportsOf(trx, jurisdictionId, hash)
    const hashes = [...new Set([hash, ...(await contentsOf(trx, jurisdictionId, reports))])]
    const emptied = await trx
      .updateTable('vault')
      .set({ content: null, purged_at: at, purged_by: names, purge_reason: reason })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('hash', 'in', hashes)
      .where('purged_at', 'is', null)
      .returning('hash')
      .execute()
    await trx
      .updateTable('document')
      .set({ file_name: '（已撤下）' })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('hash', '=', hash)
      .execute()
    for (const { report_id } of reports) await emptyRows(trx, jurisdictionId, report_id)
    await appendEntry(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: 'content.purged',
      body: { persons: names, reason, purged: emptied.map((each) => each.hash) },
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
    return { kind: 'purged', contents: emptied.length }
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
    const snapshots = await trx
      .selectFrom('snapshot')
      .innerJoin('vault', (join) =>
        join
          .onRef('vault.jurisdiction_id', '=', 'snapshot.jurisdiction_id')
          .onRef('vault.hash', '=', 'snapshot.content_hash'),
      )
      .select('snapshot.content_hash')
      .where('snapshot.jurisdiction_id', '=', jurisdictionId)
      .where('snapshot.year', '>=', year)
      .where(sql<boolean>`strpos(convert_from(vault.content, 'UTF8'), ${report_id}) > 0`)
      .execute()
    found.push(...snapshots.map((each) => each.content_hash))
    found.push(...(await snapshotsWithFigures(trx, jurisdictionId, report_id)))
  }
  return found
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

const REMOVED = '（已清除）'

async function emptyRows(trx: Transaction<Tables>, jurisdictionId: string, reportId: string): Promise<void> {
  const its = { jurisdiction_id: jurisdictionId, report_id: reportId }
  await trx
    .updateTable('report')
    .set({ state: 'set-aside', title: null, meta: JSON.stringify({}) })
    .where((eb) => eb.and(its))
    .execute()
  await trx
    .updateTable('proposal')
    .set({ wording: REMOVED, content: JSON.stringify({}), reason: null, original: null })
    .where((eb) => eb.and(its))
    .execute()
  await trx
    .updateTable('finding')
    .set({ message: REMOVED, message_en: '(removed)', settlement: null })
    .where((eb) => eb.and(its))
    .execute()
  await trx
    .updateTable('area')
    .set({ heading: REMOVED, focus: null, purpose: null })
    .where((eb) => eb.and(its))
    .execute()
  await trx
    .updateTable('commitment')
    .set({ wording: REMOVED, figures: JSON.stringify([]), path: [], places: [], named_units: [], due_text: null })
    .where((eb) => eb.and(its))
    .execute()
  // the plan repeats the report's words: in its tasks, in what was proposed to change of them, in sheets handed in
  const commitments = trx
    .selectFrom('commitment')
    .select('commitment_id')
    .where((eb) => eb.and(its))
  const tasks = trx
    .selectFrom('task')
    .select('task_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('commitment_id', 'in', commitments)
  await trx
    .updateTable('task_change')
    .set({ before: null, after: null, reason: REMOVED, decision_reason: null })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', tasks)
    .execute()
  await trx
    .updateTable('task')
    .set({ wording: REMOVED, requirement: null, status: 'set-aside' })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('commitment_id', 'in', commitments)
    .execute()
  await trx
    .updateTable('table_import')
    .set({ content: JSON.stringify({}) })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where(
      'year',
      'in',
      trx
        .selectFrom('report')
        .select('year')
        .where((eb) => eb.and(its)),
    )
    .execute()
  await trx
    .updateTable('target')
    .set({ wording: REMOVED, value: null, value_text: null, value_max: null, compared_with: null })
    .where((eb) => eb.and(its))
    .execute()
  await trx
    .updateTable('reading')
    .set({ value: null, value_text: null, source_wording: null })
    .where((eb) => eb.and(its))
    .execute()
}

const refusals = {
  'unknown-content': {
    kind: 'refused',
    reason: 'unknown-content',
    message: '库中没有这个哈希的内容。luoshi status 可查看各报告文件的哈希。',
    messageEn: 'There is no content of that hash. luoshi status shows the hashes of the reports’ files.',
  },
  'already-purged': {
    kind: 'refused',
    reason: 'already-purged',
    message: '这项内容已经清除。',
    messageEn: 'This content has been purged already.',
  },
  'one-person': {
    kind: 'refused',
    reason: 'one-person',
    message: '清除须由两人决定，请写明两个不同的姓名。',
    messageEn: 'A purge is decided by two persons: give two different names.',
  },
} as const
