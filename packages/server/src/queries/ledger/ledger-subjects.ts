import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { taskWords } from '../../domain/task-number.ts'
import type { Tables } from '../../store/tables.ts'

/** What an entry of the ledger is about, in today's words. */
export interface LedgerSubject {
  /** `2031年第 12-2 项 修路80公里`, a unit's short name. */
  readonly about: string
  /** The task it leads to; null where it is about something else. */
  readonly taskId: string | null
}

interface Row {
  readonly seq: string
  readonly task_id: string | null
  readonly year: number | null
  readonly number: number | null
  readonly part: number | null
  readonly wording: string | null
  readonly unit: string | null
}

/** What entries are about, by their sequence numbers; those about no task and no unit are left out. */
export async function ledgerSubjects(
  db: Kysely<Tables>,
  jurisdictionId: string,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, LedgerSubject>> {
  if (seqs.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select e.ledger_seq as seq, t.task_id, c.year, c.number, t.part, t.wording, u.short_name as unit
    from event e
    left join progress p on p.jurisdiction_id = ${jurisdictionId} and e.subject = 'progress' and p.progress_id = e.subject_id
    left join task t on t.jurisdiction_id = ${jurisdictionId}
      and t.task_id = case e.subject when 'task' then e.subject_id else p.task_id end
    left join commitment c on c.jurisdiction_id = ${jurisdictionId} and c.commitment_id = t.commitment_id
    left join unit u on u.jurisdiction_id = ${jurisdictionId} and e.subject = 'unit' and u.unit_id = e.subject_id
    where e.jurisdiction_id = ${jurisdictionId} and e.ledger_seq = any(${seqs.map(String)}::bigint[])
    order by e.ledger_seq, c.number, t.part`.execute(db)
  const found = new Map<number, LedgerSubject>()
  for (const [seq, of] of Map.groupBy(rows, (row) => Number(row.seq))) {
    const named = of.filter((row) => row.task_id !== null || row.unit !== null)
    const [first] = named
    if (!first) continue
    const more = named.length > 1 ? ` 等 ${named.length} 项` : ''
    found.set(seq, { about: `${wordsOf(first)}${more}`, taskId: first.task_id })
  }
  return found
}

function wordsOf({ year, number, part, wording, unit }: Row): string {
  if (number === null || part === null) return unit ?? ''
  return `${year}年${taskWords({ number, part })} ${wording}`
}

/**
 * SQL: the row of `ledger` is about a task whose number or words are those, about a unit of that name, or was written by
 * a person of that name.
 */
export function isAbout(jurisdictionId: string, words: string): RawBuilder<SqlBool> {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const [, number = null, part = '1'] = /^第?\s*(\d{1,5})(?:-(\d{1,3}))?\s*项?$/.exec(words.normalize('NFKC')) ?? []
  const tasks = sql`select t.task_id from task t
    join commitment c on c.jurisdiction_id = ${jurisdictionId} and c.commitment_id = t.commitment_id
    where t.jurisdiction_id = ${jurisdictionId} and ${
      number === null ? sql`t.wording like ${like}` : sql`c.number = ${Number(number)} and t.part = ${Number(part)}`
    }`
  return sql<SqlBool>`(ledger.seq in (
    select e.ledger_seq from event e where e.jurisdiction_id = ${jurisdictionId} and (
      e.subject = 'task' and e.subject_id in (${tasks})
      or e.subject = 'progress' and e.subject_id in (
        select p.progress_id from progress p where p.jurisdiction_id = ${jurisdictionId} and p.task_id in (${tasks}))
      or e.subject = 'unit' and e.subject_id in (
        select u.unit_id from unit u where u.jurisdiction_id = ${jurisdictionId}
          and (u.name like ${like} or u.short_name like ${like}))
    )
  ) or ledger.actor in (
    select 'person:' || n.person_id from person n where n.jurisdiction_id = ${jurisdictionId} and n.name like ${like}
  ))`
}
