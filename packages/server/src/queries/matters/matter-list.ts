import { type Kysely, type RawBuilder, sql } from 'kysely'
import { doerOf } from '../../access/matter-doer.ts'
import { readableMatters } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import { inDays } from '../../domain/day.ts'
import type { ClockStep, Importance } from '../../domain/matters/clock.ts'
import { forwardActs, type Grade, openActs } from '../../domain/matters/matter-act.ts'
import type { MatterKind } from '../../domain/matters/matter-kinds.ts'
import { finalStates, type MatterState, runningStates } from '../../domain/matters/matter-table.ts'
import type { Tables } from '../../store/tables.ts'

/** A matter in a list. */
export interface MatterListed {
  readonly matterId: string
  readonly kind: MatterKind
  /** Null before 立项. */
  readonly year: number | null
  readonly ordinal: number | null
  readonly title: string
  /** The number an order from above has there. */
  readonly upperNumber: string | null
  readonly state: MatterState
  readonly importance: Importance
  readonly leads: readonly string[]
  /** The unit that answers for it. */
  readonly leadId: string | null
  readonly extensions: number
  readonly grade: Grade | null
  /** The next moment that is not met, while a unit has it. */
  readonly next: MatterMoment | null
  /** Every moment that is not met, while a unit has it; the first is `next`. */
  readonly open: readonly MatterMoment[]
  readonly standing: MatterStanding
  /** Urges that were not replied to. */
  readonly urges: number
  /** Whether the next step is the asker's. */
  readonly waits: boolean
}

/** A moment by which a step of the clock is due; the day ends at the cut-off. */
export interface MatterMoment {
  readonly step: ClockStep
  /** Which node of the plan, from 1; 0 for the other steps. */
  readonly node: number
  readonly day: string
  readonly cutOff: string
}

/** Where a matter stands against its clock: not running, in time, due within three days, due today, overdue. */
export type MatterStanding = 'none' | 'in-time' | 'soon' | 'today' | 'overdue'

/** What is asked for. */
export interface MattersAsked {
  /** Words of title, requirement or number. */
  readonly words?: string | undefined
  readonly states?: readonly MatterState[] | undefined
  readonly unitId?: string | undefined
  readonly taskId?: string | undefined
  /** The leader in charge. */
  readonly leaderId?: string | undefined
  readonly standing?: MatterStanding | undefined
  /** Only those whose next step is the asker's. */
  readonly mine?: boolean | undefined
}

interface Row {
  matter_id: string
  kind: MatterKind
  year: number | null
  ordinal: number | null
  title: string
  upper_number: string | null
  state: MatterState
  importance: Importance
  extensions: number
  grade: Grade | null
  proposed_by: string | null
  approver_id: string | null
  close_asked_by: string | null
  settle_by: Date | null
  lead_id: string | null
  leads: string[] | null
  urges: number
  open: MatterMoment[] | null
  due_at: Date | null
}

/** The matters a person may read, what is due first before the rest, the newest first among those. */
export async function matterList(
  db: Kysely<Tables>,
  actor: SignedIn,
  at: Date,
  asked: MattersAsked,
): Promise<readonly MatterListed[]> {
  const { jurisdictionId } = actor
  const conditions: RawBuilder<unknown>[] = [sql`m.jurisdiction_id = ${jurisdictionId}`]
  const scope = readableMatters(actor)
  if (scope.kind === 'of-units') {
    if (scope.unitIds.length === 0) return []
    conditions.push(sql`m.handed_out_at is not null`, hasUnit(jurisdictionId, scope.unitIds))
  }
  if (asked.unitId !== undefined) conditions.push(hasUnit(jurisdictionId, [asked.unitId]))
  if (asked.leaderId !== undefined) conditions.push(sql`m.leader_id = ${asked.leaderId}`)
  if (asked.taskId !== undefined)
    conditions.push(sql`exists (select from matter_task t where t.jurisdiction_id = ${jurisdictionId}
      and t.matter_id = m.matter_id and t.task_id = ${asked.taskId})`)
  if (asked.states && asked.states.length > 0) conditions.push(sql`m.state = any(${[...asked.states]})`)
  // nobody is waited for where it is over
  if (asked.mine) conditions.push(sql`m.state <> all(${[...finalStates]})`)
  const words = asked.words?.trim()
  if (words) {
    const like = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`
    conditions.push(sql`(m.title ilike ${like} or m.asked ilike ${like}
      or m.upper_number ilike ${like} or '〔' || m.year || '〕' || m.ordinal || '号' like ${like})`)
  }
  const { rows } = await sql<Row>`
    select m.matter_id, m.kind, m.year, m.ordinal, m.title, m.upper_number, m.state, m.importance, m.extensions, m.grade, m.proposed_by,
           m.approver_id, m.close_asked_by, m.settle_by, u.lead_id, u.leads, d.open, d.due_at,
           (select count(*)::int from matter_urge g where g.jurisdiction_id = ${jurisdictionId}
               and g.matter_id = m.matter_id and g.replied_at is null) as urges
      from matter m
      left join lateral (
        select (array_agg(mu.unit_id::text order by mu.place))[1] as lead_id, array_agg(unit.short_name order by mu.place) as leads
          from matter_unit mu join unit using (jurisdiction_id, unit_id)
         where mu.jurisdiction_id = ${jurisdictionId} and mu.matter_id = m.matter_id and mu.part = 'lead') u on true
      left join lateral (
        select json_agg(json_build_object('step', due.step, 'node', due.node, 'day', due.day::text, 'cutOff', due.cut_off)
                 order by due.due_at) as open, min(due.due_at) as due_at
          from matter_due due
         where due.jurisdiction_id = ${jurisdictionId} and due.matter_id = m.matter_id
           and due.met_at is null and due.replaced_at is null and m.state = any(${[...runningStates]})) d on true
     where ${sql.join(conditions, sql` and `)}
     order by d.due_at nulls last, m.changed_at desc, m.matter_id
     limit ${mostListed}`.execute(db)
  const doer = doerOf(actor)
  return rows
    .map((row): MatterListed => {
      const facts = {
        state: row.state,
        leadUnitId: row.lead_id,
        proposedBy: row.proposed_by,
        closeAskedBy: row.close_asked_by,
        approverId: row.approver_id,
        settleBy: row.settle_by,
      }
      return {
        matterId: row.matter_id,
        kind: row.kind,
        year: row.year,
        ordinal: row.ordinal,
        title: row.title,
        upperNumber: row.upper_number,
        state: row.state,
        importance: row.importance,
        leads: row.leads ?? [],
        leadId: row.lead_id,
        extensions: row.extensions,
        grade: row.grade,
        next: row.open?.[0] ?? null,
        open: row.open ?? [],
        standing: standingOf(row.open?.[0]?.day ?? null, row.due_at, at, actor.today),
        urges: row.urges,
        waits: openActs(facts, doer).some((act) => forwardActs.has(act)),
      }
    })
    .filter(({ waits, standing }) => (!asked.mine || waits) && (!asked.standing || standing === asked.standing))
}

/** The most a list holds: some years of a large city. */
const mostListed = 2000

/** Whether a unit of some has a part in the matter `m`. */
export const hasUnit = (jurisdictionId: string, unitIds: readonly string[]) => sql`exists (select from matter_unit h
  where h.jurisdiction_id = ${jurisdictionId} and h.matter_id = m.matter_id and h.unit_id = any(${[...unitIds]}))`

/** Where the next moment stands against now; soon is within three days. */
export function standingOf(day: string | null, dueAt: Date | null, at: Date, today: string): MatterStanding {
  if (day === null || dueAt === null) return 'none'
  if (at >= dueAt) return 'overdue'
  if (day === today) return 'today'
  return dueAt <= inDays(at, 3) ? 'soon' : 'in-time'
}
