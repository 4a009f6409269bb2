import { type RawBuilder, sql, type Transaction } from 'kysely'
import { REMOVED } from '../../domain/removed-mark.ts'
import { type Emptying, type PurgeKey, tableEntries } from '../../store/table-list.ts'
import type { Tables } from '../../store/tables.ts'

/** Who purges, and when. */
export interface Purging {
  readonly jurisdictionId: string
  readonly actorId: string
  readonly at: Date
}

/** Redacts the words that `store/table-list.ts` names, out of every table whose rows belong to some reports, tasks or matters. */
export async function redactWords(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  of: PurgeKey,
  ids: readonly (string | number)[],
): Promise<void> {
  if (ids.length === 0) return
  const key = sql.ref(of === 'year' ? 'year' : `${of}_id`)
  for (const [table, { purge }] of tableEntries) {
    if (purge?.of !== of) continue
    const changes = Object.entries(purge.words).map(
      ([column, emptying]) => sql`${sql.ref(column)} = ${emptied(sql.ref(column), emptying)}`,
    )
    await sql`update ${sql.table(table)} set ${sql.join(changes)}
      where jurisdiction_id = ${jurisdictionId} and ${key} in (${sql.join(ids)})`.execute(trx)
  }
}

function emptied(column: RawBuilder<unknown>, emptying: Emptying): RawBuilder<unknown> {
  switch (emptying) {
    case 'mark':
      return sql`${REMOVED}`
    case 'mark-en':
      return sql`'(removed)'`
    case 'mark-if-set':
      return sql`case when ${column} is null then null else ${REMOVED}::text end`
    case 'null':
      return sql`null`
    case 'blank':
      return sql`''`
    case 'array':
      return sql`'{}'::text[]`
    case 'list':
      return sql`'[]'::jsonb`
    case 'object':
      return sql`'{}'::jsonb`
    case 'step-content':
      return sql`(case when ${column} ? 'progress' then jsonb_set(${column}, '{progress}', to_jsonb(${REMOVED}::text))
        else ${column} end) - 'before' - 'after'`
  }
}
