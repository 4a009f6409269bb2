import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type MatterAsk, proven } from '../../access/ask.ts'
import { momentOf } from '../../domain/matters/clock.ts'
import { type SlipColour, type SlipGround, slipBar } from '../../domain/matters/slip-ladder.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { noteChange } from '../note-change.ts'
import { giverNamed } from './giver-named.ts'
import { matterUnits } from './matter-parties.ts'
import { barredSlip, type SlipRefusal, slipRefusals } from './slip-refusals.ts'

/** What a slip says. */
export interface SlipDraft {
  readonly colour: SlipColour
  readonly ground: SlipGround
  readonly groundWords: string
  readonly demand: string
  /** Its last day, `YYYY-MM-DD`, up to 24:00. */
  readonly limitDay: string
}

/** A drafted slip; its number comes when it is issued. */
export type SlipDrafted = { readonly kind: 'drafted'; readonly slipId: string } | SlipRefusal

/** Draft a slip (拟制) on a matter to its lead unit, where the ladder lets one of that colour be given on that ground. */
export async function draftSlip(
  db: Kysely<Tables>,
  asked: MatterAsk<'matter.write'>,
  at: Date,
  draft: SlipDraft,
): Promise<SlipDrafted> {
  const { colour, ground, groundWords, demand, limitDay } = draft
  return proven(db, asked, async (trx, { jurisdictionId, actor, matterId }): Promise<SlipDrafted> => {
    // slips of a matter are given one after the other
    const matter = await trx
      .selectFrom('matter')
      .select(['matter_id', 'state'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('matter_id', '=', matterId)
      .forUpdate()
      .executeTakeFirst()
    if (!matter) return slipRefusals.slip
    const slips = await trx
      .selectFrom('slip')
      .select(['colour', 'state'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('matter_id', '=', matter.matter_id)
      .execute()
    const bar = slipBar(colour, ground, matter.state, slips)
    if (bar) return barredSlip[bar]
    const limitAt = momentOf(limitDay, '24:00')
    if (limitDay <= actor.today) return slipRefusals.past
    const [unitId] = (await matterUnits(trx, jurisdictionId, matter.matter_id)).leadUnitIds
    if (unitId === undefined) return slipRefusals.noLead
    const named = await giverNamed(trx, jurisdictionId, { matterId }, [groundWords, demand])
    if (named) return named
    const slipId = uuid()
    await trx
      .insertInto('slip')
      .values({
        jurisdiction_id: jurisdictionId,
        slip_id: slipId,
        matter_id: matter.matter_id,
        colour,
        ground,
        ground_words: groundWords,
        demand,
        limit_day: limitDay,
        limit_at: limitAt,
        unit_id: unitId,
        drafted_by: actor.personId,
        drafted_at: at,
      })
      .execute()
    const said = JSON.stringify({ groundWords, demand })
    await noteChange(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: 'slip.drafted',
      body: {
        matterId: matter.matter_id,
        slipId,
        colour,
        ground,
        limitDay,
        unitId,
        vault: [await putContent(trx, jurisdictionId, said, 'application/json', at)],
      },
      subject: 'slip',
      subjectId: slipId,
      summary: '拟制督查单。',
      content: { colour },
    })
    return { kind: 'drafted', slipId }
  })
}
