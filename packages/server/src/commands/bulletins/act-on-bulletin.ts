import type { Kysely, Selectable, Transaction } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import { bulletinDoer } from '../../access/bulletin-doer.ts'
import type { Allowed, Forbidden } from '../../access/may-do.ts'
import {
  type BulletinAct,
  type BulletinState,
  bulletinTable,
  openBulletinActs,
} from '../../domain/bulletins/bulletin-table.ts'
import { markedRefusal } from '../../domain/marked-refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { peopleOfUnits } from '../../record/people/people-to-tell.ts'
import { areOpen } from '../../record/units/open-units.ts'
import type { BulletinTable } from '../../store/tables/bulletins.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { actStep } from '../acts/act-step.ts'
import { nextOrdinal } from '../acts/next-ordinal.ts'
import { tell } from '../mail/tell.ts'
import { type BulletinRefusal, bulletinRefusals } from './bulletin-refusals.ts'
import { lockedBulletin } from './draft-bulletin.ts'

/** The action that an act on a bulletin needs. */
export type BulletinAction = 'bulletin.write' | 'bulletin.approve'

/** The action an act needs: the office's, or an approver's. */
export const bulletinActionOf = (act: BulletinAct): BulletinAction =>
  bulletinTable[act].by === 'office' ? 'bulletin.write' : 'bulletin.approve'

/** An act on a bulletin, and what it brings. */
export interface BulletinActWanted {
  readonly bulletinId: string
  readonly revision: number
  readonly act: BulletinAct
  readonly reason: string | null
  /** Of 印发: the units it goes to. */
  readonly unitIds: readonly string[]
  readonly mails: boolean
}

/** What became of an act on a bulletin. */
export type BulletinMoved =
  | { readonly kind: 'moved'; readonly state: BulletinState; readonly revision: number }
  | BulletinRefusal
  | Forbidden

/**
 * Do an act to a bulletin, by its table. With 批准 it gets its number, and its words and the data they were computed from go
 * into the vault as they are: nothing of them changes afterwards. 印发 sends it to units.
 */
export function actOnBulletin(
  db: Kysely<Tables>,
  asked: Ask<BulletinAction>,
  at: Date,
  wanted: BulletinActWanted,
): Promise<BulletinMoved> {
  const { act } = wanted
  if (asked.action !== bulletinActionOf(act)) throw new Error(`what is asked is not for ${act}`)
  return proven(db, asked, async (trx, may): Promise<BulletinMoved> => {
    const { jurisdictionId, actor } = may
    const row = await lockedBulletin(trx, jurisdictionId, wanted.bulletinId)
    if (!row) return bulletinRefusals.bulletin
    if (row.revision !== wanted.revision) return bulletinRefusals.stale
    const move = bulletinTable[act]
    if (row.state !== move.from) return bulletinRefusals.state
    if (!openBulletinActs(row.state, bulletinDoer(actor, row.proposed_by)).includes(act))
      return bulletinRefusals[move.by]
    const reason = wanted.reason?.trim() || null
    if (move.reason && reason === null) return bulletinRefusals.reason
    const marked = markedRefusal(reason)
    if (marked) return marked
    if (act === 'send') {
      const trouble = await sendTo(trx, may, at, row, wanted)
      if (trouble) return trouble
    }
    const frozen = act === 'approve' ? await freeze(trx, may, at, row) : {}
    await write(trx, may, at, { row, act, reason, frozen, unitIds: wanted.unitIds })
    return { kind: 'moved', state: move.to, revision: row.revision + 1 }
  })
}

/** Number of the year, and the vault's content that holds it as approved. */
async function freeze(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: Allowed<BulletinAction>,
  at: Date,
  row: Selectable<BulletinTable>,
) {
  const numbered = await nextOrdinal(trx, 'bulletin', jurisdictionId, actor.today)
  const { title, to_words: to, blocks, facts } = row
  const frozen_hash = await putContent(
    trx,
    jurisdictionId,
    JSON.stringify({ title, to, blocks, facts }),
    'application/json',
    at,
  )
  return {
    approver_id: actor.personId,
    approved_at: at,
    frozen_hash,
    ...numbered,
  }
}

async function sendTo(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: Allowed<BulletinAction>,
  at: Date,
  row: Selectable<BulletinTable>,
  { unitIds, mails }: BulletinActWanted,
): Promise<BulletinRefusal | undefined> {
  const wanted = [...new Set(unitIds)]
  if (wanted.length === 0) return bulletinRefusals.units
  if (!(await areOpen(trx, jurisdictionId, wanted, actor.today))) return bulletinRefusals.unit
  await trx
    .insertInto('bulletin_unit')
    .values(wanted.map((unit_id) => ({ jurisdiction_id: jurisdictionId, bulletin_id: row.bulletin_id, unit_id })))
    .execute()
  await tell(trx, at, {
    jurisdictionId,
    people: await peopleOfUnits(trx, jurisdictionId, wanted, actor.today),
    kind: 'bulletin-sent',
    subjectIds: [row.bulletin_id],
    by: actor.id,
    mail: mails
      ? {
          kind: 'bulletin.sent',
          subject: '【落实】有新的通报',
          body: '有新的通报发给您单位，请登录工作台签收。有异议的，可在7日内由单位负责人书面提出。',
        }
      : null,
  })
  return undefined
}

async function write(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: Allowed<BulletinAction>,
  at: Date,
  {
    row,
    act,
    reason,
    frozen,
    unitIds,
  }: {
    readonly row: Selectable<BulletinTable>
    readonly act: BulletinAct
    readonly reason: string | null
    readonly frozen: { readonly frozen_hash?: string; readonly number_year?: number; readonly ordinal?: number }
    readonly unitIds: readonly string[]
  },
): Promise<void> {
  const { to, by: part, leaves } = bulletinTable[act]
  const { step, moved, entry } = actStep(actor, at, row, {
    ...{ act, to, part, reason },
    notBy: part === 'approver' ? [row.proposed_by] : [],
  })
  await trx
    .insertInto('bulletin_step')
    .values({ jurisdiction_id: jurisdictionId, bulletin_id: row.bulletin_id, year: row.year, ...step })
    .execute()
  await trx
    .updateTable('bulletin')
    .set({
      ...moved,
      ...frozen,
      ...(act === 'propose' ? { proposed_by: actor.personId } : {}),
      ...(act === 'send' ? { sent_at: at } : {}),
    })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('bulletin_id', '=', row.bulletin_id)
    .execute()
  const vault = [
    ...(frozen.frozen_hash ? [frozen.frozen_hash] : []),
    ...(reason === null ? [] : [await putContent(trx, jurisdictionId, reason, 'text/plain', at)]),
  ]
  await appendEntry(trx, {
    jurisdictionId,
    at,
    actor: actor.id,
    kind: leaves,
    body: {
      bulletinId: row.bulletin_id,
      ...entry,
      ...(frozen.ordinal ? { year: frozen.number_year, ordinal: frozen.ordinal, cutOff: row.cut_off } : {}),
      ...(act === 'send' ? { unitIds } : {}),
      vault,
    },
  })
}
