import type { Kysely } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import {
  type CatalogueUnit,
  type EarlierLead,
  type LeadSuggestion,
  pairsOf,
  suggestLeads,
} from '../../domain/assignment/suggest-leads.ts'
import { answeringUnits } from '../../record/units/answering-units.ts'
import { endsAfter, heldOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import { type TaskRow, taskTable } from './task-table.ts'

export type { LeadSuggestion } from '../../domain/assignment/suggest-leads.ts'

/** Units that may lead a task, the likeliest first. A person decides. */
export interface LeadSuggestions {
  readonly tasks: readonly { readonly taskId: string; readonly suggestions: readonly LeadSuggestion[] }[]
}

/**
 * Suggestions for the tasks of a year that have no lead unit yet: what the text names, what like tasks of earlier years
 * had, what the subject usually goes to; grounds are shown, weak ones marked. At most three a task.
 */
export async function leadSuggestions(
  db: Kysely<Tables>,
  actor: SignedIn,
  year: number | null,
): Promise<LeadSuggestions> {
  const { jurisdictionId, today } = actor
  const table = await taskTable(db, actor, year)
  const units: CatalogueUnit[] = (
    await db
      .selectFrom('unit')
      .select(['unit_id', 'name', 'short_name', 'aliases'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where(heldOn('unit', today))
      .orderBy('code')
      .execute()
  ).map((row) => ({ unitId: row.unit_id, names: [row.name, row.short_name, ...row.aliases] }))
  const standing = new Set(units.map(({ unitId }) => unitId))
  const earlier = (await earlierLeads(db, actor, table.year)).filter(({ unitId }) => standing.has(unitId))
  return {
    tasks: table.rows
      .filter(({ leadIds }) => leadIds.length === 0)
      .map((row) => ({ taskId: row.taskId, suggestions: suggestLeads(subjectOf(row), units, earlier) })),
  }
}

/** Of a target's figure what it measures: its clause may name several indicators. */
const subjectOf = ({ origin, requirement, wording }: Pick<TaskRow, 'origin' | 'requirement' | 'wording'>): string =>
  origin === 'target' ? (requirement ?? wording) : wording

async function earlierLeads(
  db: Kysely<Tables>,
  { jurisdictionId, today }: SignedIn,
  year: number,
): Promise<EarlierLead[]> {
  const rows = await db
    .selectFrom('task')
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
    )
    .innerJoin('task_unit', (join) =>
      join
        .onRef('task_unit.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('task_unit.task_id', '=', 'task.task_id'),
    )
    .innerJoin('report', (join) =>
      join
        .onRef('report.jurisdiction_id', '=', 'commitment.jurisdiction_id')
        .onRef('report.report_id', '=', 'commitment.report_id')
        .on('report.state', '=', 'adopted'),
    )
    .select(['commitment.year', 'commitment.origin', 'task.wording', 'task.requirement', 'task_unit.unit_id'])
    .where('task.jurisdiction_id', '=', jurisdictionId)
    .where('commitment.year', '<', year)
    .where('task.status', '!=', 'set-aside')
    .where('task_unit.part', '=', 'lead')
    .where('task_unit.place', '=', 1)
    .where(endsAfter('task_unit', today))
    .orderBy('commitment.year', 'desc')
    .limit(3000)
    .execute()
  const answering = await answeringUnits(db, jurisdictionId)
  return rows.map((row) => ({
    year: row.year,
    pairs: pairsOf(subjectOf(row)),
    unitId: answering.get(row.unit_id) ?? row.unit_id,
  }))
}
