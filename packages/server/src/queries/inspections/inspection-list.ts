import { type Kysely, sql } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import { dayBefore } from '../../domain/day.ts'
import { type InspectionState, openInspectionActs, settledItems } from '../../domain/inspections/inspection-table.ts'
import type { MatterKind } from '../../domain/matters/matter-kinds.ts'
import { groupOf, inspectionDoer, reviewsObjections } from '../../record/inspections/inspection-people.ts'
import type { Tables } from '../../store/tables.ts'
import { inspectionScope } from './inspection-scope.ts'

/** An inspection in a list. */
export interface InspectionListed {
  readonly inspectionId: string
  readonly kind: MatterKind
  readonly title: string
  readonly state: InspectionState
  /** Null before 批准. */
  readonly year: number | null
  readonly ordinal: number | null
  readonly from: string
  readonly to: string
  /** Short names; an inspected unit sees its own alone, as among the numbers below. */
  readonly units: readonly string[]
  /** Items of rectification: all, those that are settled, and those whose day has passed without a report. */
  readonly items: number
  readonly settled: number
  readonly late: number
  /** Objections that were not decided on. */
  readonly objections: number
  /** Whether something of it waits for the asker. */
  readonly waits: boolean
}

/** The inspections somebody may read, the newest first, at most 500; of a task, those that looked at it. */
export async function inspectionList(
  db: Kysely<Tables>,
  actor: SignedIn,
  taskId: string | null = null,
): Promise<readonly InspectionListed[]> {
  const scope = await inspectionScope(db, actor)
  // an inspected unit sees itself and its own items, no matter who else was inspected
  const within = scope.all
    ? sql`true`
    : sql`exists (select from inspection_person g where g.jurisdiction_id = ${actor.jurisdictionId}
        and g.inspection_id = i.inspection_id and g.person_id = ${actor.personId} and g.part <> 'recused')`
  const shown = sql`(${within} or y.unit_id = any(${scope.answered}::uuid[]))`
  const { rows } = await sql<{
    inspection_id: string
    kind: MatterKind
    title: string
    state: InspectionState
    number_year: number | null
    ordinal: number | null
    starts_on: string
    ends_on: string
    proposed_by: string | null
    concluded_by: string | null
    leader_id: string | null
    members: string[] | null
    recused: string[] | null
    wrote: string[] | null
    units: string[] | null
    items: number
    settled: number
    late: number
    owed: number
    reported: number
    unreceived: number
    objections: number
  }>`
    select i.inspection_id, i.kind, i.title, i.state, i.number_year, i.ordinal, i.starts_on::text as starts_on,
           i.ends_on::text as ends_on, i.proposed_by, i.concluded_by, p.leader_id, p.members, p.recused, u.units,
           (select array_agg(distinct substr(written_by, 8)) from inspection_sheet y where y.jurisdiction_id = ${actor.jurisdictionId}
               and y.inspection_id = i.inspection_id) as wrote,
           u.unreceived, x.items, x.settled, x.late, x.owed, x.reported,
           (select count(*)::int from inspection_objection y where y.jurisdiction_id = ${actor.jurisdictionId}
               and y.inspection_id = i.inspection_id and y.decided_at is null and ${shown}) as objections
      from inspection i
      left join lateral (
        select (array_agg(person_id::text) filter (where part = 'leader'))[1] as leader_id,
               array_agg(person_id::text) filter (where part = 'member') as members,
               array_agg(person_id::text) filter (where part = 'recused') as recused
          from inspection_person y where y.jurisdiction_id = ${actor.jurisdictionId} and y.inspection_id = i.inspection_id) p on true
      left join lateral (
        select array_agg(unit.short_name order by unit.short_name) filter (where ${shown}) as units,
               (count(*) filter (where y.received_at is null and y.unit_id = any(${scope.answered}::uuid[]) and not exists (
                 select from inspection_unit z where z.jurisdiction_id = ${actor.jurisdictionId}
                    and z.inspection_id = i.inspection_id and z.succeeds_id = y.unit_id)))::int as unreceived
          from inspection_unit y join unit using (jurisdiction_id, unit_id)
         where y.jurisdiction_id = ${actor.jurisdictionId} and y.inspection_id = i.inspection_id) u on true
      left join lateral (
        select count(*)::int as items,
               (count(*) filter (where state = any(${[...settledItems]})))::int as settled,
               (count(*) filter (where state = 'open' and due_on < ${actor.today}::date))::int as late,
               (count(*) filter (where state = 'open' and unit_id = any(${scope.answered}::uuid[])))::int as owed,
               (count(*) filter (where state = 'reported'))::int as reported
          from inspection_item y where y.jurisdiction_id = ${actor.jurisdictionId} and y.inspection_id = i.inspection_id
           and ${shown}) x on true
     where i.jurisdiction_id = ${actor.jurisdictionId} and ${scope.where}
       and (${taskId}::uuid is null or exists (select from inspection_task t where t.jurisdiction_id = ${actor.jurisdictionId}
         and t.inspection_id = i.inspection_id and t.task_id = ${taskId}::uuid))
     order by i.drafted_at desc, i.inspection_id desc limit 500`.execute(db)
  return rows.map((row) => {
    const people = {
      ...{ leaderId: row.leader_id, memberIds: row.members ?? [] },
      ...{ recusedIds: row.recused ?? [], wroteIds: row.wrote ?? [] },
    }
    const doer = inspectionDoer(actor, row, people)
    const forward = openInspectionActs(row.state, doer).filter((act) =>
      ['propose', 'approve', 'begin', 'conclude', 'serve', 'close'].includes(act),
    )
    const served = row.state === 'served'
    const done = row.settled === row.items && row.objections === 0
    const reviews = row.objections > 0 && reviewsObjections(actor, people)
    return {
      inspectionId: row.inspection_id,
      kind: row.kind,
      title: row.title,
      state: row.state,
      year: row.number_year,
      ordinal: row.ordinal,
      from: row.starts_on,
      to: dayBefore(row.ends_on),
      units: row.units ?? [],
      items: row.items,
      settled: row.settled,
      late: served ? row.late : 0,
      objections: row.objections,
      waits:
        forward.some((act) => act !== 'close' || done) ||
        (row.state === 'under-way' && groupOf(people).includes(actor.personId)) ||
        (served && (row.owed > 0 || row.unreceived > 0 || (doer.office && row.reported > 0))) ||
        reviews,
    }
  })
}
