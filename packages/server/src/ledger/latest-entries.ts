import type { Kysely } from 'kysely'
import type { Tables } from '../store/tables.ts'

/** An entry as it is looked through. */
export interface LatestEntry {
  readonly seq: number
  readonly kind: string
  readonly body: Readonly<Record<string, unknown>>
}

/** An actor's entries of some kinds among the last `among` of the place, newest first. */
export async function latestEntries(
  db: Kysely<Tables>,
  jurisdictionId: string,
  {
    actor,
    kinds,
    among = 5000,
  }: { readonly actor: string; readonly kinds: readonly string[]; readonly among?: number },
): Promise<readonly LatestEntry[]> {
  const rows = await db
    .selectFrom('ledger')
    .select(['seq', 'kind', 'body'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('seq', '>', (eb) =>
      eb
        .selectFrom('ledger_head')
        .select((head) => head('seq', '-', String(among)).as('from'))
        .where('jurisdiction_id', '=', jurisdictionId),
    )
    .where('actor', '=', actor)
    .where('kind', 'in', kinds)
    .orderBy('seq', 'desc')
    .execute()
  return rows.map(({ seq, kind, body }) => ({ seq: Number(seq), kind, body: JSON.parse(body) as LatestEntry['body'] }))
}
