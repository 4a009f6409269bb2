import { type Kysely, sql } from 'kysely'
import type { Day } from '../../domain/day.ts'
import { soundsText } from '../../domain/search/pinyin.ts'
import { heldOn, presentOn } from '../../store/held-on.ts'
import type { UnitTable } from '../../store/tables/units.ts'
import type { Tables } from '../../store/tables.ts'

/** A unit with its people and its past. */
export interface UnitListed {
  readonly unitId: string
  readonly name: string
  readonly shortName: string
  readonly aliases: readonly string[]
  /** The sounds of its names, `czj caizhengju`: what it is found by beside its letters. */
  readonly sounds: string
  readonly kind: UnitTable['kind']
  readonly parentId: string | null
  /** 建制顺序 */
  readonly position: number
  readonly from: Day | null
  /** The day from which it is no more; null while it is. */
  readonly to: Day | null
  /** Into which unit it was merged. */
  readonly successorId: string | null
  /** Whether nobody of the place has confirmed it. */
  readonly suggested: boolean
  readonly revision: number
  /** Of a group: its members in order. */
  readonly memberIds: readonly string[]
  /** Who acts for it today. */
  readonly people: readonly UnitPerson[]
  /** Tasks it leads or takes part in that are not closed. */
  readonly openTasks: number
  readonly past: readonly UnitPastListed[]
}

/** A head or officer of a unit today. */
export interface UnitPerson {
  readonly personId: string
  readonly name: string
  readonly role: 'unit-head' | 'unit-officer'
}

/** What a unit was called before a change. */
export interface UnitPastListed {
  readonly name: string
  readonly shortName: string
  readonly parentId: string | null
  /** The day from which it was no longer so. */
  readonly to: Day
}

/** The units of a place, closed ones too, in their order of precedence. */
export async function listUnits(
  db: Kysely<Tables>,
  jurisdictionId: string,
  today: Day,
): Promise<readonly UnitListed[]> {
  const units = await db
    .selectFrom('unit')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .orderBy('unit_id')
    .execute()
  const people = await db
    .selectFrom('role_grant')
    .innerJoin('person', (join) =>
      join
        .onRef('person.jurisdiction_id', '=', 'role_grant.jurisdiction_id')
        .onRef('person.person_id', '=', 'role_grant.person_id'),
    )
    .select(['role_grant.unit_id', 'person.person_id', 'person.name', 'role'])
    .where('role_grant.jurisdiction_id', '=', jurisdictionId)
    .where('role_grant.unit_id', 'is not', null)
    .where(heldOn('role_grant', today))
    .where(presentOn('person', today))
    .orderBy('role', 'desc')
    .orderBy('person.name')
    .execute()
  const past = await db
    .selectFrom('unit_past')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .orderBy('valid_to', 'desc')
    .execute()
  const { rows: tasks } = await sql<{ unit_id: string; count: string }>`
    select task_unit.unit_id, count(distinct task_unit.task_id) as count
      from task_unit
      join task on task.jurisdiction_id = task_unit.jurisdiction_id and task.task_id = task_unit.task_id
     where task_unit.jurisdiction_id = ${jurisdictionId} and task.status not in ('closed', 'set-aside')
       and ${heldOn('task_unit', today)}
     group by task_unit.unit_id`.execute(db)
  const members = await db
    .selectFrom('unit_member')
    .select(['group_id', 'unit_id'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .orderBy('place')
    .execute()
  const ofGroup = Map.groupBy(members, (row) => row.group_id)
  const counts = new Map(tasks.map((row) => [row.unit_id, Number(row.count)]))
  const acting = Map.groupBy(people, (row) => row.unit_id)
  const former = Map.groupBy(past, (row) => row.unit_id)
  const ordered = units.toSorted((one, other) => one.position - other.position || byName.compare(one.name, other.name))
  return ordered.map((unit) => ({
    unitId: unit.unit_id,
    name: unit.name,
    shortName: unit.short_name,
    aliases: unit.aliases,
    sounds: soundsText([unit.name, unit.short_name, ...unit.aliases]),
    kind: unit.kind,
    parentId: unit.parent_id,
    position: unit.position,
    from: unit.valid_from,
    to: unit.valid_to,
    successorId: unit.successor_id,
    suggested: unit.suggested,
    revision: unit.revision,
    memberIds: (ofGroup.get(unit.unit_id) ?? []).map((row) => row.unit_id),
    people: (acting.get(unit.unit_id) ?? []).map(({ person_id, name, role }) => ({
      personId: person_id,
      name,
      role: role === 'unit-head' ? 'unit-head' : 'unit-officer',
    })),
    openTasks: counts.get(unit.unit_id) ?? 0,
    past: (former.get(unit.unit_id) ?? []).map((row) => ({
      name: row.name,
      shortName: row.short_name,
      parentId: row.parent_id,
      to: row.valid_to,
    })),
  }))
}

const byName = new Intl.Collator('zh-Hans-CN')
