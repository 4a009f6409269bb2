import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import { type MatterAsk, proven } from '../../access/ask.ts'
import type { Allowed } from '../../access/may-do.ts'
import type { Action } from '../../access/rules.ts'
import { slipBy } from '../../access/slip-doer.ts'
import {
  type SlipAct,
  type SlipActor,
  type SlipState,
  slipAfter,
  slipBar,
  slipTable,
} from '../../domain/matters/slip-ladder.ts'
import { slipNumber } from '../../domain/matters/slip-number.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import { peopleOfUnits } from '../../record/people/people-to-tell.ts'
import type { SlipTable } from '../../store/tables/matters.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { settleMessages, tell } from '../mail/tell.ts'
import { noteChange } from '../note-change.ts'
import { giverNamed } from './giver-named.ts'
import { barredSlip, type SlipRefusal, slipRefusals, whoseSlip } from './slip-refusals.ts'

/** Which proof an act on a slip needs. */
export const slipActionOf = (act: SlipAct): SlipAction => needs[slipTable[act].by]
const needs = {
  office: 'matter.write',
  'office-second': 'matter.write',
  approver: 'matter.approve',
  lead: 'matter.undertake',
  'lead-head': 'matter.answer',
} as const satisfies Readonly<Record<SlipActor, Action>>
/** What an act on a slip may need of the person. */
export type SlipAction = (typeof needs)[SlipActor]

/** An act on a slip, with the revision that was seen and the words it brings. */
export interface SlipActWanted {
  readonly slipId: string
  readonly revision: number
  readonly act: SlipAct
  readonly words: string | null
  /** Whether the unit's people get an e-mail of a slip that is issued. */
  readonly mails: boolean
}

/** The state after the act and the revision the next act must name. */
export type SlipMoved = { readonly kind: 'moved'; readonly state: SlipState; readonly revision: number } | SlipRefusal

/** Do an act to a slip of a matter, by its table and the person's part; its number comes with 签发, by colour and year. */
export async function actOnSlip(
  db: Kysely<Tables>,
  asked: MatterAsk<SlipAction>,
  at: Date,
  wanted: SlipActWanted,
): Promise<SlipMoved> {
  const { act, slipId } = wanted
  if (asked.action !== slipActionOf(act)) throw new Error(`what is asked is not ${act}`)
  return proven(db, asked, async (trx, may): Promise<SlipMoved> => {
    const { jurisdictionId, actor, matterId } = may
    const matter = await trx
      .selectFrom('matter')
      .select(['approver_id', 'state'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('matter_id', '=', matterId)
      .forUpdate()
      .executeTakeFirst()
    const row = await trx
      .selectFrom('slip')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('slip_id', '=', slipId)
      .where('matter_id', '=', matterId)
      .forUpdate()
      .executeTakeFirst()
    if (!matter || !row) return slipRefusals.slip
    if (row.revision !== wanted.revision) return slipRefusals.stale
    const to = slipAfter({ state: row.state, limit: row.limit_at }, act, at)
    if (to === undefined) return slipRefusals.state
    const facts = { unitId: row.unit_id, draftedBy: row.drafted_by, approverId: matter.approver_id }
    const by = slipBy(actor, act, facts)
    if (!by) return whoseSlip[slipTable[act].by]
    const words = wanted.words?.trim() || null
    if (slipTable[act].words && words === null) return slipRefusals.words
    if (!slipTable[act].by.startsWith('lead')) {
      const named = await giverNamed(trx, jurisdictionId, { matterId }, [words])
      if (named) return named
    }
    if (act === 'issue') {
      // what stood when it was drafted may have changed meanwhile
      const others = await trx
        .selectFrom('slip')
        .select(['colour', 'state'])
        .where('jurisdiction_id', '=', jurisdictionId)
        .where('matter_id', '=', matterId)
        .where('slip_id', '<>', slipId)
        .execute()
      const bar = slipBar(row.colour, row.ground, matter.state, others)
      if (bar) return barredSlip[bar]
      if (row.limit_at <= at) return slipRefusals.past
    }
    const numbered = act === 'issue' ? await numberSlip(trx, row, actor.today) : null
    await written(trx, may, at, { row, act, to, words, onBehalfOf: by.onBehalfOf, numbered: numbered ?? {} })
    // received, answered, found wanting or revoked, it waits for the unit's look no more
    if (act === 'receive' || !['drafted', 'checked', 'issued', 'served'].includes(to))
      await settleMessages(trx, at, { jurisdictionId, kinds: ['slip-served'], subjectId: matterId })
    if (act === 'issue' && numbered)
      await tell(trx, at, {
        jurisdictionId,
        people: await peopleOfUnits(trx, jurisdictionId, [row.unit_id], actor.today),
        kind: 'slip-served',
        subjectIds: [matterId],
        by: actor.id,
        mail: wanted.mails
          ? {
              kind: 'slip.issued',
              subject: '【落实】有新的督查单',
              body: `${slipNumber({ colour: row.colour, ...numbered })}督查单已签发给您单位，办理时限${row.limit_day}。请登录落实系统签收，由单位负责人在时限前答复。`,
            }
          : null,
      })
    return { kind: 'moved', state: to, revision: row.revision + 1 }
  })
}

interface Written {
  readonly row: Selectable<SlipTable>
  readonly act: SlipAct
  readonly to: SlipState
  readonly words: string | null
  readonly onBehalfOf: string | null
  readonly numbered: { readonly year?: number; readonly ordinal?: number }
}

async function written(
  trx: Transaction<Tables>,
  { jurisdictionId, actor, matterId }: Allowed<SlipAction>,
  at: Date,
  { row, act, to, words, onBehalfOf, numbered }: Written,
): Promise<void> {
  const ordinal = row.steps + 1
  await trx
    .insertInto('slip_step')
    .values({
      jurisdiction_id: jurisdictionId,
      slip_id: row.slip_id,
      ordinal,
      prior: row.last_step,
      act,
      from_state: row.state,
      to_state: to,
      taken_by: actor.id,
      person_id: actor.personId,
      on_behalf_of: onBehalfOf,
      at,
      words,
    })
    .execute()
  await trx
    .updateTable('slip')
    .set({
      state: to,
      steps: ordinal,
      last_step: ordinal,
      revision: row.revision + 1,
      ...numbered,
      ...(act === 'check' ? { checked_by: actor.personId } : {}),
      ...(act === 'send-back' ? { checked_by: null } : {}),
      ...(act === 'issue' ? { issued_at: at } : {}),
    })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('slip_id', '=', row.slip_id)
    .execute()
  await noteChange(trx, {
    jurisdictionId,
    at,
    actor: actor.id,
    kind: slipTable[act].leaves,
    body: {
      matterId,
      slipId: row.slip_id,
      step: ordinal,
      colour: row.colour,
      from: row.state,
      to,
      ...numbered,
      ...(onBehalfOf === null ? {} : { onBehalfOf }),
      vault: words === null ? [] : [await putContent(trx, jurisdictionId, words, 'text/plain', at)],
    },
    subject: 'slip',
    subjectId: row.slip_id,
    summary: '办理督查单。',
    content: { state: to, colour: row.colour },
  })
}

/** The next number of a colour in the year of a day; the ledger's head is held until the caller is done. */
async function numberSlip(
  trx: Transaction<Tables>,
  { jurisdiction_id, colour }: Selectable<SlipTable>,
  today: string,
): Promise<{ readonly year: number; readonly ordinal: number }> {
  await lockPlace(trx, jurisdiction_id)
  const year = Number(today.slice(0, 4))
  const last = await trx
    .selectFrom('slip')
    .select(sql<number | null>`max(ordinal)`.as('ordinal'))
    .where('jurisdiction_id', '=', jurisdiction_id)
    .where('colour', '=', colour)
    .where('year', '=', year)
    .executeTakeFirst()
  return { year, ordinal: (last?.ordinal ?? 0) + 1 }
}
