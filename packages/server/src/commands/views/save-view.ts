import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { SignedIn } from '../../access/signed-in.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import type { Tables } from '../../store/tables.ts'

/** Characters of one view; views of one person, and shared by all, of a screen. */
const [largest, mostOwn, mostShared] = [16_384, 30, 50] as const

const refusals = {
  notShared: refusal(
    403,
    'forbidden',
    '只有督查员可以把视图共享给全体。可以只为自己保存。',
    'Only supervisors share views.',
  ),
  large: refusal(422, 'too-large', '这个视图的内容过多，没有保存。请减少筛选条件后再保存。', 'The view is too large.'),
  many: refusal(
    422,
    'too-many',
    `每人最多保存 ${mostOwn} 个视图，没有保存。请先删去不用的。`,
    `At most ${mostOwn} views a person.`,
  ),
  manyShared: refusal(
    422,
    'too-many',
    `共享的视图最多 ${mostShared} 个，没有保存。请先删去不用的。`,
    `At most ${mostShared} shared views.`,
  ),
} as const

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
  { jurisdictionId, personId, roles }: SignedIn,
  at: Date,
  { screen, name, shared, content }: WantedView,
): Promise<{ readonly kind: 'saved'; readonly viewId: string } | Refusal<'too-large' | 'too-many' | 'forbidden'>> {
  if (shared && !roles.some(({ role }) => role === 'supervisor')) return refusals.notShared
  const text = JSON.stringify(content)
  if (text.length > largest) return refusals.large
  return db.transaction().execute(async (trx) => {
    // what is counted here nobody adds to meanwhile
    await lockPlace(trx, jurisdictionId)
    // everybody loads the shared ones with the screen
    const kept = await trx
      .selectFrom('saved_view')
      .select((eb) => [
        eb.fn.countAll<string>().filterWhere('person_id', '=', personId).as('own'),
        eb.fn.countAll<string>().filterWhere('shared', '=', true).as('shared'),
      ])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('screen', '=', screen)
      // the one that it takes the place of makes room
      .where((eb) => eb.not(eb.and([eb('person_id', '=', personId), eb('name', '=', name)])))
      .executeTakeFirst()
    if (Number(kept?.own ?? 0) >= mostOwn) return refusals.many
    if (shared && Number(kept?.shared ?? 0) >= mostShared) return refusals.manyShared
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
        content: text,
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
