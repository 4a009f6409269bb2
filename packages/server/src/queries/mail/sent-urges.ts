import type { Kysely } from 'kysely'
import { actorNames, actorWords } from '../../record/people/actor-names.ts'
import type { Tables } from '../../store/tables.ts'

/** An urge with whom it went to and who has read it. */
export interface SentUrge {
  readonly urgeId: string
  readonly unitId: string
  readonly unit: string
  readonly taskIds: readonly string[]
  readonly by: string
  /** ISO 8601, as the other moments. */
  readonly at: string
  readonly people: readonly UrgedPerson[]
  /** Whether e-mails went with it, which nothing calls back. */
  readonly mailed: boolean
  /** When it was taken back, before anybody read it; null while it stands. */
  readonly withdrawnAt: string | null
}

/** Somebody an urge went to. */
export interface UrgedPerson {
  readonly name: string
  /** Null while they have not read it. */
  readonly readAt: string | null
}

/** The urges of a place, the newest first, at most 300; of one task where it is named. */
export async function sentUrges(
  db: Kysely<Tables>,
  jurisdictionId: string,
  taskId?: string,
): Promise<readonly SentUrge[]> {
  const urges = await db
    .selectFrom('urge')
    .innerJoin('unit', (join) =>
      join.onRef('unit.jurisdiction_id', '=', 'urge.jurisdiction_id').onRef('unit.unit_id', '=', 'urge.unit_id'),
    )
    .selectAll('urge')
    .select('unit.short_name')
    .where('urge.jurisdiction_id', '=', jurisdictionId)
    .$if(taskId !== undefined, (query) =>
      query.where((eb) => eb(eb.val(taskId ?? ''), '=', eb.fn.any('urge.task_ids'))),
    )
    .orderBy('urge.urged_at', 'desc')
    .orderBy('urge.urge_id', 'desc')
    .limit(300)
    .execute()
  if (urges.length === 0) return []
  const [told, mails, names] = await Promise.all([
    db
      .selectFrom('message')
      .innerJoin('person', (join) =>
        join
          .onRef('person.jurisdiction_id', '=', 'message.jurisdiction_id')
          .onRef('person.person_id', '=', 'message.person_id'),
      )
      .select(['message.urge_id', 'message.person_id', 'message.read_at', 'person.name'])
      .where('message.jurisdiction_id', '=', jurisdictionId)
      .where(
        'message.urge_id',
        'in',
        urges.map((row) => row.urge_id),
      )
      .orderBy('person.name')
      .execute(),
    // the e-mails of an urge are laid out in its moment
    db
      .selectFrom('mail')
      .select(['person_id', 'made_at'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('kind', '=', 'report.urged')
      .where(
        'made_at',
        'in',
        urges.map((row) => row.urged_at),
      )
      .execute(),
    actorNames(
      db,
      jurisdictionId,
      urges.map((row) => row.urged_by),
    ),
  ])
  const mailed = new Set(mails.map(({ person_id, made_at }) => `${person_id} ${made_at.getTime()}`))
  return urges.map((row) => ({
    urgeId: row.urge_id,
    unitId: row.unit_id,
    unit: row.short_name,
    taskIds: row.task_ids,
    by: names.get(row.urged_by) ?? actorWords(row.urged_by),
    at: row.urged_at.toISOString(),
    mailed: told.some(
      ({ urge_id, person_id }) => urge_id === row.urge_id && mailed.has(`${person_id} ${row.urged_at.getTime()}`),
    ),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    people: told
      .filter(({ urge_id }) => urge_id === row.urge_id)
      .map(({ name, read_at }) => ({ name, readAt: read_at?.toISOString() ?? null })),
  }))
}
