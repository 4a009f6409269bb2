import type { Kysely } from 'kysely'
import { actorNames, actorWords } from '../../record/people/actor-names.ts'
import type { Tables } from '../../store/tables.ts'

/** A snapshot as the office sees it: with who published it. */
export interface SnapshotOfOffice {
  readonly number: number
  readonly cutOff: string
  readonly publishedAt: string
  readonly publishedBy: string
  readonly note: string | null
}

/** How a place stands with publishing a year. */
export interface PublicationStanding {
  /** Years with an adopted report, newest first. */
  readonly years: readonly number[]
  /** Newest first. */
  readonly snapshots: readonly SnapshotOfOffice[]
  /** How many tasks of the year are public, on request, withheld, or not decided. */
  readonly tasks: Readonly<Record<'public' | 'on-request' | 'withheld' | 'undecided', number>>
  /** Reports accepted since the last snapshot, of public tasks. */
  readonly accepted: number
}

/** How publishing a year stands; of the newest adopted year when none is named. Undefined where nothing is adopted. */
export async function publicationStanding(
  db: Kysely<Tables>,
  jurisdictionId: string,
  asked: number | null,
): Promise<(PublicationStanding & { readonly year: number }) | undefined> {
  const adopted = await db
    .selectFrom('report')
    .select('year')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('state', '=', 'adopted')
    .orderBy('year', 'desc')
    .execute()
  const years = adopted.map((row) => row.year)
  const year = asked ?? years[0]
  if (year === undefined || !years.includes(year)) return undefined
  const [rows, counts] = await Promise.all([
    db
      .selectFrom('snapshot')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('year', '=', year)
      .orderBy('number', 'desc')
      .execute(),
    tasksByDisclosure(db, jurisdictionId, year),
  ])
  const names = await actorNames(
    db,
    jurisdictionId,
    rows.map((row) => row.published_by),
  )
  const accepted = await acceptedSince(db, jurisdictionId, year, rows[0]?.published_at ?? new Date(0))
  return {
    year,
    years,
    snapshots: rows.map((row) => ({
      number: row.number,
      cutOff: row.cut_off,
      publishedAt: row.published_at.toISOString(),
      publishedBy: names.get(row.published_by) ?? actorWords(row.published_by),
      note: row.note,
    })),
    tasks: counts,
    accepted,
  }
}

async function tasksByDisclosure(db: Kysely<Tables>, jurisdictionId: string, year: number) {
  const rows = await db
    .selectFrom('task')
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
    )
    .select((eb) => ['task.disclosure', eb.fn.countAll<string>().as('count')])
    .where('task.jurisdiction_id', '=', jurisdictionId)
    .where('commitment.year', '=', year)
    .where('task.status', '!=', 'set-aside')
    .groupBy('task.disclosure')
    .execute()
  const of = (disclosure: string) => Number(rows.find((row) => row.disclosure === disclosure)?.count ?? 0)
  return {
    public: of('public'),
    'on-request': of('on-request'),
    withheld: of('withheld'),
    undecided: of('undecided'),
  }
}

async function acceptedSince(db: Kysely<Tables>, jurisdictionId: string, year: number, since: Date): Promise<number> {
  const row = await db
    .selectFrom('progress')
    .innerJoin('task', (join) =>
      join
        .onRef('task.jurisdiction_id', '=', 'progress.jurisdiction_id')
        .onRef('task.task_id', '=', 'progress.task_id'),
    )
    .innerJoin('period', (join) =>
      join
        .onRef('period.jurisdiction_id', '=', 'progress.jurisdiction_id')
        .onRef('period.period_id', '=', 'progress.period_id'),
    )
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('progress.jurisdiction_id', '=', jurisdictionId)
    .where('period.year', '=', year)
    .where('progress.state', '=', 'accepted')
    .where('progress.decided_at', '>', since)
    .where('task.disclosure', '=', 'public')
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}
