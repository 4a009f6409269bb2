import { type QueryExecutorProvider, sql } from 'kysely'
import { bulletinKinds, bulletinStates } from '../domain/bulletins/bulletin-table.ts'
import { clueSources, clueStates } from '../domain/clues/clue.ts'
import {
  inspectingBodies,
  inspectionParts,
  inspectionStates,
  rectificationStates,
  reviewDecisions,
  sheetFindings,
  sheetMethods,
} from '../domain/inspections/inspection-table.ts'
import { instructionStates, instructionSubjects } from '../domain/instructions/instruction.ts'
import { clockSteps } from '../domain/matters/clock.ts'
import { grades } from '../domain/matters/matter-act.ts'
import { matterKinds, matterSources } from '../domain/matters/matter-kinds.ts'
import { matterStates } from '../domain/matters/matter-table.ts'
import { slipColours, slipGrounds, slipStates } from '../domain/matters/slip-ladder.ts'
import { closingStates } from '../domain/matters/task-closing.ts'
import { powerDecisions, powerKinds } from '../domain/powers/power-act.ts'
import { objectionOutcomes } from '../domain/scores/objection-outcome.ts'
import { scoreStates } from '../domain/scores/score-table.ts'
import {
  calendarDayKinds,
  changedFields,
  changeStates,
  commitmentKinds,
  commitmentOrigins,
  confirmedVerdicts,
  directions,
  disclosures,
  eventSubjects,
  heldOutcomes,
  importances,
  importKinds,
  indicatorKinds,
  indicatorRules,
  levels,
  lightColours,
  messageKinds,
  natures,
  opinions,
  outsideSources,
  paces,
  periodKinds,
  planRules,
  progressStates,
  progressSteps,
  proposalKinds,
  proposalOrigins,
  proposalStates,
  reportStates,
  roles,
  ruleKinds,
  settledKinds,
  settlementStates,
  severities,
  signingKinds,
  statisticBases,
  strengths,
  taskParts,
  taskStatuses,
  unitKinds,
  unitParts,
} from '../domain/vocabulary.ts'

/** The columns that hold a word of a vocabulary, and the words each may hold. */
export const vocabularyColumns: Readonly<Record<string, readonly string[]>> = {
  'jurisdiction.level': levels,
  'import_batch.kind': importKinds,
  'message.kind': messageKinds,
  'evidence_held.outcome': heldOutcomes,
  'unit.kind': unitKinds,
  'report.state': reportStates,
  'proposal.kind': proposalKinds,
  'proposal.state': proposalStates,
  'proposal.origin': proposalOrigins,
  'finding.severity': severities,
  'commitment.kind': commitmentKinds,
  'commitment.strength': strengths,
  'commitment.origin': commitmentOrigins,
  'commitment.source_kind': outsideSources,
  'settlement.state': settlementStates,
  'settlement_item.kind': settledKinds,
  'settlement_item.verdict': confirmedVerdicts,
  'settlement_statistic.basis': statisticBases,
  'task.kind': commitmentKinds,
  'task.status': taskStatuses,
  'task.disclosure': disclosures,
  'task.plan_rule': planRules,
  'task_unit.part': taskParts,
  'task_indicator.rule': indicatorRules,
  'task_indicator.nature': natures,
  'task_change.field': changedFields,
  'task_change.state': changeStates,
  'indicator.kind': indicatorKinds,
  'indicator.direction': directions,
  'indicator.nature': natures,
  'event.subject': eventSubjects,
  'role_grant.role': roles,
  'power_request.kind': powerKinds,
  'power_request.decision': powerDecisions,
  'signing.kind': signingKinds,
  'period.kind': periodKinds,
  'progress.state': progressStates,
  'progress_step.kind': progressSteps,
  'confirmation.kind': opinions,
  'rule_version.kind': ruleKinds,
  'light.light': lightColours,
  'light.pace': paces,
  'calendar_day.kind': calendarDayKinds,
  'matter.kind': matterKinds,
  'matter.importance': importances,
  'matter.source': matterSources,
  'matter.state': matterStates,
  'matter.grade': grades,
  'matter_unit.part': unitParts,
  'matter_due.step': clockSteps,
  'slip.colour': slipColours,
  'slip.ground': slipGrounds,
  'slip.state': slipStates,
  'task_closing.state': closingStates,
  'task_closing.grade': grades,
  'task_closing_step.grade': grades,
  'bulletin.kind': bulletinKinds,
  'bulletin.state': bulletinStates,
  'score.kind': bulletinKinds,
  'score.state': scoreStates,
  'score_objection.outcome': objectionOutcomes,
  'clue.source': clueSources,
  'clue.state': clueStates,
  'instruction.subject': instructionSubjects,
  'instruction.state': instructionStates,
  'inspection.kind': matterKinds,
  'inspection.body': inspectingBodies,
  'inspection.state': inspectionStates,
  'inspection_person.part': inspectionParts,
  'inspection_sheet.method': sheetMethods,
  'inspection_sheet.finding': sheetFindings,
  'inspection_item.state': rectificationStates,
  'inspection_objection.decision': reviewDecisions,
}

/** A CHECK of the schema that lists the words one column may hold. */
export interface VocabularyCheck {
  /** `task.status` */
  readonly column: string
  readonly constraint: string
  readonly words: readonly string[]
}

/** Every such CHECK of the schema. */
export async function vocabularyChecks(db: QueryExecutorProvider): Promise<readonly VocabularyCheck[]> {
  const { rows } = await sql<{ table: string; column: string; constraint: string; definition: string }>`
    select c.relname as table, a.attname as column, k.conname as constraint, pg_get_constraintdef(k.oid) as definition
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = c.oid and k.conkey = array[a.attnum]
     where k.contype = 'c'`.execute(db)
  return rows.flatMap(({ table, column, constraint, definition }) => {
    const [, list] = /^CHECK \(\(\w+ = ANY \(ARRAY\[([^\]]*)\]\)\)\)$/.exec(definition) ?? []
    if (list === undefined) return []
    const words = [...list.matchAll(/'([^']*)'::text/g)].map(([, word = '']) => word)
    return [{ column: `${table}.${column}`, constraint, words }]
  })
}

/**
 * Makes the CHECKs of the schema say what the vocabulary says, as the owner, after the migrations: those of before keep the
 * words of their day, and a migration that adds such a column leaves its CHECK to this.
 * @throws when rows hold a word that the vocabulary has lost
 */
export async function alignVocabulary(db: QueryExecutorProvider): Promise<void> {
  const present = new Map((await vocabularyChecks(db)).map((check) => [check.column, check]))
  for (const [name, words] of Object.entries(vocabularyColumns)) {
    const check = present.get(name)
    if (check && check.words.toSorted().join() === words.toSorted().join()) continue
    const [table = '', column = ''] = name.split('.')
    const constraint = sql.id(check?.constraint ?? `${table}_${column}_check`)
    await sql`alter table ${sql.id(table)} drop constraint if exists ${constraint}`.execute(db)
    const list = sql.join(words.map((word) => sql.lit(word)))
    await sql`alter table ${sql.id(table)} add constraint ${constraint} check (${sql.ref(column)} in (${list}))`.execute(
      db,
    )
  }
}
