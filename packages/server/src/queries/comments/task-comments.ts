import { type Kysely, sql } from 'kysely'
import { readableTasks } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import { taskNumber } from '../../domain/task-number.ts'
import { heldOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/** 留言: what the office or a unit said on a task. */
export interface TaskComment {
  readonly commentId: string
  /** Short name of the unit it was written for; null for the supervision office. */
  readonly unit: string | null
  readonly by: string
  /** ISO 8601. */
  readonly at: string
  /** Empty once it was withdrawn. */
  readonly words: string
  /** ISO 8601; null while it stands. */
  readonly withdrawnAt: string | null
  /** Whether the asker wrote it. */
  readonly own: boolean
}

/** A task that something was said on, with the newest words. */
export interface Conversation {
  readonly taskId: string
  readonly year: number
  /** `12-2` */
  readonly number: string
  readonly wording: string
  /** The accountable lead unit. */
  readonly lead: string | null
  readonly leadId: string | null
  readonly count: number
  readonly last: TaskComment
  /** Whether the newest words are the other side's: an answer is the asker's. */
  readonly waits: boolean
}

/** The most conversations a list shows. */
const mostConversations = 500

/** The most comments a file holds. */
const mostComments = 50_000

interface Row {
  readonly task_comment_id: string
  readonly task_id: string
  readonly unit_id: string | null
  readonly unit: string | null
  readonly written_by: string
  readonly writer: string | null
  readonly written_at: Date
  readonly words: string
  readonly withdrawn_at: Date | null
  readonly year: number
  readonly number: number
  readonly part: number
  readonly wording: string
  readonly lead: string | null
  readonly lead_id: string | null
  readonly count: number
}

/** What was said on a task, the oldest first. Anyone who may read the task may read it: ask that first. */
export async function taskComments(
  db: Kysely<Tables>,
  actor: SignedIn,
  taskId: string,
): Promise<readonly TaskComment[]> {
  const { rows } = await sql<Row>`${said(actor)} and c.task_id = ${taskId} order by c.place`.execute(db)
  return rows.map((row) => commentOf(row, actor))
}

/** The tasks a person may read on which something stands that was said, the newest words first. */
export async function conversations(db: Kysely<Tables>, actor: SignedIn): Promise<readonly Conversation[]> {
  const { rows } = await sql<Row>`
    select * from (
      select distinct on (x.task_id) x.*, count(*) over (partition by x.task_id)::int as count
        from (${said(actor)} and c.withdrawn_at is null) x
       order by x.task_id, x.place desc
    ) newest order by written_at desc, task_comment_id limit ${mostConversations}`.execute(db)
  const office = actor.roles.some(({ role }) => role === 'supervisor')
  const units = new Set(actor.roles.flatMap(({ unitId }) => unitId ?? []))
  return rows.map((row) => ({
    taskId: row.task_id,
    year: row.year,
    number: taskNumber(row),
    wording: row.wording,
    lead: row.lead,
    leadId: row.lead_id,
    count: row.count,
    last: commentOf(row, actor),
    waits: office ? row.unit_id !== null : units.size > 0 && !units.has(row.unit_id ?? ''),
  }))
}

/** Everything that was said on the tasks a person may read, by task and moment, with what each is said on. */
export async function allComments(
  db: Kysely<Tables>,
  actor: SignedIn,
): Promise<readonly (TaskComment & Pick<Conversation, 'year' | 'number' | 'wording' | 'lead'>)[]> {
  const { rows } = await sql<Row>`${said(actor)}
    order by r.year desc, r.number, t.part, c.place limit ${mostComments}`.execute(db)
  return rows.map((row) => ({
    ...commentOf(row, actor),
    year: row.year,
    number: taskNumber(row),
    wording: row.wording,
    lead: row.lead,
  }))
}

/** Every comment on a task the person may read; conditions on `c` and an order may follow. */
function said(actor: SignedIn) {
  const { jurisdictionId, today } = actor
  const readable = readableTasks(actor)
  return sql`
    select c.task_comment_id, c.task_id, c.place, c.unit_id, u.short_name as unit, c.written_by, p.name as writer, c.written_at,
           c.words, c.withdrawn_at, r.year, r.number, t.part, t.wording, led.short_name as lead, led.unit_id as lead_id
      from task_comment c
      join task t on t.jurisdiction_id = c.jurisdiction_id and t.task_id = c.task_id and t.status <> 'set-aside'
      join commitment r on r.jurisdiction_id = t.jurisdiction_id and r.commitment_id = t.commitment_id
      left join unit u on u.jurisdiction_id = c.jurisdiction_id and u.unit_id = c.unit_id
      left join person p on p.jurisdiction_id = c.jurisdiction_id and 'person:' || p.person_id = c.written_by
      left join lateral (
        select unit.short_name, unit.unit_id from task_unit h
          join unit on unit.jurisdiction_id = h.jurisdiction_id and unit.unit_id = h.unit_id
         where h.jurisdiction_id = ${jurisdictionId} and h.task_id = c.task_id and h.part = 'lead'
           and ${heldOn('h', today)}
         order by h.place limit 1) led on true
     where c.jurisdiction_id = ${jurisdictionId} ${
       readable.kind === 'all'
         ? sql``
         : sql`and exists (select from task_unit h where h.jurisdiction_id = ${jurisdictionId} and h.task_id = c.task_id
             and h.unit_id = any(${[...readable.unitIds]}::uuid[])
             and ${heldOn('h', today)})`
     }`
}

const commentOf = (row: Row, { personId }: SignedIn): TaskComment => ({
  commentId: row.task_comment_id,
  unit: row.unit,
  by: row.writer ?? '—',
  at: row.written_at.toISOString(),
  words: row.withdrawn_at === null ? row.words : '',
  withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  own: row.written_by === `person:${personId}`,
})
