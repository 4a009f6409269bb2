import { type Kysely, sql } from 'kysely'
import { addDays, dayOf } from '../../domain/day.ts'
import type { InspectingBody } from '../../domain/inspections/inspection-table.ts'
import { type Commission, maySupervise, repeatedVisits, type Visit } from '../../domain/inspections/repeated.ts'
import type { Tables } from '../../store/tables.ts'
import { supervisionRulesOn } from '../rules/supervision-rules.ts'

/** What of a plan is looked at before it is proposed. */
export interface PlanAsked {
  /** Null for one that is not saved yet. */
  readonly inspectionId: string | null
  readonly from: string
  readonly to: string
  readonly body: InspectingBody
  readonly bodyUnitId: string | null
  readonly commission: Commission | null
  readonly unitIds: readonly string[]
  readonly taskIds: readonly string[]
}

/** What stands against a plan, or is to be thought about. */
export type PlanWarning =
  /** The body has no power and no commission that holds through the whole period (越权督查). */
  | { readonly kind: 'no-power' }
  /** Enterprises are no objects of government supervision. */
  | { readonly kind: 'not-an-object'; readonly unit: string }
  /** 重复督查 or 多头督查. */
  | {
      readonly kind: 'repeated' | 'by-several'
      readonly visit: 'inspection' | 'urge' | 'slip'
      readonly title: string
      readonly from: string
      readonly to: string
      readonly units: readonly string[]
      /** Numbers of tasks: `3`, `5-2`. */
      readonly tasks: readonly string[]
    }

/** What stands against a plan: power first, then what it repeats, the nearest first; at most 20 repetitions. */
export async function planWarnings(
  db: Kysely<Tables>,
  jurisdictionId: string,
  plan: PlanAsked,
  at: Date,
): Promise<readonly PlanWarning[]> {
  const body =
    plan.body === 'department'
      ? ({ kind: plan.body, commission: plan.commission } as const)
      : ({ kind: plan.body } as const)
  const powerless = !maySupervise(body, plan.from) || !maySupervise(body, plan.to)
  const units = await db
    .selectFrom('unit')
    .select(['unit_id', 'short_name', 'kind'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('unit_id', 'in', plan.unitIds.length > 0 ? [...plan.unitIds] : [noId])
    .execute()
  const names = new Map(units.map((unit) => [unit.unit_id, unit.short_name]))
  const tasks = await db
    .selectFrom('task')
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
    )
    .select(['task.task_id', 'commitment.number', 'task.part'])
    .where('task.jurisdiction_id', '=', jurisdictionId)
    .where('task.task_id', 'in', plan.taskIds.length > 0 ? [...plan.taskIds] : [noId])
    .execute()
  const numbers = new Map(tasks.map((task) => [task.task_id, `${task.number}${task.part > 1 ? `-${task.part}` : ''}`]))
  const { repeatedWithin } = await supervisionRulesOn(db, jurisdictionId, dayOf(at))
  const earlier = await visitsNear(db, jurisdictionId, plan, repeatedWithin)
  const planned: Visit = {
    id: plan.inspectionId ?? '',
    by: plan.bodyUnitId ?? office,
    from: plan.from,
    to: plan.to,
    unitIds: plan.unitIds,
    taskIds: plan.taskIds,
  }
  return [
    ...(powerless ? [{ kind: 'no-power' } as const] : []),
    ...units.flatMap((unit) =>
      unit.kind === 'enterprise' ? [{ kind: 'not-an-object' as const, unit: unit.short_name }] : [],
    ),
    ...repeatedVisits(planned, earlier, repeatedWithin)
      .slice(0, 20)
      .flatMap(({ kind, visit, unitIds, taskIds }) => {
        const known = earlier.find(({ id }) => id === visit.id)
        if (!known) return []
        return [
          {
            kind,
            visit: known.visit,
            title: known.title,
            from: visit.from,
            to: visit.to,
            units: unitIds.map((id) => names.get(id) ?? ''),
            tasks: taskIds.map((id) => numbers.get(id) ?? ''),
          },
        ]
      }),
  ]
}

/** The government and its office are one body; a department is itself. */
const office = 'office'
const noId = '00000000-0000-0000-0000-000000000000'

interface KnownVisit extends Visit {
  readonly visit: 'inspection' | 'urge' | 'slip'
  readonly title: string
}

/** Inspections that are planned or were made, urges and slips, that can lie within so many days of a plan. */
async function visitsNear(
  db: Kysely<Tables>,
  jurisdictionId: string,
  { from, to }: PlanAsked,
  repeatedWithin: number,
): Promise<KnownVisit[]> {
  const [first, last] = [addDays(from, -repeatedWithin), addDays(to, repeatedWithin)]
  const { rows } = await sql<{
    id: string
    visit: KnownVisit['visit']
    title: string
    by: string | null
    from: string
    to: string
    unit_ids: string[] | null
    task_ids: string[] | null
  }>`
    select i.inspection_id as id, 'inspection' as visit, i.title, i.body_unit_id as by, i.starts_on::text as "from",
           (i.ends_on - 1)::text as "to",
           (select array_agg(u.unit_id::text) from inspection_unit u
             where u.jurisdiction_id = ${jurisdictionId} and u.inspection_id = i.inspection_id) as unit_ids,
           (select array_agg(t.task_id::text) from inspection_task t
             where t.jurisdiction_id = ${jurisdictionId} and t.inspection_id = i.inspection_id) as task_ids
      from inspection i
     where i.jurisdiction_id = ${jurisdictionId} and i.state not in ('discarded', 'cancelled')
       and i.starts_on <= ${last}::date and i.ends_on > ${first}::date
    union all
    select g.matter_urge_id, 'urge', m.title, null, (g.urged_at at time zone 'Asia/Shanghai')::date::text,
           (g.urged_at at time zone 'Asia/Shanghai')::date::text, array[g.unit_id::text],
           (select array_agg(t.task_id::text) from matter_task t
             where t.jurisdiction_id = ${jurisdictionId} and t.matter_id = m.matter_id)
      from matter_urge g join matter m using (jurisdiction_id, matter_id)
     where g.jurisdiction_id = ${jurisdictionId}
       and (g.urged_at at time zone 'Asia/Shanghai')::date between ${first}::date and ${last}::date
    union all
    select s.slip_id, 'slip', m.title, null, (s.issued_at at time zone 'Asia/Shanghai')::date::text,
           (s.issued_at at time zone 'Asia/Shanghai')::date::text, array[s.unit_id::text],
           (select array_agg(t.task_id::text) from matter_task t
             where t.jurisdiction_id = ${jurisdictionId} and t.matter_id = m.matter_id)
      from slip s join matter m using (jurisdiction_id, matter_id)
     where s.jurisdiction_id = ${jurisdictionId} and s.state <> 'revoked'
       and (s.issued_at at time zone 'Asia/Shanghai')::date between ${first}::date and ${last}::date`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    visit: row.visit,
    title: row.title,
    by: row.by ?? office,
    from: row.from,
    to: row.to,
    unitIds: row.unit_ids ?? [],
    taskIds: row.task_ids ?? [],
  }))
}
