import { type RawBuilder, sql } from 'kysely'
import type { Readable } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import type { TaskStatus } from '../../domain/vocabulary.ts'
import { heldOn } from '../../store/held-on.ts'
import { type Found, mostFound } from './record-found.ts'

/** What is asked besides words: tasks in a state, and what a unit leads, joins or has. Sentences of a report are found with neither. */
export interface Narrowed {
  readonly status?: TaskStatus | undefined
  readonly unitId?: string | undefined
}

/** Who asks, for what. */
export interface Asked {
  readonly actor: SignedIn
  readonly narrowed: Narrowed
  /** Each word, and the units that are called so. */
  readonly terms: readonly { readonly text: string; readonly unitIds: readonly string[] }[]
}

/** A condition: every word stands in one of the columns, or `other` holds of the word. */
export function everyTerm(
  { terms }: Asked,
  columns: readonly string[],
  other: (term: Asked['terms'][number]) => RawBuilder<unknown> = () => sql`false`,
): RawBuilder<unknown> {
  const one = (term: Asked['terms'][number]) => {
    const like = `%${term.text.replaceAll(/[\\%_]/g, '\\$&')}%`
    const texts = columns.map((column) => sql`normalize(${sql.ref(column)}, NFKC) ilike ${like}`)
    return sql`(${sql.join([...texts, other(term)], sql` or `)})`
  }
  return terms.length === 0 ? sql`true` : sql.join(terms.map(one), sql` and `)
}

/** A condition: one of the units called so leads the task or takes part. */
export const byTaskUnit = (asked: Asked, { unitIds }: { readonly unitIds: readonly string[] }) =>
  unitIds.length === 0 ? sql`false` : sql`t.task_id in ${tasksOfUnits(asked, unitIds)}`

const tasksOfUnits = ({ actor }: Asked, unitIds: readonly string[]) => sql`(
  select tu.task_id from task_unit tu where tu.jurisdiction_id = ${actor.jurisdictionId}
     and tu.unit_id = any(${[...unitIds]}::uuid[]) and ${heldOn('tu', actor.today)})`

/** A condition: the task is within what the person may read, and what was asked besides. */
export const withinTasks = (asked: Asked, scope: Readable) => {
  const { status, unitId } = asked.narrowed
  return sql.join(
    [
      scope.kind === 'all' ? sql`true` : sql`t.task_id in ${tasksOfUnits(asked, scope.unitIds)}`,
      ...(status === undefined ? [] : [sql`t.status = ${status}`]),
      ...(unitId === undefined ? [] : [sql`t.task_id in ${tasksOfUnits(asked, [unitId])}`]),
    ],
    sql` and `,
  )
}

/** The words that were asked for. */
export const wordsOf = ({ terms }: Asked) => terms.map(({ text }) => text)

/** The first of the rows as they are answered, and how many there are. */
export function found<Row, T>(rows: readonly Row[], told: (row: Row) => T): Found<T> {
  return { count: rows.length, items: rows.slice(0, mostFound).map(told) }
}
