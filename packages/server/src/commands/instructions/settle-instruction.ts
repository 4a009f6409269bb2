import type { Kysely, Selectable, Transaction, Updateable } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Allowed, Forbidden } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import {
  firstState,
  type InstructionAct,
  type InstructionState,
  instructionTable,
} from '../../domain/instructions/instruction.ts'
import { markedRefusal } from '../../domain/marked-refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { InstructionTable } from '../../store/tables/instructions.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { chainedSteps } from '../acts/chained-steps.ts'
import { settleMessages, tell } from '../mail/tell.ts'
import { type InstructionRefusal, instructionRefusals } from './instruction-refusals.ts'

/** What became of an act on an instruction. */
export type InstructionSettled =
  | { readonly kind: 'settled'; readonly state: InstructionState }
  | InstructionRefusal
  | Forbidden

/** Answer an instruction without a matter: why none is made of it, or what was done at once. The leader reads it. */
export function answerInstruction(
  db: Kysely<Tables>,
  asked: Ask<'instruction.settle'>,
  at: Date,
  { instructionId, reply }: { readonly instructionId: string; readonly reply: string },
): Promise<InstructionSettled> {
  return proven(db, asked, async (trx, may): Promise<InstructionSettled> => {
    if (reply.trim() === '') return instructionRefusals.reply
    const marked = markedRefusal(reply)
    if (marked) return marked
    return settle(trx, may, at, { instructionId, act: 'answer', reply })
  })
}

/** Take an instruction of one's own back before the office has dealt with it; it stays on record. */
export function withdrawInstruction(
  db: Kysely<Tables>,
  asked: Ask<'instruction.write'>,
  at: Date,
  instructionId: string,
): Promise<InstructionSettled> {
  return proven(db, asked, (trx, may) => settle(trx, may, at, { instructionId, act: 'withdraw' }))
}

/** Note, in the transaction that drafts it, that a matter was made of an instruction. */
export const takeUpInstruction = (
  trx: Transaction<Tables>,
  may: Allowed<'matter.write'>,
  at: Date,
  instructionId: string,
  matterId: string,
): Promise<InstructionSettled> => settle(trx, may, at, { instructionId, act: 'take-up', matterId })

/** Let the instructions that a discarded draft was made of wait again. */
export async function reopenInstructions(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  { actor, at, matterId }: { readonly actor: string; readonly at: Date; readonly matterId: string },
): Promise<void> {
  const rows = await trx
    .selectFrom('instruction')
    .select(chained)
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('became_matter_id', '=', matterId)
    .where('state', 'in', [...instructionTable.reopen.from])
    .forUpdate()
    .execute()
  for (const row of rows) {
    const set = { became_matter_id: null, settled_by: null, settled_at: null }
    await move(trx, jurisdictionId, row, { act: 'reopen', by: actor, at, set })
    const body = { instructionId: row.instruction_id, matterId }
    await appendEntry(trx, { jurisdictionId, at, actor, kind: 'instruction.reopened', body })
  }
}

const chained = ['instruction_id', 'follow', 'state', 'steps', 'settled_by', 'settled_at'] as const

/** Write an act's step, and where the instruction stands after it. */
async function move(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  row: Pick<Selectable<InstructionTable>, (typeof chained)[number]>,
  {
    set,
    ...done
  }: {
    readonly act: InstructionAct
    readonly by: string
    readonly at: Date
    readonly set: Updateable<InstructionTable>
  },
): Promise<void> {
  const { to } = instructionTable[done.act]
  const { written, moved } = chainedSteps<InstructionAct, InstructionState>(
    row,
    { ...done, to },
    { act: 'take-up', from: firstState(row.follow) },
  )
  const key = { jurisdiction_id: jurisdictionId, instruction_id: row.instruction_id }
  await trx
    .insertInto('instruction_step')
    .values(written.map((step) => ({ ...key, ...step })))
    .execute()
  await trx
    .updateTable('instruction')
    .set({ ...moved, ...set })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('instruction_id', '=', row.instruction_id)
    .execute()
}

async function settle(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: Allowed<'instruction.settle' | 'instruction.write' | 'matter.write'>,
  at: Date,
  {
    instructionId,
    act,
    reply,
    matterId,
  }: {
    readonly instructionId: string
    readonly act: InstructionAct
    readonly reply?: string
    readonly matterId?: string
  },
): Promise<InstructionSettled> {
  const row = await trx
    .selectFrom('instruction')
    .select([...chained, 'leader_id'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('instruction_id', '=', instructionId)
    .forUpdate()
    .executeTakeFirst()
  const { from, to, by } = instructionTable[act]
  if (!row || (by === 'leader' && !isTheirs(actor, row.leader_id))) return instructionRefusals.instruction
  if (!from.includes(row.state)) return instructionRefusals.state
  const set = {
    ...{ settled_by: actor.id, settled_at: at },
    ...(reply === undefined ? {} : { reply }),
    ...(matterId === undefined ? {} : { became_matter_id: matterId }),
  }
  await move(trx, jurisdictionId, row, { act, by: actor.id, at, set })
  const vault = reply === undefined ? [] : [await putContent(trx, jurisdictionId, reply, 'text/plain', at)]
  await appendEntry(trx, {
    jurisdictionId,
    at,
    actor: actor.id,
    kind: `instruction.${to}`,
    body: { instructionId, from: row.state, to, ...(matterId === undefined ? {} : { matterId }), vault },
  })
  await settleMessages(trx, at, { jurisdictionId, kinds: ['instruction-written'], subjectId: instructionId })
  if (by === 'office')
    await tell(trx, at, {
      jurisdictionId,
      people: [{ personId: row.leader_id, unitId: null, email: null }],
      kind: 'instruction-answered',
      act: to,
      subjectIds: [instructionId],
      by: actor.id,
      mail: null,
    })
  return { kind: 'settled', state: to }
}

const isTheirs = ({ personId, roles }: SignedIn, leaderId: string): boolean =>
  roles.some(({ role, onBehalfOf }) => role === 'leader' && (onBehalfOf ?? personId) === leaderId)
