import type { Kysely } from 'kysely'
import type { Day } from '../../domain/day.ts'
import { settledItems } from '../../domain/inspections/inspection-table.ts'
import { finalStates } from '../../domain/matters/matter-table.ts'
import { endsAfter } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/** What keeps a unit from ending. */
export interface UnitHolds {
  /** The units that stand below it. */
  readonly below: readonly string[]
  /** `3 个人员角色`, `2 项未办结任务`: what else of it is in use, in words. */
  readonly inUse: readonly string[]
}

/** What of a unit is in use on a day: units below it, roles, open tasks and matters. */
export async function unitHolds(
  db: Kysely<Tables>,
  jurisdictionId: string,
  unitId: string,
  today: Day,
): Promise<UnitHolds> {
  const below = await db
    .selectFrom('unit')
    .select('unit_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('parent_id', '=', unitId)
    .where('valid_to', 'is', null)
    .execute()
  const people = await db
    .selectFrom('role_grant')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('unit_id', '=', unitId)
    .where(endsAfter('role_grant', today))
    .executeTakeFirstOrThrow()
  const tasks = await db
    .selectFrom('task_unit')
    .innerJoin('task', (join) =>
      join
        .onRef('task.jurisdiction_id', '=', 'task_unit.jurisdiction_id')
        .onRef('task.task_id', '=', 'task_unit.task_id'),
    )
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('task_unit.jurisdiction_id', '=', jurisdictionId)
    .where('task_unit.unit_id', '=', unitId)
    .where('task.status', 'not in', ['closed', 'set-aside'])
    .where(endsAfter('task_unit', today))
    .executeTakeFirstOrThrow()
  const matters = await db
    .selectFrom('matter_unit')
    .innerJoin('matter', (join) =>
      join
        .onRef('matter.jurisdiction_id', '=', 'matter_unit.jurisdiction_id')
        .onRef('matter.matter_id', '=', 'matter_unit.matter_id'),
    )
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('matter_unit.jurisdiction_id', '=', jurisdictionId)
    .where('matter_unit.unit_id', '=', unitId)
    .where('matter.state', 'not in', ['closed', ...finalStates])
    .executeTakeFirstOrThrow()
  const inspections = await db
    .selectFrom('inspection_item')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('unit_id', '=', unitId)
    .where('state', 'not in', [...settledItems])
    .executeTakeFirstOrThrow()
  const named = [
    [people.count, '个人员角色'],
    [tasks.count, '项未办结任务'],
    [matters.count, '件未办结督办事项'],
    [inspections.count, '项未完成的督查整改'],
  ] as const
  return {
    below: below.map(({ unit_id }) => unit_id),
    inUse: named.flatMap(([count, word]) => (count === '0' ? [] : [`${count} ${word}`])),
  }
}
