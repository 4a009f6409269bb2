import type { Kysely } from 'kysely'
import type { ImportKind } from '../../domain/vocabulary.ts'
import { type ImportRow, importRows } from '../../record/imports/import-rows.ts'
import { actorNames, actorWords } from '../../record/people/actor-names.ts'
import type { Tables } from '../../store/tables.ts'

/** A list that was carried out. */
export interface ImportListed {
  readonly importId: string
  readonly kind: ImportKind
  /** Name of the file; null where it was pasted or ticked. */
  readonly source: string | null
  /** Who carried it out. */
  readonly by: string
  /** ISO 8601 */
  readonly at: string
  readonly rows: number
  /** ISO 8601; null while it stands. */
  readonly takenBackAt: string | null
}

/** A list with its rows: what each is, and what was done to it since. */
export interface ImportDetail extends ImportListed {
  readonly items: readonly (Pick<ImportRow, 'ordinal' | 'name' | 'added' | 'touched'> & {
    /** Why it was left alone when the list was taken back; null where it was not. */
    readonly leftBecause: string | null
  })[]
}

/** The lists of some kinds that were carried out, the newest first, at most 100. */
export async function importList(
  db: Kysely<Tables>,
  jurisdictionId: string,
  kinds: readonly ImportKind[],
): Promise<readonly ImportListed[]> {
  if (kinds.length === 0) return []
  const rows = await db
    .selectFrom('import_batch')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('kind', 'in', kinds)
    .orderBy('made_at', 'desc')
    .orderBy('import_batch_id')
    .limit(100)
    .execute()
  if (rows.length === 0) return []
  const ids = rows.map(({ import_batch_id }) => import_batch_id)
  const counts = await db
    .selectFrom('import_row')
    .select(['import_batch_id', ({ fn }) => fn.countAll<string>().as('count')])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('import_batch_id', 'in', ids)
    .groupBy('import_batch_id')
    .execute()
  const tables = await db
    .selectFrom('table_import')
    .select(['table_import_id', 'file_name'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('table_import_id', 'in', ids)
    .execute()
  const counted = new Map(counts.map((row) => [row.import_batch_id, Number(row.count)]))
  // the name of a table of tasks stands with the table, where a purge reaches it
  const names = new Map(tables.map((row) => [row.table_import_id, row.file_name]))
  const people = await actorNames(
    db,
    jurisdictionId,
    rows.map(({ made_by }) => made_by),
  )
  return rows.map((row) => ({
    importId: row.import_batch_id,
    kind: row.kind,
    source: names.get(row.import_batch_id) ?? row.source,
    by: people.get(row.made_by) ?? actorWords(row.made_by),
    at: row.made_at.toISOString(),
    rows: counted.get(row.import_batch_id) ?? 0,
    takenBackAt: row.taken_back_at?.toISOString() ?? null,
  }))
}

/** One of {@link importList} with its rows; undefined where there is none of these kinds. */
export async function importDetail(
  db: Kysely<Tables>,
  { jurisdictionId, today }: { readonly jurisdictionId: string; readonly today: string },
  kinds: readonly ImportKind[],
  importId: string,
): Promise<ImportDetail | undefined> {
  const listed = (await importList(db, jurisdictionId, kinds)).find((one) => one.importId === importId)
  if (!listed) return undefined
  const rows = await importRows(db, jurisdictionId, listed, today)
  const kept = await db
    .selectFrom('import_row')
    .select(['ordinal', 'left_because'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('import_batch_id', '=', importId)
    .execute()
  const left = new Map(kept.map((row) => [row.ordinal, row.left_because]))
  return {
    ...listed,
    items: rows.map(({ ordinal, name, added, touched }) => ({
      ...{ ordinal, name, added, touched: listed.takenBackAt === null ? touched : null },
      leftBecause: left.get(ordinal) ?? null,
    })),
  }
}
