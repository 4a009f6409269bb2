import type { Kysely } from 'kysely'
import type { BulletinSpan } from '../../domain/bulletins/bulletin-span.ts'
import type { BulletinScope } from '../../store/tables/bulletins.ts'
import type { Tables } from '../../store/tables.ts'

/** What a bulletin is about: its months and its scope; undefined when there is none. */
export async function bulletinScope(
  db: Kysely<Tables>,
  jurisdictionId: string,
  bulletinId: string,
): Promise<{ readonly span: BulletinSpan; readonly scope: BulletinScope } | undefined> {
  const row = await db
    .selectFrom('bulletin')
    .select(['kind', 'year', 'month_from', 'month_to', 'scope'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('bulletin_id', '=', bulletinId)
    .executeTakeFirst()
  if (!row) return undefined
  return { span: { kind: row.kind, year: row.year, from: row.month_from, to: row.month_to }, scope: row.scope }
}
