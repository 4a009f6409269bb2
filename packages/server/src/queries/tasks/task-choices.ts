import type { Kysely } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import { soundsText } from '../../domain/search/pinyin.ts'
import type { UnitKind } from '../../domain/vocabulary.ts'
import { heldOn, presentOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/** What the fields of a task are chosen from. */
export interface TaskChoices {
  readonly units: readonly UnitChoice[]
  /** 牵头领导 */
  readonly leaders: readonly PersonChoice[]
  /** Heads and officers, each with the unit. */
  readonly officers: readonly (PersonChoice & { readonly unitId: string })[]
}

/** A unit that can be given a task today. */
export interface UnitChoice {
  readonly unitId: string
  readonly name: string
  readonly shortName: string
  readonly aliases: readonly string[]
  readonly kind: UnitKind
  /** The sounds of its names: what it is found by beside its letters. */
  readonly sounds: string
  /** Whether nobody of the place has confirmed it. */
  readonly suggested: boolean
  /** Of a group: its members in order. */
  readonly memberIds: readonly string[]
  /** False for one that has ended: shown where it stands, not to be chosen. */
  readonly current: boolean
}

/** A person that can be a task's leader. */
export interface PersonChoice {
  readonly personId: string
  readonly name: string
  readonly post: string | null
}

/** The units and people of a place, as they hold on the day. */
export async function taskChoices(db: Kysely<Tables>, { jurisdictionId, today }: SignedIn): Promise<TaskChoices> {
  const [units, members, people] = await Promise.all([
    db
      .selectFrom('unit')
      .select(['unit_id', 'name', 'short_name', 'aliases', 'kind', 'suggested'])
      .select(heldOn('unit', today).$castTo<boolean>().as('current'))
      .where('jurisdiction_id', '=', jurisdictionId)
      .orderBy('position')
      .orderBy('code')
      .execute(),
    db
      .selectFrom('unit_member')
      .select(['group_id', 'unit_id'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .orderBy('place')
      .execute(),
    db
      .selectFrom('role_grant')
      .innerJoin('person', (join) =>
        join
          .onRef('person.jurisdiction_id', '=', 'role_grant.jurisdiction_id')
          .onRef('person.person_id', '=', 'role_grant.person_id'),
      )
      .select(['role', 'unit_id', 'person.person_id', 'name', 'post'])
      .where('role_grant.jurisdiction_id', '=', jurisdictionId)
      .where('role', 'in', ['leader', 'unit-head', 'unit-officer'])
      .where(heldOn('role_grant', today))
      .where(presentOn('person', today))
      .orderBy('role_grant_id')
      .execute(),
  ])
  const person = (row: (typeof people)[number]): PersonChoice => ({
    personId: row.person_id,
    name: row.name,
    post: row.post,
  })
  return {
    units: units.map((row) => ({
      unitId: row.unit_id,
      name: row.name,
      shortName: row.short_name,
      aliases: row.aliases,
      kind: row.kind,
      sounds: soundsText([row.name, row.short_name, ...row.aliases]),
      suggested: row.suggested,
      memberIds: members.flatMap((member) => (member.group_id === row.unit_id ? [member.unit_id] : [])),
      current: row.current,
    })),
    leaders: people.filter(({ role }) => role === 'leader').map(person),
    officers: people.flatMap((row) => (row.unit_id === null ? [] : [{ ...person(row), unitId: row.unit_id }])),
  }
}
