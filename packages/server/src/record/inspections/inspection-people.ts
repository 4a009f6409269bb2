import type { Kysely, Selectable } from 'kysely'
import { doerOf } from '../../access/matter-doer.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import type { InspectionDoer } from '../../domain/inspections/inspection-table.ts'
import { mayReview } from '../../domain/inspections/objection.ts'
import { notLentBy } from '../../domain/own-power.ts'
import type { InspectionTable } from '../../store/tables/inspections.ts'
import type { Tables } from '../../store/tables.ts'

/** Who takes part in an inspection and who recuses, by their ids. */
export interface InspectionPeople {
  readonly leaderId: string | null
  readonly memberIds: readonly string[]
  readonly recusedIds: readonly string[]
  /** Who wrote what was found, also where their place has gone to somebody else since. */
  readonly wroteIds: readonly string[]
}

/** Leader, members and those who recuse, as the plan names them today, and who wrote its sheets. */
export async function inspectionPeople(
  db: Kysely<Tables>,
  jurisdictionId: string,
  inspectionId: string,
): Promise<InspectionPeople> {
  const rows = await db
    .selectFrom('inspection_person')
    .select(['person_id', 'part'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('inspection_id', '=', inspectionId)
    .orderBy('person_id')
    .execute()
  const of = (wanted: (typeof rows)[number]['part']) =>
    rows.flatMap((row) => (row.part === wanted ? [row.person_id] : []))
  const sheets = await db
    .selectFrom('inspection_sheet')
    .select('written_by')
    .distinct()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('inspection_id', '=', inspectionId)
    .execute()
  const wroteIds = sheets.map(({ written_by }) => written_by.replace('person:', ''))
  return { leaderId: of('leader')[0] ?? null, memberIds: of('member'), recusedIds: of('recused'), wroteIds }
}

/** Leader and members: who was there. */
export const groupOf = ({ leaderId, memberIds }: InspectionPeople): readonly string[] => [
  ...(leaderId === null ? [] : [leaderId]),
  ...memberIds,
]

/** What the rules know of somebody who acts on an inspection. */
export function inspectionDoer(
  actor: SignedIn,
  row: Pick<Selectable<InspectionTable>, 'proposed_by' | 'concluded_by'>,
  { recusedIds }: InspectionPeople,
): InspectionDoer {
  // who recuses does nothing by another either
  const roles = notLentBy(doerOf(actor).roles, recusedIds)
  return {
    personId: actor.personId,
    office: roles.some(({ part }) => part === 'office'),
    approvesFor: roles.flatMap(({ part, onBehalfOf }) => (part === 'approver' ? [onBehalfOf] : [])),
    proposedBy: row.proposed_by,
    concludedBy: row.concluded_by,
    recused: recusedIds.includes(actor.personId),
  }
}

/** Whether somebody decides on an objection: by a power of their own, or lent by one who may, and without a part in it. */
export function reviewsObjections(actor: SignedIn, people: InspectionPeople): boolean {
  const took = [...groupOf(people), ...people.wroteIds]
  const apart = [...took, ...people.recusedIds]
  const powers = notLentBy(doerOf(actor).roles, apart).filter(({ part }) => part === 'office' || part === 'approver')
  return powers.length > 0 && mayReview(actor.personId, took, people.recusedIds)
}

/** Whether somebody writes what was found: the group, and the office as its hand; nobody who recuses. */
export const maySheet = (actor: SignedIn, people: InspectionPeople): boolean =>
  !people.recusedIds.includes(actor.personId) &&
  (groupOf(people).includes(actor.personId) || actor.roles.some(({ role }) => role === 'supervisor'))
