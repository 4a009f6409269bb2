import type { Kysely, Selectable } from 'kysely'
import { readableScores } from '../../access/readable-scores.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import type { CountedRow } from '../../domain/scores/score-sheet.ts'
import { unitsAnsweredFor } from '../../record/units/answering-units.ts'
import type { ScoreTable } from '../../store/tables/scores.ts'
import type { Tables } from '../../store/tables.ts'

/** The score of one unit with every row it came from. */
export interface UnitSheet {
  readonly unitId: string
  readonly unit: string
  readonly rows: readonly CountedRow[]
  /** Tasks that the office excused for the period. */
  readonly excused: readonly { readonly taskId: string; readonly reason: string }[]
}

/** The rows behind the score of one unit, for somebody who may read them; undefined when they are not there for them. */
export async function unitSheet(
  db: Kysely<Tables>,
  actor: SignedIn,
  scoreId: string,
  unitId: string,
): Promise<UnitSheet | undefined> {
  const { jurisdictionId } = actor
  const row = await db
    .selectFrom('score')
    .select(['published_at', 'year', 'month_to'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('score_id', '=', scoreId)
    .executeTakeFirst()
  const own = await ownUnits(db, actor)
  if (!row || (own !== null && (row.published_at === null || !own.has(unitId)))) return undefined
  const unit = await db
    .selectFrom('score_unit')
    .select(['unit_id', 'sheet'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('score_id', '=', scoreId)
    .where('unit_id', '=', unitId)
    .executeTakeFirst()
  if (!unit) return undefined
  const rows = unit.sheet.rows ?? []
  const taskIds = rows.flatMap(({ subject, subjectId }) =>
    subject === 'task' && subjectId !== null ? [subjectId] : [],
  )
  const excused = taskIds.length === 0 ? [] : await excusesOf(db, jurisdictionId, row, taskIds)
  return { unitId, unit: unit.sheet.unit ?? '', rows, excused }
}

async function excusesOf(
  db: Kysely<Tables>,
  jurisdictionId: string,
  { year, month_to }: Pick<Selectable<ScoreTable>, 'year' | 'month_to'>,
  taskIds: readonly string[],
) {
  const rows = await db
    .selectFrom('score_excuse')
    .select(['task_id', 'reason'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', '=', year)
    .where('month_to', '=', month_to)
    .where('withdrawn_at', 'is', null)
    .where('task_id', 'in', [...new Set(taskIds)])
    .execute()
  return rows.map(({ task_id, reason }) => ({ taskId: task_id, reason }))
}

/** The units whose rows somebody may read; null for all. */
export async function ownUnits(db: Kysely<Tables>, actor: SignedIn): Promise<ReadonlySet<string> | null> {
  const readable = readableScores(actor)
  return readable.kind === 'all' ? null : unitsAnsweredFor(db, actor.jurisdictionId, readable.unitIds)
}
