import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type MatterAsk, proven } from '../../access/ask.ts'
import { urgedStates } from '../../domain/matters/matter-table.ts'
import { peopleOfUnits } from '../../record/people/people-to-tell.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { settleMessages, tell } from '../mail/tell.ts'
import { noteChange } from '../note-change.ts'
import { giverNamed } from './giver-named.ts'
import { matterUnits } from './matter-parties.ts'
import { type MatterRefusal, matterRefusals } from './matter-refusals.ts'

/** The urge, to be answered under its id. */
export type Urged = { readonly kind: 'urged'; readonly urgeId: string } | MatterRefusal

/** Urge (催办) the lead unit of a matter that it has in its hands. An event: the matter stays where it stands. */
export async function urgeMatter(
  db: Kysely<Tables>,
  asked: MatterAsk<'matter.write'>,
  at: Date,
  { words, mails }: { readonly words: string; readonly mails: boolean },
): Promise<Urged> {
  return proven(db, asked, async (trx, { jurisdictionId, actor, matterId }): Promise<Urged> => {
    const matter = await trx
      .selectFrom('matter')
      .select('state')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('matter_id', '=', matterId)
      .forUpdate()
      .executeTakeFirst()
    if (!matter) return matterRefusals.matter
    const [unitId] = (await matterUnits(trx, jurisdictionId, matterId)).leadUnitIds
    if (unitId === undefined || !urgedStates.includes(matter.state)) return matterRefusals.notRunning
    const named = await giverNamed(trx, jurisdictionId, { matterId }, [words])
    if (named) return named
    const urgeId = uuid()
    await trx
      .insertInto('matter_urge')
      .values({
        jurisdiction_id: jurisdictionId,
        matter_urge_id: urgeId,
        matter_id: matterId,
        unit_id: unitId,
        words,
        urged_by: actor.id,
        urged_at: at,
      })
      .execute()
    await noteChange(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: 'matter.urged',
      body: { matterId, urgeId, unitId, vault: [await putContent(trx, jurisdictionId, words, 'text/plain', at)] },
      subject: 'matter',
      subjectId: matterId,
      summary: '催办。',
      content: { unitId },
    })
    await tell(trx, at, {
      jurisdictionId,
      people: await peopleOfUnits(trx, jurisdictionId, [unitId], actor.today),
      kind: 'matter-urged',
      subjectIds: [matterId],
      by: actor.id,
      mail: mails
        ? {
            kind: 'matter.urged',
            subject: '有督办事项催办',
            body: '督查室对您单位承办的督办事项发出催办，请登录工作台查看并答复。',
          }
        : null,
    })
    return { kind: 'urged', urgeId }
  })
}

/** `replied` when words came with the receipt, `received` without. */
export type UrgeAnswered = { readonly kind: 'received' | 'replied' } | MatterRefusal

/** Receive an urge for the unit it went to, or reply to it; who replies has received it. */
export async function answerUrge(
  db: Kysely<Tables>,
  asked: MatterAsk<'matter.undertake'>,
  at: Date,
  { urgeId, reply }: { readonly urgeId: string; readonly reply: string | null },
): Promise<UrgeAnswered> {
  return proven(db, asked, async (trx, { jurisdictionId, actor, matterId }): Promise<UrgeAnswered> => {
    const urge = await trx
      .selectFrom('matter_urge')
      .select(['unit_id', 'received_at', 'replied_at'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('matter_urge_id', '=', urgeId)
      .where('matter_id', '=', matterId)
      .forUpdate()
      .executeTakeFirst()
    if (!urge || !actor.roles.some(({ unitId }) => unitId === urge.unit_id)) return matterRefusals.urge
    if (urge.replied_at) return matterRefusals.replied
    if (reply === null && urge.received_at) return matterRefusals.received
    await trx
      .updateTable('matter_urge')
      .set({
        ...(urge.received_at ? {} : { received_at: at, received_by: actor.id }),
        ...(reply === null ? {} : { reply, replied_at: at, replied_by: actor.id }),
      })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('matter_urge_id', '=', urgeId)
      .execute()
    await noteChange(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: reply === null ? 'matter.urge-received' : 'matter.urge-replied',
      body: {
        matterId,
        urgeId,
        unitId: urge.unit_id,
        ...(reply === null ? {} : { vault: [await putContent(trx, jurisdictionId, reply, 'text/plain', at)] }),
      },
      subject: 'matter',
      subjectId: matterId,
      summary: reply === null ? '签收催办。' : '答复催办。',
    })
    if (reply === null) return { kind: 'received' }
    await settleMessages(trx, at, {
      jurisdictionId,
      kinds: ['matter-urged'],
      subjectId: matterId,
      unitId: urge.unit_id,
    })
    return { kind: 'replied' }
  })
}
