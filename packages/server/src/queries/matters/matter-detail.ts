import type { Kysely } from 'kysely'
import { isInUnit } from '../../access/is-in-unit.ts'
import { doerOf } from '../../access/matter-doer.ts'
import { type Allowed, mayDo, readableMatters } from '../../access/may-do.ts'
import type { ClockRule, ClockStep, Importance, PlanNode } from '../../domain/matters/clock.ts'
import { type Grade, openActs } from '../../domain/matters/matter-act.ts'
import type { MatterKind, MatterSource } from '../../domain/matters/matter-kinds.ts'
import { type MatterAct, type MatterState, runningStates, urgedStates } from '../../domain/matters/matter-table.ts'
import type { UpperSaid } from '../../domain/matters/upper-order.ts'
import type { UnitPart } from '../../domain/vocabulary.ts'
import { actorNames } from '../../record/people/actor-names.ts'
import type { MatterStepContent } from '../../store/tables/matters.ts'
import type { Tables } from '../../store/tables.ts'
import { type EvidenceItem, evidenceList } from '../evidence/evidence-list.ts'
import { duesOf, factsOf, filesOf, stepsOf, tasksOf, unitsOf, urgesOf } from './matter-rows.ts'
import { matterSlips, type SlipTold } from './matter-slips.ts'

/** A matter with everything that happened to it. */
export interface MatterDetail {
  readonly matterId: string
  readonly revision: number
  readonly kind: MatterKind
  readonly year: number | null
  readonly ordinal: number | null
  readonly title: string
  readonly asked: string
  readonly subject: string | null
  readonly importance: Importance
  readonly source: MatterSource
  readonly sourceWords: string | null
  /** The number an order from above has there; null for what came by no ledger. */
  readonly upperNumber: string | null
  /** What the ledger above said of it when it was taken in last; the office's alone. */
  readonly upper: UpperSaid | null
  readonly leader: { readonly personId: string; readonly name: string } | null
  readonly approver: string | null
  readonly clock: ClockRule
  readonly plan: readonly PlanNode[] | null
  readonly state: MatterState
  readonly extensions: number
  readonly grade: Grade | null
  readonly units: readonly { readonly unitId: string; readonly name: string; readonly part: UnitPart }[]
  readonly tasks: readonly {
    readonly taskId: string
    readonly number: number
    readonly part: number
    readonly wording: string
  }[]
  readonly dues: readonly MatterDue[]
  readonly steps: readonly MatterStepTold[]
  readonly urges: readonly MatterUrgeTold[]
  readonly files: readonly MatterFileTold[]
  readonly slips: readonly SlipTold[]
  readonly mayDraftSlip: boolean
  /** Files of the tasks it serves, to be shown as evidence without a second upload. */
  readonly taskEvidence: readonly EvidenceItem[]
  /** What the asker may do now. */
  readonly acts: readonly MatterAct[]
  readonly mayUrge: boolean
  readonly mayAnswerUrge: boolean
  readonly mayAddFiles: boolean
}

/** A due moment of a matter; a higher round replaced a lower one. */
export interface MatterDue {
  readonly step: ClockStep
  /** Which node of the plan, from 1; 0 for the other steps. */
  readonly node: number
  /** What a node of the plan, or the settling by it, is to reach. */
  readonly words: string | null
  readonly round: number
  readonly day: string
  readonly cutOff: string
  /** ISO 8601; the first moment that is too late. */
  readonly dueAt: string
  readonly metAt: string | null
  /** Whether it was met too late, or is not met and has passed while the matter runs. */
  readonly late: boolean
  /** When another moment took its place. */
  readonly replacedAt: string | null
}

/** A step of a matter's history, with the names of who took it. */
export interface MatterStepTold {
  readonly ordinal: number
  readonly act: MatterAct
  readonly to: MatterState
  readonly by: string
  readonly unit: string | null
  /** Whose powers they were, by delegation. */
  readonly onBehalfOf: string | null
  readonly at: string
  readonly words: string | null
  readonly reason: string | null
  readonly content: MatterStepContent
}

/** An urge (催办) of a matter with its answer. */
export interface MatterUrgeTold {
  readonly urgeId: string
  readonly unitId: string
  readonly words: string
  readonly by: string
  readonly at: string
  readonly receivedAt: string | null
  readonly reply: string | null
  readonly repliedAt: string | null
}

/** A file handed in for a matter; acts cite it as evidence. */
export interface MatterFileTold {
  readonly fileId: string
  readonly fileName: string
  readonly mediaType: string
  readonly size: number
  readonly uploadedBy: string
  readonly uploadedAt: string
}

/** A matter and its whole history, for somebody who may read it; undefined when it is not there. */
export async function matterDetail(
  db: Kysely<Tables>,
  { jurisdictionId, actor }: Allowed<'matter.read'>,
  at: Date,
  matterId: string,
): Promise<MatterDetail | undefined> {
  const row = await db
    .selectFrom('matter')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .executeTakeFirst()
  if (!row) return undefined
  const of = { jurisdictionId, matterId }
  const [units, tasks, dues, steps, urges, files] = await Promise.all([
    unitsOf(db, of),
    tasksOf(db, of),
    duesOf(db, of),
    stepsOf(db, of),
    urgesOf(db, of),
    filesOf(db, of),
  ])
  const people = [row.leader_id, row.approver_id, ...steps.map((step) => step.on_behalf_of)]
  const actors = [
    ...people.flatMap((id) => (id === null ? [] : [`person:${id}`])),
    ...steps.map((step) => step.taken_by),
    ...urges.map((urge) => urge.urged_by),
    ...files.map((file) => file.uploaded_by),
  ]
  const names = await actorNames(db, jurisdictionId, [...new Set(actors)])
  const named = (id: string) => names.get(`person:${id}`) ?? ''
  const facts = factsOf(row, units.find(({ part }) => part === 'lead')?.unit_id ?? null)
  const acts = openActs(facts, doerOf(actor))
  const office = actor.roles.some(({ role }) => role === 'supervisor')
  const ofLead = actor.roles.some(({ unitId }) => unitId !== null && unitId === facts.leadUnitId)
  const evidence: EvidenceItem[] = []
  for (const { task_id: taskId } of tasks)
    if ((await mayDo(db, actor, 'progress.read', { taskId })).kind === 'allowed') {
      const inUnit = await isInUnit(db, actor, taskId)
      evidence.push(...(await evidenceList(db, jurisdictionId, taskId, inUnit)))
    }
  // what went before the handing out, and who gave a clue, is the office's
  const within = readableMatters(actor).kind === 'all'
  const handedOut = steps.find(({ act }) => act === 'hand-out')?.ordinal ?? Number.POSITIVE_INFINITY
  const told = within ? steps : steps.filter(({ ordinal, act }) => ordinal >= handedOut && act !== 'review-extension')
  const unitNames = new Map(units.map((unit) => [unit.unit_id, unit.name]))
  return {
    matterId,
    revision: row.revision,
    kind: row.kind,
    year: row.year,
    ordinal: row.ordinal,
    title: row.title,
    asked: row.asked,
    subject: row.subject,
    importance: row.importance,
    source: row.source,
    sourceWords: within || row.source !== 'clue' ? row.source_words : null,
    upperNumber: row.upper_number,
    upper: within ? row.upper : null,
    leader: row.leader_id === null ? null : { personId: row.leader_id, name: named(row.leader_id) },
    approver: row.approver_id === null ? null : named(row.approver_id),
    clock: row.clock,
    plan: row.plan,
    state: row.state,
    extensions: row.extensions,
    grade: row.grade,
    units: units.map((unit) => ({ unitId: unit.unit_id, name: unit.name, part: unit.part })),
    tasks: tasks.map(({ task_id, number, part, wording }) => ({ taskId: task_id, number, part, wording })),
    dues: dues.map((due) => ({
      step: due.step,
      node: due.node,
      words: due.words,
      round: due.round,
      day: due.day,
      cutOff: due.cut_off,
      dueAt: due.due_at.toISOString(),
      metAt: due.met_at?.toISOString() ?? null,
      late: due.met_at ? due.met_at >= due.due_at : runningStates.includes(row.state) && at >= due.due_at,
      replacedAt: due.replaced_at?.toISOString() ?? null,
    })),
    steps: told.map((step) => ({
      ordinal: step.ordinal,
      act: step.act,
      to: step.to_state,
      by: names.get(step.taken_by) ?? '',
      unit: step.unit_id === null ? null : (unitNames.get(step.unit_id) ?? null),
      onBehalfOf: step.on_behalf_of === null ? null : named(step.on_behalf_of),
      at: step.at.toISOString(),
      words: step.words,
      reason: step.reason,
      content: step.content,
    })),
    urges: urges.map((urge) => ({
      urgeId: urge.matter_urge_id,
      unitId: urge.unit_id,
      words: urge.words,
      by: names.get(urge.urged_by) ?? '',
      at: urge.urged_at.toISOString(),
      receivedAt: urge.received_at?.toISOString() ?? null,
      reply: urge.reply,
      repliedAt: urge.replied_at?.toISOString() ?? null,
    })),
    files: files.map((file) => ({
      fileId: file.matter_file_id,
      fileName: file.file_name,
      mediaType: file.media_type,
      size: Number(file.size),
      uploadedBy: names.get(file.uploaded_by) ?? '',
      uploadedAt: file.uploaded_at.toISOString(),
    })),
    slips: await matterSlips(db, actor, at, matterId, { within }),
    mayDraftSlip: office && runningStates.includes(row.state),
    taskEvidence: evidence,
    acts,
    mayUrge: office && urgedStates.includes(row.state),
    mayAnswerUrge: ofLead,
    mayAddFiles: office || ofLead,
  }
}
