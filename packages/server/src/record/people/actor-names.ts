import type { Kysely } from 'kysely'
import type { Tables } from '../../store/tables.ts'

/** Who acted where it was no person, for people to read: `服务器命令行（root）`. */
export function actorWords(actor: string): string {
  if (actor.startsWith('console:')) return `服务器命令行（${actor.slice(8)}）`
  if (actor.startsWith('token:')) return '接口令牌'
  if (actor === 'clock') return '系统定时'
  return actor === 'first-run' ? '首次设置' : actor
}

/** The names of the people among `actors` (`person:…`); an actor that is no person has none. */
export async function actorNames(
  db: Kysely<Tables>,
  jurisdictionId: string,
  actors: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(actors)].flatMap((actor) => (actor.startsWith('person:') ? [actor.slice(7)] : []))
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['person_id', 'name'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [`person:${row.person_id}`, row.name]))
}
