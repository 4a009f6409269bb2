import type { Transaction } from 'kysely'
import type { Allowed } from '../../access/may-do.ts'
import type { Action } from '../../access/rules.ts'
import type { ImportKind } from '../../domain/vocabulary.ts'
import type { Tables } from '../../store/tables.ts'

/** Which list is carried out: its id, chosen by the person who hands it in, holds its portions together. */
export interface ImportSource {
  readonly importId: string
  /** Name of the file; null where it was pasted or ticked. */
  readonly source: string | null
}

/** How a row of a list left what it is of. */
export interface NotedRow {
  readonly subjectId: string
  readonly added: boolean
  readonly revision: number
  readonly beforeHash?: string | null
  readonly changeIds?: readonly string[]
}

/**
 * Note what a list did, in the caller's transaction, so that it can be taken back. A portion of a list goes behind those
 * before it; comes out false where the id is of somebody else's list, of another kind, or of one that was taken back.
 */
export async function noteImport(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: Allowed<Action>,
  at: Date,
  kind: ImportKind,
  { importId, source }: ImportSource,
  rows: readonly NotedRow[],
): Promise<boolean> {
  await trx
    .insertInto('import_batch')
    .values({
      ...{ jurisdiction_id: jurisdictionId, import_batch_id: importId, kind, source },
      ...{ made_by: actor.id, made_at: at },
    })
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'import_batch_id']).doNothing())
    .execute()
  const batch = await trx
    .selectFrom('import_batch')
    .select(['kind', 'made_by', 'taken_back_at'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('import_batch_id', '=', importId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (batch.kind !== kind || batch.made_by !== actor.id || batch.taken_back_at !== null) return false
  const last = await trx
    .selectFrom('import_row')
    .select(({ fn }) => fn.max('ordinal').as('last'))
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('import_batch_id', '=', importId)
    .executeTakeFirst()
  const values = rows.map(({ subjectId, added, revision, beforeHash = null, changeIds = [] }, index) => ({
    ...{ jurisdiction_id: jurisdictionId, import_batch_id: importId, ordinal: (last?.last ?? 0) + 1 + index },
    ...{ subject_id: subjectId, added, revision, before_hash: beforeHash, change_ids: [...changeIds] },
  }))
  for (let from = 0; from < values.length; from += atOnce)
    await trx
      .insertInto('import_row')
      .values(values.slice(from, from + atOnce))
      .execute()
  return true
}

/** Rows of one INSERT: eight parameters each, and PostgreSQL takes 65,535. */
const atOnce = 4000
