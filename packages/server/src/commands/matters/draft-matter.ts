import type { Kysely, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, type MatterAsk, provenWithin } from '../../access/ask.ts'
import type { Allowed } from '../../access/may-do.ts'
import type { ClockRule, Importance, PlanNode } from '../../domain/matters/clock.ts'
import type { MatterKind, MatterSource } from '../../domain/matters/matter-kinds.ts'
import { presentOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import type { ClueRefusal } from '../clues/clue-refusals.ts'
import { takeUpClue } from '../clues/settle-clue.ts'
import type { InstructionRefusal } from '../instructions/instruction-refusals.ts'
import { takeUpInstruction } from '../instructions/settle-instruction.ts'
import { noteChange } from '../note-change.ts'
import { giverNamed } from './giver-named.ts'
import { type MatterUnits, setMatterTasks, setMatterUnits, unitsTrouble } from './matter-parties.ts'
import { type MatterRefusal, matterRefusals } from './matter-refusals.ts'
import { setUpper, typeUpperNumber, type UpperOf } from './upper-number.ts'

/** What a matter says before it is proposed. */
export interface MatterDraft extends MatterUnits {
  readonly kind: MatterKind
  readonly title: string
  readonly asked: string
  readonly subject: string | null
  readonly importance: Importance
  readonly source: MatterSource
  readonly sourceWords: string | null
  readonly leaderId: string | null
  readonly clock: ClockRule
  readonly plan: readonly PlanNode[] | null
  readonly taskIds: readonly string[]
}

/** A draft as it is typed. */
export interface TypedMatter extends MatterDraft {
  /** The number it has above; empty for none, undefined where it stays as it is. */
  readonly upperNumber?: string | undefined
}

/** A new draft, and the instruction or the clue it is made of. */
export interface NewMatter extends TypedMatter {
  readonly instructionId?: string | null
  /** The clue it is made of; its source is then the clue. */
  readonly clueId?: string | null
}

/** The draft with the revision the next change must name. */
export type MatterDrafted =
  | { readonly kind: 'drafted'; readonly matterId: string; readonly revision: number }
  | MatterRefusal

/** Draft a matter (草拟); it has no number yet, and units do not hear of it. */
export async function draftMatter(
  db: Kysely<Tables>,
  asked: Ask<'matter.write'>,
  at: Date,
  { instructionId = null, clueId = null, upperNumber = '', ...wanted }: NewMatter,
): Promise<MatterDrafted | InstructionRefusal | ClueRefusal> {
  const draft = clueId === null ? wanted : { ...wanted, source: 'clue' as const }
  const matterId = uuid()
  return refusable(db, async (trx) => {
    const may = await provenWithin(trx, asked)
    if (may.kind === 'refused') return may
    const trouble = await insertDraft(trx, may, at, matterId, draft, clueId === null ? { matterId } : { clueId })
    if (trouble) return trouble
    if (instructionId !== null) {
      const taken = await takeUpInstruction(trx, may, at, instructionId, matterId)
      if (taken.kind === 'refused') return taken
    }
    if (clueId !== null) {
      const taken = await takeUpClue(trx, may, at, clueId, matterId)
      if (taken.kind === 'refused') return taken
    }
    const upper = await typeUpperNumber(trx, { ...may, matterId }, upperNumber)
    return isTrouble(upper) ? upper : written(trx, may, at, matterId, draft, 1, upper)
  })
}

/** A draft from a table of orders, in the caller's transaction; `upper` is what its ledger says of it. */
export async function draftWithin(
  trx: Transaction<Tables>,
  may: Allowed<'matter.write'>,
  at: Date,
  draft: MatterDraft,
  upper: UpperOf,
): Promise<MatterDrafted> {
  const matterId = uuid()
  const trouble = await insertDraft(trx, may, at, matterId, draft, { matterId })
  if (trouble) return trouble
  await setUpper(trx, { ...may, matterId }, upper, 1)
  return written(trx, may, at, matterId, draft, 1, upper)
}

const isTrouble = (outcome: MatterRefusal | UpperOf | undefined): outcome is MatterRefusal =>
  outcome !== undefined && 'kind' in outcome

async function insertDraft(
  trx: Transaction<Tables>,
  may: Allowed<'matter.write'>,
  at: Date,
  matterId: string,
  draft: MatterDraft,
  of: { readonly matterId: string } | { readonly clueId: string },
): Promise<MatterRefusal | undefined> {
  const trouble = await draftTrouble(trx, may, draft, of)
  if (trouble) return trouble
  await trx
    .insertInto('matter')
    .values({
      jurisdiction_id: may.jurisdictionId,
      matter_id: matterId,
      ...columnsOf(draft),
      drafted_by: may.actor.personId,
      drafted_at: at,
      changed_at: at,
    })
    .execute()
  return undefined
}

/** Change a draft. */
export async function editDraft(
  db: Kysely<Tables>,
  asked: MatterAsk<'matter.write'>,
  at: Date,
  { revision, draft: { upperNumber, ...draft } }: { readonly revision: number; readonly draft: TypedMatter },
): Promise<MatterDrafted> {
  return refusable(db, async (trx) => {
    const may = await provenWithin(trx, asked)
    if (may.kind === 'refused') return may
    return editDraftWithin(trx, may, at, { matterId: may.matterId, revision, draft, upperNumber })
  })
}

/** {@link editDraft} in the caller's transaction; with `upper`, as a table of orders or its taking back says it. */
export async function editDraftWithin(
  trx: Transaction<Tables>,
  may: Allowed<'matter.write'>,
  at: Date,
  {
    matterId,
    revision,
    draft,
    upper,
    upperNumber,
    formerHash,
  }: {
    readonly matterId: string
    readonly revision: number
    readonly draft: MatterDraft
    readonly upper?: UpperOf
    /** The number above as it is typed; undefined where it stays. */
    readonly upperNumber?: string | undefined
    /** What the draft said before, in the vault. */
    readonly formerHash?: string
  },
): Promise<MatterDrafted> {
  const { jurisdictionId } = may
  const row = await trx
    .selectFrom('matter')
    .select(['state', 'revision'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return matterRefusals.matter
  if (row.state !== 'draft') return matterRefusals.notDraft
  if (row.revision !== revision) return matterRefusals.stale
  const trouble = await draftTrouble(trx, may, draft, { matterId })
  if (trouble) return trouble
  await trx
    .updateTable('matter')
    .set({ ...columnsOf(draft), changed_at: at, revision: revision + 1 })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .execute()
  if (upper) await setUpper(trx, { jurisdictionId, matterId }, upper, revision + 1)
  const typed =
    upperNumber === undefined ? undefined : await typeUpperNumber(trx, { jurisdictionId, matterId }, upperNumber)
  if (isTrouble(typed)) return typed
  return written(trx, may, at, matterId, draft, revision + 1, upper ?? typed, formerHash)
}

async function written(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: Allowed<'matter.write'>,
  at: Date,
  matterId: string,
  draft: MatterDraft,
  revision: number,
  upper?: UpperOf,
  formerHash?: string,
): Promise<MatterDrafted> {
  await setMatterUnits(trx, jurisdictionId, matterId, draft)
  if (!(await setMatterTasks(trx, jurisdictionId, matterId, draft.taskIds))) return matterRefusals.task
  const { taskIds } = draft
  await noteChange(trx, {
    jurisdictionId,
    at,
    actor: actor.id,
    kind: 'matter.drafted',
    body: {
      matterId,
      taskIds,
      vault: [
        await keptDraft(trx, jurisdictionId, at, draft, upper),
        ...(formerHash === undefined ? [] : [formerHash]),
      ],
    },
    subject: 'matter',
    subjectId: matterId,
    summary: revision === 1 ? '草拟督办事项。' : '修改草稿。',
  })
  return { kind: 'drafted', matterId, revision }
}

/** Keep what a draft says in the vault. */
export const keptDraft = (
  trx: Transaction<Tables>,
  jurisdictionId: string,
  at: Date,
  draft: MatterDraft,
  upper?: UpperOf,
): Promise<string> =>
  putContent(trx, jurisdictionId, JSON.stringify(upper ? { ...draft, upper } : draft), 'application/json', at)

async function draftTrouble(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: Allowed<'matter.write'>,
  draft: MatterDraft,
  of: { readonly matterId: string } | { readonly clueId: string },
): Promise<MatterRefusal | undefined> {
  // the source's words too: no unit reads them, but they would outlast the giver's time
  const { title, asked, subject, sourceWords, plan } = draft
  const named = await giverNamed(trx, jurisdictionId, of, [
    title,
    asked,
    subject,
    sourceWords,
    ...(plan ?? []).map(({ words }) => words),
  ])
  if (named) return named
  if (draft.leaderId !== null) {
    const leader = await trx
      .selectFrom('person')
      .select('person_id')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('person_id', '=', draft.leaderId)
      .where(presentOn('person', actor.today))
      .executeTakeFirst()
    if (!leader) return matterRefusals.person
  }
  return unitsTrouble(trx, jurisdictionId, draft, actor.today)
}

const columnsOf = (draft: MatterDraft) => ({
  kind: draft.kind,
  title: draft.title,
  asked: draft.asked,
  subject: draft.subject,
  importance: draft.importance,
  source: draft.source,
  source_words: draft.sourceWords,
  leader_id: draft.leaderId,
  clock: JSON.stringify(draft.clock),
  plan: draft.plan === null ? null : JSON.stringify(draft.plan),
})

/** Do something in a transaction that a refusal takes back whole. */
export async function refusable<T extends { readonly kind: string }>(
  db: Kysely<Tables>,
  work: (trx: Transaction<Tables>) => Promise<T | MatterRefusal>,
): Promise<T | MatterRefusal> {
  class TakenBack extends Error {
    readonly refusal: MatterRefusal
    constructor(refusal: MatterRefusal) {
      super(refusal.messageEn)
      this.refusal = refusal
    }
  }
  try {
    return await db.transaction().execute(async (trx) => {
      const outcome = await work(trx)
      if (isRefusal(outcome)) throw new TakenBack(outcome)
      return outcome
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.refusal
    throw error
  }
}

const isRefusal = (outcome: { readonly kind: string }): outcome is MatterRefusal => outcome.kind === 'refused'
