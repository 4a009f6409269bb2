import type { Kysely } from 'kysely'
import type { PublishedYear } from '../domain/published-year.ts'
import type { Tables } from '../store/tables.ts'
import { getContent } from '../vault/vault.ts'

/** One published year and the name of exactly this content. */
export interface Edition {
  readonly jurisdictionId: string
  readonly year: PublishedYear
  /** Vault hash of the content: the same hash is the same page, to the letter. */
  readonly version: string
}

/** Reads published years; each content is parsed once and kept while it is among the latest used. */
export interface PublishedYears {
  /** The latest snapshot of a year of the place with that division code; undefined where nothing is published. */
  readonly latest: (code: string, year: number) => Promise<Edition | undefined>
  /** An earlier snapshot by its number. */
  readonly numbered: (code: string, year: number, snapshot: number) => Promise<Edition | undefined>
  /** A text of the report's: restored, as received, or the reading; null when it was purged. */
  readonly content: (edition: Edition, hash: string) => Promise<string | null>
}

/** The reader of published years over a database; `keep` is how many contents stay in memory. */
export function publishedYears(db: Kysely<Tables>, keep = 64): PublishedYears {
  const editions = new Map<string, Edition>()
  const contents = new Map<string, string>()

  const edition = async (jurisdictionId: string, hash: string): Promise<Edition | undefined> => {
    const known = recall(editions, `${jurisdictionId} ${hash}`)
    if (known) return known
    const content = await getContent(db, jurisdictionId, hash)
    if (!content) return undefined
    const fresh: Edition = {
      jurisdictionId,
      year: JSON.parse(content.toString('utf8')) as PublishedYear,
      version: hash,
    }
    remember(editions, `${jurisdictionId} ${hash}`, fresh, keep)
    return fresh
  }
  const find = async (code: string, year: number, snapshot?: number) => {
    let query = db
      .selectFrom('jurisdiction')
      .innerJoin('snapshot', 'snapshot.jurisdiction_id', 'jurisdiction.jurisdiction_id')
      .select(['snapshot.jurisdiction_id', 'snapshot.content_hash'])
      .where('jurisdiction.code', '=', code)
      .where('snapshot.year', '=', year)
      .orderBy('snapshot.number', 'desc')
      .limit(1)
    if (snapshot !== undefined) query = query.where('snapshot.number', '=', snapshot)
    const row = await query.executeTakeFirst()
    return row && edition(row.jurisdiction_id, row.content_hash)
  }
  return {
    latest: (code, year) => find(code, year),
    numbered: find,
    content: async ({ jurisdictionId }, hash) => {
      const known = recall(contents, `${jurisdictionId} ${hash}`)
      if (known !== undefined) return known
      const text = (await getContent(db, jurisdictionId, hash))?.toString('utf8')
      if (text === undefined) return null
      remember(contents, `${jurisdictionId} ${hash}`, text, keep)
      return text
    },
  }
}

/** The value, now the latest used. */
function recall<T>(kept: Map<string, T>, key: string): T | undefined {
  const value = kept.get(key)
  if (value === undefined) return undefined
  kept.delete(key)
  kept.set(key, value)
  return value
}

function remember<T>(kept: Map<string, T>, key: string, value: T, limit: number) {
  kept.set(key, value)
  for (const oldest of kept.keys()) {
    if (kept.size <= limit) break
    kept.delete(oldest)
  }
}
