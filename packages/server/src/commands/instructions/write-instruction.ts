import type { Kysely, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import { firstState, type InstructionSubject } from '../../domain/instructions/instruction.ts'
import { markedRefusal } from '../../domain/marked-refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { officeToTell } from '../../record/people/people-to-tell.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { tell } from '../mail/tell.ts'
import { type InstructionRefusal, instructionRefusals } from './instruction-refusals.ts'

/** What a leader writes, and on what. */
export interface InstructionWanted {
  readonly subject: InstructionSubject
  readonly subjectId: string
  readonly words: string
  /** Whether the office is to follow it up. */
  readonly follow: boolean
}

/** What became of it. */
export type InstructionWritten =
  | { readonly kind: 'written'; readonly instructionId: string }
  | InstructionRefusal
  | Forbidden

/** Write an instruction (批示); a deputy writes it in the leader's name. */
export function writeInstruction(
  db: Kysely<Tables>,
  asked: Ask<'instruction.write'>,
  at: Date,
  { subject, subjectId, words, follow }: InstructionWanted,
): Promise<InstructionWritten> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<InstructionWritten> => {
    const marked = markedRefusal(words)
    if (marked) return marked
    if (!(await isThere(trx, jurisdictionId, subject, subjectId))) return instructionRefusals.subject
    const instructionId = uuid()
    const leaderId = leaderOf(actor)
    await trx
      .insertInto('instruction')
      .values({
        jurisdiction_id: jurisdictionId,
        instruction_id: instructionId,
        subject,
        [`${subject}_id`]: subjectId,
        leader_id: leaderId,
        written_by: actor.id,
        written_at: at,
        words,
        follow,
        state: firstState(follow),
      })
      .execute()
    const vault = [await putContent(trx, jurisdictionId, words, 'text/plain', at)]
    const body = { instructionId, subject, subjectId, leaderId, follow, vault }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'instruction.written', body })
    if (follow)
      await tell(trx, at, {
        jurisdictionId,
        people: await officeToTell(trx, jurisdictionId, actor.today),
        kind: 'instruction-written',
        subjectIds: [instructionId],
        by: actor.id,
        mail: null,
      })
    return { kind: 'written', instructionId }
  })
}

/** Whose the instruction is: one's own before that of a leader one stands in for. */
function leaderOf({ personId, roles }: SignedIn): string {
  const held = roles.filter(({ role }) => role === 'leader')
  const own = held.some(({ onBehalfOf }) => onBehalfOf === null)
  return own ? personId : (held[0]?.onBehalfOf ?? personId)
}

async function isThere(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  subject: InstructionSubject,
  subjectId: string,
): Promise<boolean> {
  const { ref } = trx.dynamic
  const row = await trx
    .selectFrom(trx.dynamic.table(subject).as('of'))
    .select('jurisdiction_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where(ref<'task_id'>(`${subject}_id`), '=', subjectId)
    // leaders read bulletins from the office's first draft on, and of reports what was sent
    .$if(subject === 'progress', (query) => query.where(ref<'state'>('state'), 'in', ['sent', 'accepted']))
    .executeTakeFirst()
  return row !== undefined
}
