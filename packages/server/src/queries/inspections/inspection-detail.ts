import { type Kysely, type Selectable, sql } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import { unitsFor } from '../../access/units-for.ts'
import { dayBefore } from '../../domain/day.ts'
import {
  type InspectingBody,
  type InspectionAct,
  type InspectionState,
  openInspectionActs,
  type RectificationAct,
  type RectificationState,
  type ReviewDecision,
} from '../../domain/inspections/inspection-table.ts'
import { objectionStanding } from '../../domain/inspections/objection.ts'
import type { Commission } from '../../domain/inspections/repeated.ts'
import type { MatterKind } from '../../domain/matters/matter-kinds.ts'
import { answeredInspected, hasObjected, itemUnits } from '../../record/inspections/inspected-units.ts'
import {
  groupOf,
  inspectionDoer,
  inspectionPeople,
  maySheet,
  reviewsObjections,
} from '../../record/inspections/inspection-people.ts'
import { actorNames } from '../../record/people/actor-names.ts'
import { answeringUnits, unitsAnsweredFor } from '../../record/units/answering-units.ts'
import type { InspectionTable, Invited } from '../../store/tables/inspections.ts'
import type { Tables } from '../../store/tables.ts'
import {
  itemStepsOf,
  itemsOf,
  objectionsOf,
  stepsOf,
  tasksOf,
  tasksOfUnits,
  unitName,
  unitsOf,
  unitTold,
} from './inspection-rows.ts'
import { inspectionScope } from './inspection-scope.ts'
import { type SheetTold, sheetsOf } from './inspection-sheets.ts'

/** Somebody by id and name. */
export interface Named {
  readonly id: string
  readonly name: string
}

/** An inspection with everything that happened to it, as far as the asker may know. */
export interface InspectionDetail {
  readonly inspectionId: string
  readonly revision: number
  readonly kind: MatterKind
  readonly state: InspectionState
  readonly title: string
  readonly year: number | null
  readonly ordinal: number | null
  readonly content: string
  readonly scope: string
  readonly basis: string
  readonly from: string
  readonly to: string
  readonly body: InspectingBody
  readonly bodyUnit: Named | null
  readonly commission: Commission | null
  readonly repeatReason: string | null
  readonly leader: Named | null
  readonly members: readonly Named[]
  readonly recused: readonly Named[]
  readonly invited: readonly Invited[]
  readonly units: readonly (Named & { readonly receivedAt: string | null; readonly merged: boolean })[]
  /** Of an inspected unit those it leads or takes part in. */
  readonly tasks: readonly (Named & { readonly number: number; readonly part: number })[]
  /** Empty for units that are inspected: they are told the conclusion. */
  readonly sheets: readonly SheetTold[]
  readonly facts: string | null
  readonly opinion: string | null
  readonly items: readonly ItemTold[]
  readonly servedAt: string | null
  readonly objections: readonly ObjectionTold[]
  /** Units in whose name the asker may object, and until when. */
  readonly objectFor: readonly Named[]
  readonly objectUntil: string | null
  readonly receiveFor: readonly Named[]
  readonly steps: readonly {
    readonly ordinal: number
    readonly act: InspectionAct
    readonly by: string
    readonly at: string
    readonly reason: string | null
  }[]
  readonly acts: readonly InspectionAct[]
  readonly mayEdit: boolean
  readonly maySheet: boolean
  readonly mayConclude: boolean
}

/** An item of rectification with its history, and what the asker may do with it. */
export interface ItemTold {
  readonly itemId: string
  readonly unitId: string
  readonly unit: string
  readonly words: string
  readonly dueOn: string
  readonly state: RectificationState
  readonly late: boolean
  readonly steps: readonly {
    readonly act: RectificationAct
    readonly by: string
    readonly at: string
    readonly words: string | null
  }[]
  readonly acts: readonly ('report' | 'accept' | 'return')[]
}

/** An objection, its limit, and what was decided. */
export interface ObjectionTold {
  readonly objectionId: string
  readonly unitId: string
  /** Units whose items are its own, and those whose items cannot be told from another unit's. */
  readonly itemUnits: { readonly own: readonly string[]; readonly shared: readonly string[] }
  readonly unit: string
  readonly words: string
  readonly by: string
  readonly at: string
  /** The last day on which it is decided; null once it is. */
  readonly decideBy: string | null
  readonly late: boolean
  readonly decision: ReviewDecision | null
  readonly decisionWords: string | null
  readonly decidedBy: string | null
  readonly decidedAt: string | null
  readonly mayDecide: boolean
}

/** An inspection for somebody who may read it; undefined when it is not there for them. */
export async function inspectionDetail(
  db: Kysely<Tables>,
  actor: SignedIn,
  at: Date,
  inspectionId: string,
): Promise<InspectionDetail | undefined> {
  const { jurisdictionId } = actor
  const scope = await inspectionScope(db, actor)
  const seen = await sql`select from inspection i where i.jurisdiction_id = ${jurisdictionId}
    and i.inspection_id = ${inspectionId} and ${scope.where}`.execute(db)
  const row =
    seen.rows.length === 0
      ? undefined
      : await db
          .selectFrom('inspection')
          .selectAll()
          .where('jurisdiction_id', '=', jurisdictionId)
          .where('inspection_id', '=', inspectionId)
          .executeTakeFirst()
  if (!row) return undefined
  const of = { jurisdictionId, inspectionId }
  const people = await inspectionPeople(db, jurisdictionId, inspectionId)
  const [units, tasks, items, itemSteps, objections, steps] = await Promise.all([
    unitsOf(db, of),
    tasksOf(db, of),
    itemsOf(db, of),
    itemStepsOf(db, of),
    objectionsOf(db, of),
    stepsOf(db, of),
  ])
  const doer = inspectionDoer(actor, row, people)
  const takesPart = groupOf(people).includes(actor.personId)
  // an inspected unit reads the conclusion and what is its own; sheets, and others' objections, are the office's
  const within = scope.all || takesPart
  const ids = [...groupOf(people), ...people.recusedIds, ...objections.flatMap((one) => one.decided_by ?? [])]
  const names = await actorNames(db, jurisdictionId, [
    ...ids.map((id) => `person:${id}`),
    ...steps.map(({ taken_by }) => taken_by),
    ...itemSteps.map(({ taken_by }) => taken_by),
    ...objections.map(({ raised_by }) => raised_by),
  ])
  const named = (id: string): Named => ({ id, name: names.get(`person:${id}`) ?? '' })
  const unitNames = new Map(units.map((unit) => [unit.unit_id, unit.name]))
  const unitNamed = (id: string): Named => ({ id, name: unitNames.get(id) ?? '' })
  const answered = new Set(scope.answered)
  const read = [...answered].filter((id) => unitNames.has(id))
  const theirs = within ? new Set<string>() : new Set(await tasksOfUnits(db, of, read))
  const answers = answeredInspected(units, answered)
  const heads = answeredInspected(units, await unitsAnsweredFor(db, jurisdictionId, unitsFor(actor, true)))
  const served = row.state === 'served' || row.state === 'closed'
  const standing = objectionStanding({ servedAt: row.served_at, objectedAt: null, decidedAt: null }, at)
  const answering = await answeringUnits(db, jurisdictionId)
  const objected = new Set(objections.map(({ unit_id }) => unit_id))
  const reviews = reviewsObjections(actor, people)
  const iso = (moment: Date | null) => moment?.toISOString() ?? null
  return {
    ...planOf(row),
    inspectionId,
    bodyUnit:
      row.body_unit_id === null ? null : { id: row.body_unit_id, name: await unitName(db, of, row.body_unit_id) },
    leader: people.leaderId === null ? null : named(people.leaderId),
    members: people.memberIds.map(named),
    repeatReason: within ? row.repeat_reason : null,
    recused: within ? people.recusedIds.map(named) : [],
    units: units.filter(({ unit_id }) => within || read.includes(unit_id)).map((unit) => unitTold(unit, answering)),
    tasks: tasks
      .filter(({ task_id }) => within || theirs.has(task_id))
      .map((task) => ({ id: task.task_id, name: task.wording, number: task.number, part: task.part })),
    sheets: within ? await sheetsOf(db, of) : [],
    items: items
      .filter(({ unit_id }) => within || read.includes(unit_id))
      .map((item) => ({
        itemId: item.inspection_item_id,
        unitId: item.unit_id,
        unit: unitNames.get(item.unit_id) ?? '',
        words: item.words,
        dueOn: item.last_day,
        state: item.state,
        late: row.state === 'served' && item.state === 'open' && item.last_day < actor.today,
        steps: itemSteps
          .filter((step) => step.inspection_item_id === item.inspection_item_id)
          .map((step) => ({
            act: step.act,
            by: names.get(step.taken_by) ?? '',
            at: step.at.toISOString(),
            words: step.words,
          })),
        acts:
          row.state !== 'served'
            ? []
            : [
                ...(item.state === 'open' && answered.has(item.unit_id) ? (['report'] as const) : []),
                ...(item.state === 'reported' && doer.office && !doer.recused ? (['accept', 'return'] as const) : []),
              ],
      })),
    objections: objections
      .filter(({ unit_id }) => within || answered.has(unit_id))
      .map((one) => {
        const stands = objectionStanding(
          { servedAt: row.served_at, objectedAt: one.raised_at, decidedAt: one.decided_at },
          at,
        )
        return {
          objectionId: one.inspection_objection_id,
          unitId: one.unit_id,
          itemUnits: itemUnits(units, answering, one.unit_id),
          unit: unitNames.get(one.unit_id) ?? '',
          words: one.words,
          by: names.get(one.raised_by) ?? '',
          at: one.raised_at.toISOString(),
          decideBy: stands.kind === 'under-review' ? stands.lastDay : null,
          late: stands.kind === 'under-review' && stands.late,
          decision: one.decision,
          decisionWords: one.decision_words,
          decidedBy: one.decided_by === null ? null : named(one.decided_by).name,
          decidedAt: iso(one.decided_at),
          mayDecide: one.decided_at === null && reviews,
        }
      }),
    objectFor:
      served && standing.kind === 'open' ? heads.filter((id) => !hasObjected(units, id, objected)).map(unitNamed) : [],
    objectUntil: standing.kind === 'open' ? standing.lastDay : null,
    receiveFor: served
      ? units
          .filter((unit) => unit.received_at === null && answers.includes(unit.unit_id))
          .map((unit) => unitNamed(unit.unit_id))
      : [],
    steps: within
      ? steps.map((step) => ({
          ordinal: step.ordinal,
          act: step.act,
          by: names.get(step.taken_by) ?? '',
          at: step.at.toISOString(),
          reason: step.reason,
        }))
      : [],
    acts: openInspectionActs(row.state, doer),
    mayEdit: doer.office && row.state === 'draft',
    maySheet: row.state === 'under-way' && maySheet(actor, people),
    mayConclude: row.state === 'under-way' && doer.office && !doer.recused,
  }
}

/** What stands in the row itself. */
const planOf = (row: Selectable<InspectionTable>) => ({
  revision: row.revision,
  kind: row.kind,
  state: row.state,
  title: row.title,
  year: row.number_year,
  ordinal: row.ordinal,
  content: row.content,
  scope: row.scope,
  basis: row.basis,
  from: row.starts_on,
  to: dayBefore(row.ends_on),
  body: row.body,
  commission: row.commission,
  invited: row.invited,
  facts: row.facts,
  opinion: row.opinion,
  servedAt: row.served_at?.toISOString() ?? null,
})
