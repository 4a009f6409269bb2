import { type Kysely, sql } from 'kysely'
import type { AskKind, UnitAsk } from '../../domain/burden/burden.ts'
import type { Day } from '../../domain/day.ts'
import { documentNumber } from '../../domain/matters/document-number.ts'
import { numberWords, taskNumber } from '../../domain/task-number.ts'
import type { Tables } from '../../store/tables.ts'
import { reportedInPeriod } from '../reporting/owed.ts'
import { reporters } from '../reporting/reporters.ts'

/** Half-open days `[from, until)` in Shanghai, and the units to look at; null for all. */
export interface AsksWanted {
  readonly from: Day
  readonly until: Day
  readonly unitIds: readonly string[] | null
}

interface AskRow {
  readonly kind: AskKind
  readonly unit_id: string
  readonly day: string
  readonly subject_id: string
  readonly task_ids: string[] | null
  readonly title: string
  readonly year: number | null
  readonly ordinal: number | null
  readonly words: string | null
}

/**
 * Everything units were asked for in some days: reports that fell due of what they answer for, reports returned with a
 * question that stood, urges that were not withdrawn, slips that were not revoked, and inspections that began. In the order of their days.
 */
export async function unitAsks(
  db: Kysely<Tables>,
  jurisdictionId: string,
  { from, until, unitIds }: AsksWanted,
): Promise<readonly UnitAsk[]> {
  const within = (
    column: string,
  ) => sql<boolean>`(${sql.ref(column)} at time zone 'Asia/Shanghai')::date >= ${from}::date
    and (${sql.ref(column)} at time zone 'Asia/Shanghai')::date < ${until}::date`
  const ofUnits = (column: string) =>
    unitIds === null ? sql<boolean>`true` : sql<boolean>`${sql.ref(column)} = any(${[...unitIds]}::uuid[])`
  // a return that was withdrawn at once asked nothing
  const stands = sql<boolean>`(select next.kind from progress_step next
    where next.jurisdiction_id = ${jurisdictionId} and next.progress_id = s.progress_id
      and (next.at, next.progress_step_id) > (s.at, s.progress_step_id)
    order by next.at, next.progress_step_id limit 1) is distinct from 'withdrawn'`
  const tasksOfMatter = sql`(select array_agg(x.task_id::text) from matter_task x
    where x.jurisdiction_id = ${jurisdictionId} and x.matter_id = m.matter_id)`
  const { rows } = await sql<AskRow>`
    select 'report' as kind, led.unit_id, p.due_on::text as day, task.task_id as subject_id, array[task.task_id::text] as task_ids,
           task.wording as title, c.number as year, task.part as ordinal, null as words
      from period p
      join task on task.jurisdiction_id = ${jurisdictionId}
      join commitment c on c.jurisdiction_id = ${jurisdictionId} and c.commitment_id = task.commitment_id and c.year = p.year
      join lateral (${reporters(jurisdictionId, sql.ref('p.due_on'), 'task')}) led on true
     where p.jurisdiction_id = ${jurisdictionId} and p.due_on >= ${from}::date and p.due_on < ${until}::date
       and ${reportedInPeriod('task', sql.ref('p.due_on'))}
       and ${ofUnits('led.unit_id')}
    union all
    select 'question', g.unit_id, (s.at at time zone 'Asia/Shanghai')::date::text, task.task_id, array[task.task_id::text],
           task.wording, c.number, task.part, s.reason
      from progress_step s
      join progress g on g.jurisdiction_id = ${jurisdictionId} and g.progress_id = s.progress_id
      join task on task.jurisdiction_id = ${jurisdictionId} and task.task_id = g.task_id
      join commitment c on c.jurisdiction_id = ${jurisdictionId} and c.commitment_id = task.commitment_id
     where s.jurisdiction_id = ${jurisdictionId} and s.kind = 'returned' and ${stands} and ${within('s.at')} and ${ofUnits('g.unit_id')}
    union all
    select 'urge', r.unit_id, (r.urged_at at time zone 'Asia/Shanghai')::date::text, r.task_ids[1],
           array(select unnest(r.task_ids)::text), cardinality(r.task_ids)::text, null, null, null
      from urge r
     where r.jurisdiction_id = ${jurisdictionId} and r.withdrawn_at is null and ${within('r.urged_at')} and ${ofUnits('r.unit_id')}
    union all
    select 'matter-urge', q.unit_id, (q.urged_at at time zone 'Asia/Shanghai')::date::text, m.matter_id, ${tasksOfMatter},
           m.title, m.year, m.ordinal, q.words
      from matter_urge q join matter m on m.jurisdiction_id = ${jurisdictionId} and m.matter_id = q.matter_id
     where q.jurisdiction_id = ${jurisdictionId} and ${within('q.urged_at')} and ${ofUnits('q.unit_id')}
    union all
    select 'slip', l.unit_id, (l.issued_at at time zone 'Asia/Shanghai')::date::text, m.matter_id, ${tasksOfMatter},
           m.title, m.year, m.ordinal, l.demand
      from slip l join matter m on m.jurisdiction_id = ${jurisdictionId} and m.matter_id = l.matter_id
     where l.jurisdiction_id = ${jurisdictionId} and l.state <> 'revoked' and ${within('l.issued_at')} and ${ofUnits('l.unit_id')}
    union all
    select 'inspection', v.unit_id, i.starts_on::text, i.inspection_id,
           (select array_agg(x.task_id::text) from inspection_task x
             where x.jurisdiction_id = ${jurisdictionId} and x.inspection_id = i.inspection_id),
           i.title, i.number_year, i.ordinal, i.content
      from inspection i
      join inspection_unit v on v.jurisdiction_id = ${jurisdictionId} and v.inspection_id = i.inspection_id
     where i.jurisdiction_id = ${jurisdictionId} and i.state not in ('draft', 'proposed', 'discarded', 'cancelled')
       and i.starts_on >= ${from}::date and i.starts_on < ${until}::date and ${ofUnits('v.unit_id')}
     order by day, kind, subject_id, unit_id`.execute(db)
  return rows.map((row) => ({
    kind: row.kind,
    unitId: row.unit_id,
    day: row.day,
    subjectId: row.subject_id,
    taskIds: row.task_ids ?? [],
    title: titleOf(row),
    words: row.words ?? '',
  }))
}

/** `第3项 建成…`, `〔2031〕2号 …`, `催报5项`. */
function titleOf({ kind, title, year, ordinal }: AskRow): string {
  if (kind === 'urge') return `催报${title}项`
  if (year === null || ordinal === null) return title
  if (kind === 'report' || kind === 'question')
    return `${numberWords(taskNumber({ number: year, part: ordinal }), 'none')} ${title}`
  return `${documentNumber(year, ordinal)} ${title}`
}
