import type { Transaction } from 'kysely'
import type { PublishedFollowed } from '../../domain/published-year.ts'
import { commitmentNumber } from '../../domain/task-number.ts'
import type { Tables } from '../../store/tables.ts'
import type { CarriedOut } from './gather-carried-out.ts'

/** Which year of a place is gathered, from which report, as units stand on which day. */
export interface YearScope {
  readonly jurisdictionId: string
  readonly year: number
  readonly reportId: string
  readonly today: string
}

/** The figures of targets and the tasks outside the report of which the office made a handed-out task public, in the table's order. */
export async function gatherFollowed(
  trx: Transaction<Tables>,
  { jurisdictionId, reportId }: YearScope,
  carriedOut: ReadonlyMap<string, CarriedOut>,
): Promise<PublishedFollowed[]> {
  const rows = await trx
    .selectFrom('commitment')
    .innerJoin('task', (join) =>
      join
        .onRef('task.jurisdiction_id', '=', 'commitment.jurisdiction_id')
        .onRef('task.commitment_id', '=', 'commitment.commitment_id')
        .on('task.part', '=', 1),
    )
    .select(['commitment.commitment_id', 'number', 'origin', 'commitment.wording', 'source_kind', 'source'])
    .select(['task.requirement', 'task.disclosure'])
    .where('commitment.jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', reportId)
    .where('origin', '!=', 'report')
    .where('withdrawn_at', 'is', null)
    .orderBy('number')
    .execute()
  return rows.flatMap((row) => {
    const carried = carriedOut.get(row.commitment_id)
    if (!carried || row.origin === 'report') return []
    const { leadUnit, partnerUnits, leader, state, progress } = carried
    const measures = carried.parts.flatMap((part) => part.measures ?? [])
    return {
      ...{ commitmentId: row.commitment_id, origin: row.origin, number: commitmentNumber(row.number) },
      // what is required of a first part that is not public stays in the house
      ...{ text: row.wording, requirement: row.disclosure === 'public' ? row.requirement : null },
      source: row.source_kind === null ? null : { kind: row.source_kind, name: row.source ?? '' },
      ...{ leadUnit, partnerUnits, leader, state, progress },
      ...(measures.length > 0 ? { measures } : {}),
    }
  })
}
