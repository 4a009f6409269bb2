import type { Kysely } from 'kysely'
import type { Day } from '../../domain/day.ts'
import { endOfDay, startOfDay } from '../../domain/day.ts'
import { entryWord } from '../../domain/entry-words.ts'
import type { Tables } from '../../store/tables.ts'
import { isAbout, type LedgerSubject, ledgerSubjects } from './ledger-subjects.ts'

/** An entry of the ledger for people to read; `at` is a moment in UTC. */
export interface LedgerRow {
  readonly seq: number
  readonly at: string
  readonly actor: string
  /** The person's name where the actor is one. */
  readonly actorName: string | null
  readonly kind: string
  /** The kind in words. */
  readonly what: string
  /** What it is about; null where that is neither a task nor a unit. */
  readonly about: LedgerSubject | null
  readonly hash: string
  readonly prev: string
  /** The entry's JSON text. */
  readonly body: string
}

/** Which entries are listed; all that are given must hold. */
export interface LedgerFilter {
  /** Entries before this sequence number; the newest when left out. */
  readonly before?: number | undefined
  /** Kinds that begin with it: `role.`, `person.added`. */
  readonly kind?: string | undefined
  readonly personId?: string | undefined
  /** A task's number or words, a unit, a person. */
  readonly words?: string | undefined
  /** First and last day, in Asia/Shanghai. */
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly limit: number
}

/** Entries of a place's ledger, the newest first, and the number to go on before; null when there are no more. */
export async function listLedger(
  db: Kysely<Tables>,
  jurisdictionId: string,
  { before, kind, personId, words, from, to, limit }: LedgerFilter,
): Promise<{ readonly rows: readonly LedgerRow[]; readonly next: number | null }> {
  let query = db
    .selectFrom('ledger')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .orderBy('seq', 'desc')
    .limit(limit + 1)
  if (before !== undefined) query = query.where('seq', '<', String(before))
  if (kind !== undefined) query = query.where('kind', 'like', `${kind.replace(/[\\%_]/g, '\\$&')}%`)
  if (personId !== undefined) query = query.where('actor', '=', `person:${personId}`)
  if (words !== undefined && words !== '') query = query.where(isAbout(jurisdictionId, words))
  if (from !== undefined) query = query.where('at', '>=', startOfDay(from))
  if (to !== undefined) query = query.where('at', '<', endOfDay(to))
  const found = await query.execute()
  const page = found.slice(0, limit)
  const names = await actorNames(
    db,
    jurisdictionId,
    page.map((row) => row.actor),
  )
  const subjects = await ledgerSubjects(
    db,
    jurisdictionId,
    page.map((row) => Number(row.seq)),
  )
  return {
    rows: page.map((row) => ({
      seq: Number(row.seq),
      at: row.at.toISOString(),
      actor: row.actor,
      actorName: names.get(row.actor) ?? null,
      kind: row.kind,
      what: entryWord(row.kind),
      about: subjects.get(Number(row.seq)) ?? null,
      hash: row.hash,
      prev: row.prev,
      body: row.body,
    })),
    next: found.length > limit ? Number(page.at(-1)?.seq) : null,
  }
}

/** The names of those actors that are persons of the place, or accounts of them. */
export async function actorNames(
  db: Kysely<Tables>,
  jurisdictionId: string,
  actors: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const ids = (prefix: string) => [
    ...new Set(actors.flatMap((actor) => (actor?.startsWith(prefix) ? [actor.slice(prefix.length)] : []))),
  ]
  const [persons, accounts] = [ids('person:'), ids('account:')]
  if (persons.length + accounts.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['person_id', 'account_id', 'name'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where((eb) =>
      eb.or([
        ...(persons.length > 0 ? [eb('person_id', 'in', persons)] : []),
        ...(accounts.length > 0 ? [eb('account_id', 'in', accounts)] : []),
      ]),
    )
    .execute()
  return new Map(
    rows.flatMap((row) => [
      [`person:${row.person_id}`, row.name],
      [`account:${row.account_id}`, row.name],
    ]),
  )
}
