import type { Kysely } from 'kysely'
import { ask, provenWithin } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import { dayOf } from '../../domain/day.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { ImportKind } from '../../domain/vocabulary.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import { type ImportRow, importRows } from '../../record/imports/import-rows.ts'
import type { Tables } from '../../store/tables.ts'
import type { TakeBack } from './take-back.ts'
import { takeBackMatters } from './take-back-matters.ts'
import { takeBackPeople } from './take-back-people.ts'
import { takeBackStatistics } from './take-back-statistics.ts'
import { takeBackTasks } from './take-back-tasks.ts'
import { takeBackUnits } from './take-back-units.ts'

/** What a list may be taken back by: the power it was carried out by. */
export const importPowers = {
  tasks: 'task.edit',
  units: 'unit.edit',
  people: 'account.manage',
  statistics: 'settlement.write',
  matters: 'matter.write',
} as const satisfies Readonly<Record<ImportKind, string>>

/** The rows that were taken back, and those that were left alone, each with why. */
export interface ImportTakenBack {
  readonly kind: 'taken-back'
  readonly count: number
  readonly left: readonly { readonly ordinal: number; readonly name: string; readonly because: string }[]
}

/** Why a list was not taken back. */
export type TakingBackRefusal = Refusal<'unknown-import' | 'already-taken-back'>

const ways: Readonly<Record<ImportKind, TakeBack>> = {
  tasks: takeBackTasks,
  units: takeBackUnits,
  people: takeBackPeople,
  statistics: takeBackStatistics,
  matters: takeBackMatters,
}

/**
 * Take a list that was carried out back, as one act: each row that nobody has touched since is as it was before, each
 * other one stays and is named.
 */
export async function takeBackImport(
  db: Kysely<Tables>,
  actor: SignedIn,
  at: Date,
  importId: string,
): Promise<ImportTakenBack | TakingBackRefusal | Forbidden> {
  const { jurisdictionId } = actor
  return db.transaction().execute(async (trx) => {
    const batch = await trx
      .selectFrom('import_batch')
      .select(['kind', 'taken_back_at'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('import_batch_id', '=', importId)
      .forUpdate()
      .executeTakeFirst()
    if (!batch) return unknownImport
    const { kind } = batch
    const may = await provenWithin(trx, ask(actor, importPowers[kind]))
    if (may.kind === 'refused') return may
    if (batch.taken_back_at !== null) return alreadyTakenBack
    // the head row is the place's write lock: what stands now stands until this is done
    await lockPlace(trx, jurisdictionId)
    const rows = await importRows(trx, jurisdictionId, { importId, kind }, dayOf(at))
    const free = rows.filter(({ touched }) => touched === null)
    const refused = await ways[kind](trx, actor, at, free)
    if ('kind' in refused) return refused
    const because = ({ ordinal, touched }: ImportRow) => touched ?? refused.get(ordinal) ?? null
    const left = rows.flatMap((row) => {
      const why = because(row)
      return why === null ? [] : [{ ordinal: row.ordinal, name: row.name, because: why }]
    })
    for (const { ordinal, because: why } of left)
      await trx
        .updateTable('import_row')
        .set({ left_because: why })
        .where('jurisdiction_id', '=', jurisdictionId)
        .where('import_batch_id', '=', importId)
        .where('ordinal', '=', ordinal)
        .execute()
    await trx
      .updateTable('import_batch')
      .set({ taken_back_by: may.actor.id, taken_back_at: at })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('import_batch_id', '=', importId)
      .execute()
    const ids = (some: readonly ImportRow[]) => some.map(({ subjectId }) => subjectId)
    const body = {
      ...{ importId, of: kind, takenBack: ids(rows.filter((row) => because(row) === null)) },
      left: ids(rows.filter((row) => because(row) !== null)),
    }
    await appendEntry(trx, { jurisdictionId, at, actor: may.actor.id, kind: 'import.taken-back', body })
    return { kind: 'taken-back', count: body.takenBack.length, left }
  })
}

/** There is no such list in the place. */
export const unknownImport: TakingBackRefusal = refusal(
  404,
  'unknown-import',
  '没有找到这次导入，请刷新后再看。',
  'There is no such import.',
)
const alreadyTakenBack: TakingBackRefusal = refusal(
  409,
  'already-taken-back',
  '这次导入已经收回，没有重复办理。',
  'The import has been taken back already.',
)
