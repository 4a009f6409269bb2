import type { Kysely } from 'kysely'
import type { Day } from '../../domain/day.ts'
import type { PlanRule, TaskPart, TaskStatus } from '../../domain/vocabulary.ts'
import { heldOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/** What a task is: its words as adopted beside today's, who, by when. */
export interface TaskFacts {
  readonly taskId: string
  readonly commitmentId: string
  readonly year: number
  /** 序号 */
  readonly number: number
  readonly part: number
  /** Today's wording. */
  readonly wording: string
  /** The commitment's words, frozen as adopted. */
  readonly adopted: string
  readonly area: string | null
  readonly requirement: string | null
  readonly dueOn: Day | null
  readonly status: TaskStatus
  /** What a change of it must name. */
  readonly revision: number
  readonly planRule: PlanRule
  readonly continuous: boolean
  readonly leader: string | null
  /** Null where only a name was written. */
  readonly leaderId: string | null
  readonly officer: string | null
  readonly remark: string | null
  readonly disclosure: string
  /** Lead units in order, the first accountable. */
  readonly leads: readonly FactUnit[]
  readonly partners: readonly FactUnit[]
  /** The members of its groups, in order. */
  readonly members: readonly FactUnit[]
  /** The member that reports for all; null where each reports for itself, or no group leads. */
  readonly speakerId: string | null
}

/** A unit of a task with its answer to the assignment. */
export interface FactUnit {
  readonly unitId: string
  readonly unit: string
  /** Its newest answer since the task was assigned. */
  readonly answer: 'signed' | 'refused' | null
  /** Why it was sent back. */
  readonly reason: string | null
  readonly suggestedUnit: string | null
}

/** A task's facts on a day; undefined when there is none. */
export async function taskFacts(
  db: Kysely<Tables>,
  jurisdictionId: string,
  taskId: string,
  today: Day,
): Promise<TaskFacts | undefined> {
  const row = await db
    .selectFrom('task')
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
    )
    .leftJoin('area', (join) =>
      join
        .onRef('area.jurisdiction_id', '=', 'commitment.jurisdiction_id')
        .onRef('area.area_id', '=', 'commitment.area_id'),
    )
    .selectAll('task')
    .select(['commitment.year', 'commitment.number', 'commitment.wording as adopted', 'area.heading'])
    .where('task.jurisdiction_id', '=', jurisdictionId)
    .where('task.task_id', '=', taskId)
    .executeTakeFirst()
  if (!row) return undefined
  const [units, answers, people] = await Promise.all([
    db
      .selectFrom('task_unit')
      .innerJoin('unit', (join) =>
        join
          .onRef('unit.jurisdiction_id', '=', 'task_unit.jurisdiction_id')
          .onRef('unit.unit_id', '=', 'task_unit.unit_id'),
      )
      .select(['task_unit.unit_id', 'task_unit.part', 'unit.short_name'])
      .where('task_unit.jurisdiction_id', '=', jurisdictionId)
      .where('task_unit.task_id', '=', taskId)
      .where(heldOn('task_unit', today))
      .orderBy('task_unit.place')
      .execute(),
    answersOf(db, jurisdictionId, taskId, row.assigned_at),
    namesOf(db, jurisdictionId, [row.leader_id, row.officer_id]),
  ])
  const party = (part: TaskPart) =>
    units
      .filter((unit) => unit.part === part)
      .map((unit): FactUnit => {
        const answer = answers.get(unit.unit_id)
        return {
          unitId: unit.unit_id,
          unit: unit.short_name,
          answer: answer?.kind ?? null,
          reason: answer?.reason ?? null,
          suggestedUnit: answer?.suggested ?? null,
        }
      })
  return {
    taskId,
    commitmentId: row.commitment_id,
    year: row.year,
    number: row.number,
    part: row.part,
    wording: row.wording,
    adopted: row.adopted,
    area: row.heading,
    requirement: row.requirement,
    dueOn: row.due_on,
    status: row.status,
    revision: row.revision,
    planRule: row.plan_rule,
    continuous: row.continuous,
    leader: (row.leader_id && people.get(row.leader_id)) ?? row.leader,
    leaderId: row.leader_id,
    officer: (row.officer_id && people.get(row.officer_id)) ?? row.officer,
    remark: row.remark,
    disclosure: row.disclosure,
    leads: party('lead'),
    partners: party('partner'),
    members: party('member'),
    speakerId: row.speaker_id,
  }
}

async function answersOf(db: Kysely<Tables>, jurisdictionId: string, taskId: string, assignedAt: Date | null) {
  const rows = await db
    .selectFrom('signing')
    .leftJoin('unit', (join) =>
      join
        .onRef('unit.jurisdiction_id', '=', 'signing.jurisdiction_id')
        .onRef('unit.unit_id', '=', 'signing.suggested_unit_id'),
    )
    .select(['signing.unit_id', 'signing.kind', 'signing.reason', 'unit.short_name as suggested'])
    .where('signing.jurisdiction_id', '=', jurisdictionId)
    .where('signing.task_id', '=', taskId)
    .where('signing.at', '>=', assignedAt ?? new Date(0))
    .orderBy('signing.at')
    .orderBy('signing.signing_id')
    .execute()
  return new Map(rows.map((row) => [row.unit_id, row]))
}

async function namesOf(db: Kysely<Tables>, jurisdictionId: string, ids: readonly (string | null)[]) {
  const known = ids.filter((id) => id !== null)
  if (known.length === 0) return new Map<string, string>()
  const rows = await db
    .selectFrom('person')
    .select(['person_id', 'name'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', 'in', known)
    .execute()
  return new Map(rows.map((row) => [row.person_id, row.name]))
}
