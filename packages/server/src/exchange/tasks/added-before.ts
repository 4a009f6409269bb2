import type { Transaction } from 'kysely'
import type { OutsideSource } from '../../domain/vocabulary.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import type { Tables } from '../../store/tables.ts'

/** Where a new row of a table is to stand. */
export type NewPlace =
  | { readonly commitmentId: string }
  | { readonly year: number; readonly outside: { readonly sourceKind: OutsideSource; readonly source: string } }

/**
 * Whether a task of those words stands there already, or waits to be approved: as where one file is carried out twice, or by
 * two people at once, who come one after the other from here on.
 */
export async function addedBefore(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  place: NewPlace,
  wording: string,
): Promise<boolean> {
  await lockPlace(trx, jurisdictionId)
  const tasks = trx
    .selectFrom('task')
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
    )
    .select('task.task_id')
    .where('task.jurisdiction_id', '=', jurisdictionId)
    .where('commitment.jurisdiction_id', '=', jurisdictionId)
    .where('task.status', '<>', 'set-aside')
  const there =
    'commitmentId' in place
      ? tasks.where('task.commitment_id', '=', place.commitmentId)
      : tasks
          .where('commitment.year', '=', place.year)
          .where('commitment.origin', '=', 'outside')
          .where('commitment.source_kind', '=', place.outside.sourceKind)
          .where('commitment.source', '=', place.outside.source.trim())
  const found = await there
    .where((eb) =>
      eb.or([
        eb('task.wording', '=', wording.trim()),
        eb.exists(
          eb
            .selectFrom('task_change')
            .select('task_change_id')
            .where('task_change.jurisdiction_id', '=', jurisdictionId)
            .whereRef('task_change.task_id', '=', 'task.task_id')
            .where('task_change.field', '=', 'wording')
            .where('task_change.state', '=', 'proposed')
            .where('task_change.after', '=', wording.trim()),
        ),
      ]),
    )
    .executeTakeFirst()
  return found !== undefined
}
