import type { Kysely } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import type { Tables } from '../../store/tables.ts'

/** A way of looking at a screen that somebody kept. */
export interface SavedView {
  readonly viewId: string
  readonly name: string
  /** Whether everybody of the place sees it. */
  readonly shared: boolean
  readonly own: boolean
  /** What the screen needs to look so again. */
  readonly content: Readonly<Record<string, string>>
}

/** One's own views of a screen and those that others share, by name. */
export async function savedViews(
  db: Kysely<Tables>,
  { jurisdictionId, personId }: SignedIn,
  screen: string,
): Promise<{ readonly views: readonly SavedView[] }> {
  const rows = await db
    .selectFrom('saved_view')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('screen', '=', screen)
    .where((eb) => eb.or([eb('person_id', '=', personId), eb('shared', '=', true)]))
    .orderBy('name')
    .execute()
  return {
    views: rows.map((row) => ({
      viewId: row.saved_view_id,
      name: row.name,
      shared: row.shared,
      own: row.person_id === personId,
      content: row.content,
    })),
  }
}
