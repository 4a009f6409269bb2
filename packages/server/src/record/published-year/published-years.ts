import type { Kysely, SelectQueryBuilder } from 'kysely'
import { LRUCache } from 'lru-cache'
import { inPlace } from '../../access/place-wall.ts'
import type { PublishedYear } from '../../domain/published-year.ts'
import { databaseTrouble } from '../../store/database-trouble.ts'
import type { Tables } from '../../store/tables.ts'
import { getContent } from '../../vault/vault.ts'
import { jurisdictionByCode } from '../places/find-jurisdiction.ts'
import { madeOnce } from './made-once.ts'

/** One published year and the name of exactly this content. */
export interface Edition {
  readonly jurisdictionId: string
  readonly year: PublishedYear
  /** Vault hash of the content: the same hash is the same page, exactly. */
  readonly version: string
}

/** What is published of one place: its latest snapshot of every year. */
export interface PublishedPlaceYears {
  readonly jurisdictionId: string
  readonly code: string
  readonly name: string
  /** Newest year first; never empty. */
  readonly years: readonly { readonly year: number; readonly snapshot: number; readonly version: string }[]
  /** Changes when anything of the place is published, and when a content of it is purged. */
  readonly version: string
}

/** One snapshot of a year as the list of them tells it. */
export interface SnapshotRow {
  readonly snapshot: number
  /** The last day it speaks of, `YYYY-MM-DD`. */
  readonly cutOff: string
  /** ISO 8601 in UTC. */
  readonly publishedAt: string
  readonly note: string | null
  readonly version: string
  /** Head of the place's ledger when it was published. */
  readonly ledgerHash: string
}

/** Reads published years; each content is parsed once and kept while it is among the latest used. */
export interface PublishedYears {
  /**
   * What is published of the place with that division code; undefined where nothing is. Answered from memory for up to
   * `freshFor` milliseconds: after publishing in this process call `forget`, other processes are heard by their NOTIFY.
   */
  readonly place: (code: string) => Promise<PublishedPlaceYears | undefined>
  /** The same at once, where it was looked up just now; else undefined, which says nothing. */
  readonly known: (code: string) => PublishedPlaceYears | undefined
  /** The latest snapshot of a year of the place with that division code; undefined where nothing is published. */
  readonly latest: (code: string, year: number) => Promise<Edition | undefined>
  /** An earlier snapshot by its number. */
  readonly numbered: (code: string, year: number, snapshot: number) => Promise<Edition | undefined>
  /** The snapshots of a year, newest first, at most `limit` (50). */
  readonly snapshots: (code: string, year: number, limit?: number) => Promise<readonly SnapshotRow[]>
  /** The name of the place whose year was published once and has been purged since; undefined where it never was. */
  readonly withdrawn: (code: string, year: number) => Promise<string | undefined>
  /** A text of the report's: restored, as received, or the reading; null when it was purged. */
  readonly content: (edition: Edition, hash: string) => Promise<string | null>
  /** Look again at the next request: something of this place, or of any place, was published or purged. */
  readonly forget: (code?: string) => void
}

/** Limits of the cache of published years. */
export interface PublishedYearsOptions {
  /** How many contents stay in memory. */
  readonly keep?: number
  /** How long, in milliseconds, a place is taken not to have changed when nothing was heard. */
  readonly freshFor?: number
}

/** How long, in milliseconds, a place that was known is shown although the database does not answer. */
const shownWhileAway = 10 * 60_000

interface Looked {
  readonly found: Promise<PublishedPlaceYears | undefined>
  /** When the database was asked; this and `until` on the clock of `performance.now()`. */
  readonly looked: number
  readonly until: number
  /** What was found, once it is. */
  place: PublishedPlaceYears | undefined
}

/** The reader of published years over a database. */
export function publishedYears(
  db: Kysely<Tables>,
  { keep = 64, freshFor = 500 }: PublishedYearsOptions = {},
): PublishedYears {
  const editions = madeOnce<Edition>(keep)
  const contents = madeOnce<string>(keep)
  const places = new LRUCache<string, Looked>({ max: 4096 })

  // a thousand readers who come when something was published wait for one reading of it
  const edition = (jurisdictionId: string, hash: string): Promise<Edition | undefined> =>
    editions.take(`${jurisdictionId} ${hash}`, async () => {
      const content = await inPlace(jurisdictionId, () => getContent(db, jurisdictionId, hash))
      if (!content) return undefined
      return { jurisdictionId, year: JSON.parse(content.toString('utf8')) as PublishedYear, version: hash }
    })
  const letGo = () => {
    editions.clear()
    contents.clear()
  }
  const place = async (code: string) => {
    const known = places.get(code)
    if (known && performance.now() < known.until) return known.found
    // requests that come meanwhile wait for the one look; what was forgotten meanwhile is not put back
    const before = known?.place?.version
    const looked = performance.now()
    const fresh: Looked = { found: readPlace(db, code), looked, until: looked + freshFor, place: undefined }
    places.set(code, fresh)
    const found = await fresh.found.catch((cause) => {
      if (places.get(code) === fresh) places.delete(code)
      // while the database is away nothing of it changes: what was known goes on being shown
      if (known?.place && performance.now() < known.looked + shownWhileAway && databaseTrouble(cause)) {
        const until = performance.now() + freshFor
        if (!places.has(code)) places.set(code, { ...known, found: Promise.resolve(known.place), until })
        return known.place
      }
      throw cause
    })
    if (!found && places.get(code) === fresh) places.delete(code)
    fresh.place = found
    // a content may have been purged: what is held of it goes too
    if (before !== undefined && before !== found?.version) letGo()
    return found
  }
  return {
    place,
    known: (code) => {
      const looked = places.get(code)
      return looked && performance.now() < looked.until ? looked.place : undefined
    },
    latest: async (code, year) => {
      const found = await place(code)
      const newest = found?.years.find((known) => known.year === year)
      return found && newest && edition(found.jurisdictionId, newest.version)
    },
    numbered: async (code, year, snapshot) => {
      const row = await snapshotsOf(db, code, year, (rows) =>
        rows.select(['jurisdiction_id', 'content_hash']).where('number', '=', snapshot).executeTakeFirst(),
      )
      return row && edition(row.jurisdiction_id, row.content_hash)
    },
    snapshots: async (code, year, limit = 50) => {
      const rows = await snapshotsOf(db, code, year, (of) =>
        of.selectAll().orderBy('number', 'desc').limit(limit).execute(),
      )
      return (rows ?? []).map((row) => ({
        snapshot: row.number,
        cutOff: row.cut_off,
        publishedAt: row.published_at.toISOString(),
        note: row.note,
        version: row.content_hash,
        ledgerHash: row.ledger_hash,
      }))
    },
    withdrawn: async (code, year) => {
      if ((await place(code))?.years.some((known) => known.year === year)) return undefined
      const was = await snapshotsOf(db, code, year, (rows) => rows.select('number').executeTakeFirst())
      return was && (await jurisdictionByCode(db, code))?.name
    },
    content: async ({ jurisdictionId }, hash) =>
      (await contents.take(`${jurisdictionId} ${hash}`, async () =>
        (await inPlace(jurisdictionId, () => getContent(db, jurisdictionId, hash)))?.toString('utf8'),
      )) ?? null,
    forget: (code) => {
      letGo()
      if (code === undefined) places.clear()
      else places.delete(code)
    },
  }
}

async function readPlace(db: Kysely<Tables>, code: string): Promise<PublishedPlaceYears | undefined> {
  const known = await jurisdictionByCode(db, code)
  if (!known) return undefined
  const { jurisdictionId, name } = known
  const rows = await inPlace(jurisdictionId, () =>
    db
      .selectFrom('snapshot')
      .innerJoin('vault', (join) =>
        join
          .onRef('vault.jurisdiction_id', '=', 'snapshot.jurisdiction_id')
          .onRef('vault.hash', '=', 'snapshot.content_hash'),
      )
      .distinctOn('snapshot.year')
      .select(['snapshot.year', 'snapshot.number', 'snapshot.content_hash'])
      .select((eb) =>
        eb
          .selectFrom('vault as any_content')
          .select((inner) => inner.fn.max('any_content.purged_at').as('purged'))
          .where('any_content.jurisdiction_id', '=', jurisdictionId)
          .as('purged'),
      )
      .where('snapshot.jurisdiction_id', '=', jurisdictionId)
      .where('vault.purged_at', 'is', null)
      .orderBy('snapshot.year', 'desc')
      .orderBy('snapshot.number', 'desc')
      .execute(),
  )
  const [first] = rows
  if (!first) return undefined
  const years = rows.map((row) => ({ year: row.year, snapshot: row.number, version: row.content_hash }))
  const version = [...years.map((year) => year.version), first.purged?.toISOString() ?? ''].join(' ')
  return { jurisdictionId, code, name, years, version }
}

/** What `read` makes of the snapshots of a year; undefined where there is no such place. */
async function snapshotsOf<T>(
  db: Kysely<Tables>,
  code: string,
  year: number,
  read: (rows: SelectQueryBuilder<Tables, 'snapshot', object>) => Promise<T>,
): Promise<T | undefined> {
  const known = await jurisdictionByCode(db, code)
  if (!known) return undefined
  const { jurisdictionId } = known
  return inPlace(jurisdictionId, () =>
    read(db.selectFrom('snapshot').where('jurisdiction_id', '=', jurisdictionId).where('year', '=', year)),
  )
}
