import type { Kysely } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import type { Tables } from '../../store/tables.ts'
import { noteChanges } from '../note-change.ts'

/** How many urges were taken back; units of which somebody had read theirs already, so that it stays. */
export type UrgesWithdrawn =
  | { readonly kind: 'withdrawn'; readonly count: number; readonly stay: readonly string[] }
  | Refusal

/**
 * Take urges (催报) back that nobody has read: their messages go from the lists of those they went to. What somebody has
 * read stays sent. That an urge stood, and was taken back, stays in the list of what was sent and in the ledger.
 */
export async function withdrawUrges(
  db: Kysely<Tables>,
  asked: Ask<'urge.send'>,
  at: Date,
  urgeIds: readonly string[],
): Promise<UrgesWithdrawn | Forbidden> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<UrgesWithdrawn> => {
    // before any row, as the person who sends or settles them does: two that meet wait, and neither is broken off
    await lockPlace(trx, jurisdictionId)
    const urges = await trx
      .selectFrom('urge')
      .select(['urge_id', 'unit_id'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('urge_id', 'in', urgeIds)
      .where('withdrawn_at', 'is', null)
      .orderBy('urge_id')
      .forUpdate()
      .execute()
    if (urges.length === 0) return nothingStands
    const ids = urges.map((row) => row.urge_id)
    // locked, so that nobody reads one of them between the look and the act
    const messages = await trx
      .selectFrom('message')
      .select(['message_id', 'urge_id', 'read_at'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('urge_id', 'in', ids)
      .orderBy('message_id')
      .forUpdate()
      .execute()
    const read = new Set(messages.flatMap(({ urge_id, read_at }) => (read_at === null ? [] : [urge_id])))
    const unread = urges.filter(({ urge_id }) => !read.has(urge_id))
    const stay = await namesOf(
      trx,
      jurisdictionId,
      urges.filter(({ urge_id }) => read.has(urge_id)).map(({ unit_id }) => unit_id),
    )
    if (unread.length === 0) return allRead(stay)
    const gone = unread.map(({ urge_id }) => urge_id)
    await trx
      .updateTable('urge')
      .set({ withdrawn_at: at, withdrawn_by: actor.id })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('urge_id', 'in', gone)
      .execute()
    await trx
      .updateTable('message')
      .set({ settled_at: at })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('urge_id', 'in', gone)
      .where('settled_at', 'is', null)
      .execute()
    await noteChanges(
      trx,
      jurisdictionId,
      unread.map(({ urge_id: urgeId, unit_id: unitId }) => ({
        ...{ jurisdictionId, at, actor: actor.id, subject: 'unit' as const, subjectId: unitId },
        kind: 'unit.urge-withdrawn',
        summary: '撤回尚无人阅读的催报。',
        body: { urgeId, unitId },
      })),
    )
    return { kind: 'withdrawn', count: unread.length, stay }
  })
}

async function namesOf(
  db: Kysely<Tables>,
  jurisdictionId: string,
  unitIds: readonly string[],
): Promise<readonly string[]> {
  if (unitIds.length === 0) return []
  const units = await db
    .selectFrom('unit')
    .select('short_name')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('unit_id', 'in', unitIds)
    .orderBy('short_name')
    .execute()
  return units.map((row) => row.short_name)
}

const nothingStands: Refusal = refusal(
  409,
  'conflict',
  '这些催报都已撤回，或不存在。请刷新后再看。',
  'None of these urges stands: they were taken back, or there are none.',
)

const allRead = (units: readonly string[]): Refusal =>
  refusal(
    409,
    'already-read',
    `${units.slice(0, 5).join('、')}${units.length > 5 ? `等 ${units.length} 个单位` : ''}已有人读过催报，不能撤回。如属误催，请用任务留言或电话说明。`,
    'Somebody of these units has read the urge; it cannot be taken back.',
  )
