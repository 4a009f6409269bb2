import type { Level } from '@luoshi/report'
import type { Kysely } from 'kysely'
import { acrossPlaces } from '../../access/place-wall.ts'
import type { Tables } from '../../store/tables.ts'

/** A place that has published something. */
export interface JurisdictionRow {
  readonly code: string
  readonly name: string
  readonly level: Level
  readonly fictitious: boolean
  /** Years with a published snapshot that was not purged, newest first. */
  readonly years: readonly number[]
}

/** A page of places, by code. */
export interface JurisdictionPage {
  readonly rows: readonly JurisdictionRow[]
  /** Code to pass as `after` for the next page; null on the last. */
  readonly next: string | null
}

/** Which part of the list: after a code, at most `limit` rows, of those whose name or code contains `name`. */
export interface JurisdictionSearch {
  readonly after?: string
  readonly limit?: number
  readonly name?: string
}

/** The places with something public, by division code, `limit` at a time. Not bound to one jurisdiction: the list of them all. */
export async function listJurisdictions(
  db: Kysely<Tables>,
  { after = '', limit = 50, name = '' }: JurisdictionSearch,
): Promise<JurisdictionPage> {
  const rows = await acrossPlaces('the list of places', () =>
    db
      .selectFrom('jurisdiction')
      .select(['code', 'name', 'level', 'fictitious'])
      .select((eb) =>
        eb
          .selectFrom('snapshot')
          .innerJoin('vault', (join) =>
            join
              .onRef('vault.jurisdiction_id', '=', 'snapshot.jurisdiction_id')
              .onRef('vault.hash', '=', 'snapshot.content_hash'),
          )
          .where('vault.purged_at', 'is', null)
          .select((inner) => inner.fn.agg<number[]>('array_agg', ['snapshot.year']).distinct().as('years'))
          .whereRef('snapshot.jurisdiction_id', '=', 'jurisdiction.jurisdiction_id')
          .as('years'),
      )
      .where('code', '>', after)
      .$if(name !== '', (query) =>
        query.where((eb) =>
          eb.or([
            eb(eb.fn<number>('strpos', ['name', eb.val(name)]), '>', 0),
            eb(eb.fn<boolean>('starts_with', ['code', eb.val(name)]), '=', true),
          ]),
        ),
      )
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('snapshot')
            .innerJoin('vault', (join) =>
              join
                .onRef('vault.jurisdiction_id', '=', 'snapshot.jurisdiction_id')
                .onRef('vault.hash', '=', 'snapshot.content_hash'),
            )
            .whereRef('snapshot.jurisdiction_id', '=', 'jurisdiction.jurisdiction_id')
            .where('vault.purged_at', 'is', null),
        ),
      )
      .orderBy('code')
      .limit(limit + 1)
      .execute(),
  )
  const page = rows.slice(0, limit).map((row) => ({ ...row, years: [...(row.years ?? [])].sort((a, b) => b - a) }))
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.code ?? null) : null }
}
