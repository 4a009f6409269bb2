import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { SignedIn } from '../../access/signed-in.ts'
import type { Tables } from '../../store/tables.ts'

/** Filters and columns of a screen, to be kept under a name. */
export interface WantedView {
  readonly screen: string
  readonly name: string
  readonly shared: boolean
  readonly content: object
}

/**
 * Keep a way of looking at a screen for oneself, in place of one's own of that name. A view is a person's habit and no part
 * of the record: the ledger does not hear of it.
 */
export async function saveView(
  db: Kysely<Tables>,
  { jurisdictionId, personId }: SignedIn,
  at: Date,
  { screen, name, shared, content }: WantedView,
): Promise<{ readonly kind: 'saved'; readonly viewId: string }> {
  return db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom('saved_view')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('person_id', '=', personId)
      .where('screen', '=', screen)
      .where('name', '=', name)
      .execute()
    const viewId = uuid()
    await trx
      .insertInto('saved_view')
      .values({
        jurisdiction_id: jurisdictionId,
        saved_view_id: viewId,
        person_id: personId,
        screen,
        name,
        shared,
        content: JSON.stringify(content),
        saved_at: at,
      })
      .execute()
    return { kind: 'saved', viewId }
  })
}

/** Take one's own view away; one that is not there is gone already. */
export async function dropView(
  db: Kysely<Tables>,
  { jurisdictionId, personId }: SignedIn,
  viewId: string,
): Promise<{ readonly kind: 'dropped' }> {
  await db
    .deleteFrom('saved_view')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .where('saved_view_id', '=', viewId)
    .execute()
  return { kind: 'dropped' }
}
