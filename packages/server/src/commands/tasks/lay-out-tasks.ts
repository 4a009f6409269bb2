import type { Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { PlanRule } from '../../domain/vocabulary.ts'
import { taskStanding } from '../../record/tasks/task-standing.ts'
import type { Tables } from '../../store/tables.ts'

/** A commitment as it was just adopted. */
export interface LaidOut {
  readonly id: string
  readonly number: number
  readonly wording: string
  readonly dueOn: string | null
  /** Clauses with a time of their own: each becomes a node, and the whole is due with the year. */
  readonly nodes?: readonly { readonly words: string; readonly date: string | null }[]
  /** Of a target's figure: what is required of it, and that it is judged by its indicator. */
  readonly requirement?: string | null
  readonly planRule?: PlanRule
}

interface Occasion {
  readonly jurisdictionId: string
  readonly at: Date
  readonly year: number
  /** The report that was adopted before for the year; null when it is the first. */
  readonly before: string | null
}

/**
 * Give every commitment of a year its task, inside the adoption's transaction. Tasks of a report that is superseded go
 * over to the commitment of the same 序号; those whose promise is gone are set aside, nothing is deleted. What each new
 * task promises comes out, for the ledger.
 */
export async function layOutTasks(
  trx: Transaction<Tables>,
  { jurisdictionId, at, year, before }: Occasion,
  commitments: readonly LaidOut[],
): Promise<readonly { readonly taskId: string; readonly stands: string }[]> {
  const carried = before === null ? new Set<number>() : await carryOver(trx, jurisdictionId, before, commitments)
  const fresh = commitments.filter(({ number }) => !carried.has(number))
  const rows = fresh.map(({ id, wording, dueOn, requirement = null, planRule }) => ({
    jurisdiction_id: jurisdictionId,
    task_id: uuid(),
    commitment_id: id,
    part: 1,
    wording,
    requirement,
    ...(planRule ? { plan_rule: planRule } : {}),
    leader: null,
    officer: null,
    // a promise of the year without a limit of its own is due with the year
    due_on: dueOn ?? `${year}-12-31`,
    weight: null,
    disclosure_reason: null,
    status: 'drafted' as const,
    created_at: at,
  }))
  for (let i = 0; i < rows.length; i += 500)
    await trx
      .insertInto('task')
      .values(rows.slice(i, i + 500))
      .execute()
  const nodes = fresh.flatMap((commitment, index) => nodesOf(commitment, rows[index]?.task_id ?? '', jurisdictionId))
  for (let i = 0; i < nodes.length; i += 500)
    await trx
      .insertInto('milestone')
      .values(nodes.slice(i, i + 500))
      .execute()
  return rows.map((row) => ({ taskId: row.task_id, stands: taskStanding({ ...row, disclosure: 'undecided' }) }))
}

/** The nodes of a task whose words name times of single clauses. */
function nodesOf({ nodes = [] }: LaidOut, taskId: string, jurisdictionId: string) {
  return nodes
    .flatMap(({ words, date }) => (date === null ? [] : [{ words, date }]))
    .map(({ words, date }, index) => ({
      jurisdiction_id: jurisdictionId,
      milestone_id: uuid(),
      task_id: taskId,
      ordinal: index + 1,
      wording: words,
      kind: null,
      due_on: date,
      plan_percent: null,
      met_on: null,
    }))
}

async function carryOver(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  before: string,
  commitments: readonly LaidOut[],
): Promise<Set<number>> {
  const former = await trx
    .selectFrom('commitment')
    .select(['commitment_id', 'number'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', before)
    .execute()
  const now = new Map(commitments.map((commitment) => [commitment.number, commitment.id]))
  const carried = new Set<number>()
  for (const { commitment_id, number } of former) {
    const id = now.get(number)
    const change = trx
      .updateTable('task')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('commitment_id', '=', commitment_id)
    if (id === undefined) await change.set({ status: 'set-aside' }).execute()
    else {
      const moved = await change.set({ commitment_id: id }).executeTakeFirst()
      if (moved.numUpdatedRows > 0n) carried.add(number)
    }
  }
  return carried
}
