import type { Kysely } from 'kysely'
import { entryWord } from '../../domain/entry-words.ts'
import { actorNames, actorWords } from '../../record/people/actor-names.ts'
import type { Tables } from '../../store/tables.ts'

/** A change of a person's own powers or account that they have not seen yet. */
export interface NoticeListed {
  readonly noticeId: string
  /** As the security log names it: `role.granted`. */
  readonly kind: string
  /** The kind in words. */
  readonly what: string
  /** Roles, kinds of acts, and the names of the people in it. */
  readonly content: Readonly<Record<string, string | boolean | null>>
  readonly by: string
  readonly at: string
}

/** What a person has not seen yet of changes of their powers, the oldest first, at most 50. */
export async function listNotices(
  db: Kysely<Tables>,
  jurisdictionId: string,
  personId: string,
): Promise<readonly NoticeListed[]> {
  const rows = await db
    .selectFrom('person_notice')
    .select(['person_notice_id', 'kind', 'content', 'actor', 'at'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .where('seen_at', 'is', null)
    .orderBy('at')
    .orderBy('person_notice_id')
    .limit(50)
    .execute()
  const contents = rows.map((row) => row.content as NoticeListed['content'])
  const names = await actorNames(db, jurisdictionId, [
    ...rows.map((row) => row.actor),
    ...contents.flatMap(({ fromPersonId, toPersonId }) =>
      [fromPersonId, toPersonId].flatMap((id) => (typeof id === 'string' ? [`person:${id}`] : [])),
    ),
  ])
  const name = (id: string | boolean | null | undefined) =>
    typeof id === 'string' ? (names.get(`person:${id}`) ?? null) : null
  return rows.map((row, index) => {
    const { fromPersonId, toPersonId, ...content } = contents[index] ?? {}
    return {
      noticeId: row.person_notice_id,
      kind: row.kind,
      what: entryWord(row.kind),
      content: { ...content, from: name(fromPersonId), to: name(toPersonId) },
      by: names.get(row.actor) ?? actorWords(row.actor),
      at: row.at.toISOString(),
    }
  })
}
