import { type Kysely, sql } from 'kysely'
import { withoutPlace } from '../../domain/assignment/unit-names.ts'
import { soundsOf } from '../../domain/search/pinyin.ts'
import type { WorkRole } from '../../domain/vocabulary.ts'
import { isUserName, normalUserName } from '../../identity/user-name.ts'
import { endsAfter, heldOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/** What a list says of somebody, for {@link checkPeople}. */
export interface ListedPerson {
  readonly row: number
  readonly name: string
  readonly userName: string
  readonly unit: string
  readonly post?: string
  readonly role: string
  readonly phone: string
  readonly email: string
  /** What of the row cannot be read, in words. */
  readonly unreadable?: readonly string[]
}

/** What a row of a list comes to in the record as it is. */
export interface CheckedPerson {
  readonly row: number
  /** What stands in the way, in words; empty when nothing does. */
  readonly problems: readonly string[]
  /** The person there is already, by user name or, where it is the only one, by name. */
  readonly personId: string | null
  /** The role the row names. */
  readonly grants: WorkRole | null
  readonly unitId: string | null
  /** Whether the person holds the role of the row already. */
  readonly held: boolean
  /** The unit that the row names and the place does not have; null when there is none. */
  readonly unknownUnit: string | null
  /** User names that could be given where the row names none and somebody new; null otherwise. */
  readonly suggested: SuggestedNames | null
}

/** User names made for somebody: free in the whole installation and within the list. */
export interface SuggestedNames {
  /** The sounds of the name, `linyi`, with a number from 2 where it is taken; the name itself where it has no sounds. */
  readonly pinyin: string
  /** The phone's digits; null where there is no phone or it is taken. */
  readonly phone: string | null
}

/** Hold a list of people against the record of a place, row by row. */
export async function checkPeople(
  db: Kysely<Tables>,
  jurisdictionId: string,
  today: string,
  roleNames: Readonly<Record<string, WorkRole>>,
  rows: readonly ListedPerson[],
): Promise<readonly CheckedPerson[]> {
  const units = await db
    .selectFrom('unit')
    .select(['unit_id', 'name', 'short_name', 'aliases'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where(heldOn('unit', today))
    .execute()
  const place = await db
    .selectFrom('jurisdiction')
    .select('name')
    .where('jurisdiction_id', '=', jurisdictionId)
    .executeTakeFirstOrThrow()
  const unitsNamed = unitIndex(units, place.name)
  const people = await db
    .selectFrom('person')
    .leftJoin('auth_user', 'auth_user.id', 'person.account_id')
    .select(['person.person_id', 'person.name', 'auth_user.username'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('left_on', 'is', null)
    .execute()
  const held = await db
    .selectFrom('role_grant')
    .select(['person_id', 'role', 'unit_id'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where(endsAfter('role_grant', today))
    .execute()
  const names = [...new Set(rows.map((row) => normalUserName(row.userName)).filter((name) => name !== ''))]
  const made = rows.map(({ name, phone }) => ({ pinyin: pinyinName(name), phone: phoneName(phone) }))
  const taken = await takenNames(db, names, made)
  const free = freeNames(new Set([...taken, ...names]))
  const seen = new Set<string>()
  const listed = new Map<string, number>()
  return rows.map((row, index) => {
    const problems: string[] = [...(row.unreadable ?? [])]
    const userName = normalUserName(row.userName)
    const byUserName = people.find((person) => userName !== '' && person.username === userName)
    const byName = people.filter((person) => person.name === row.name)
    const person = byUserName ?? (userName === '' && byName.length === 1 ? byName[0] : undefined)
    if (row.name.length < 2) problems.push('缺少姓名')
    if (userName !== '' && !isUserName(userName)) problems.push('用户名应为 2–32 个汉字、字母或数字')
    if (userName !== '' && seen.has(userName)) problems.push('用户名在表内重复')
    if (userName !== '' && !person && taken.has(userName)) problems.push('用户名已被使用')
    if (byUserName && byUserName.name !== row.name) problems.push(`用户名已属于${byUserName.name}`)
    if (userName === '' && byName.length > 1) problems.push('有几位同名的人，请填用户名')
    if (row.email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(row.email)) problems.push('邮箱格式不对')
    seen.add(userName)
    // somebody who is there may be given several roles, a line each
    const keys = row.name.length < 2 ? [] : sameIn(row).map((one) => (person ? `${one} ${row.role} ${row.unit}` : one))
    const before = keys.map((key) => listed.get(key)).find((found) => found !== undefined)
    for (const key of keys) if (!listed.has(key)) listed.set(key, row.row)
    if (before !== undefined)
      problems.push(
        before === row.row
          ? '这一行里写了两次同一人，只开一个账号'
          : `与第 ${before} 行是同一人，请只留一行；如是同名的两人，请各填用户名`,
      )
    const role = row.role === '' ? null : (roleNames[row.role] ?? null)
    if (row.role !== '' && role === null)
      problems.push(`没有“${row.role}”这个角色，可填：${Object.keys(roleNames).join('、')}`)
    const matching = row.unit === '' ? [] : unitsNamed(row.unit)
    const several = matching.length === 0 && /[、,，;；/]/.test(row.unit)
    if (several) problems.push(`“${row.unit}”写了几个单位，请只写本人所在的一个`)
    else if (row.unit !== '' && matching.length === 0) problems.push(`没有“${row.unit}”这个单位，请先在“单位”里设立`)
    if (matching.length > 1) problems.push(`“${row.unit}”对应几个单位，请写全称`)
    const ofUnit = role === 'unit-head' || role === 'unit-officer'
    const above = rows[index - 1]?.unit ?? ''
    if (ofUnit && row.unit === '')
      problems.push(above === '' ? '这个角色须填单位' : `这个角色须填单位；如与上一行同属“${above}”，请补填`)
    const unitId = ofUnit ? (matching[0]?.unit_id ?? null) : null
    const names = made[index]
    const suggested = userName === '' && byName.length === 0 && names ? free(names) : null
    return {
      row: row.row,
      problems,
      personId: person?.person_id ?? null,
      grants: role,
      unitId,
      unknownUnit: row.unit !== '' && matching.length === 0 && !several ? row.unit : null,
      suggested,
      held: held.some(
        (grant) => grant.person_id === person?.person_id && grant.role === role && grant.unit_id === unitId,
      ),
    }
  })
}

/** By what two lines are the same person without user names: the name with the phone, or with unit and post. */
function sameIn({ name, userName, phone, unit, post = '' }: ListedPerson): readonly string[] {
  if (userName !== '') return []
  const digits = phone.replace(/\D/g, '')
  return [...(digits.length >= 7 ? [`${name} ${digits}`] : []), ...(unit === '' ? [] : [`${name} ${unit} ${post}`])]
}

interface NamedUnit {
  readonly unit_id: string
  readonly name: string
  readonly short_name: string
  readonly aliases: readonly string[]
}

/** Finds the units of a name: as it stands, else without blanks, brackets and the name of the place before it. */
function unitIndex(units: readonly NamedUnit[], place: string): (written: string) => readonly NamedUnit[] {
  const bare = (name: string) =>
    withoutPlace(name.normalize('NFKC').replace(/\([^)]*\)|[^\p{L}\p{N}]/gu, ''), place) || name
  const names = units.flatMap((unit) => [unit.name, unit.short_name, ...unit.aliases].map((name) => ({ name, unit })))
  const whole = Map.groupBy(names, ({ name }) => name)
  const bared = Map.groupBy(names, ({ name }) => bare(name))
  return (written) => [...new Set((whole.get(written) ?? bared.get(bare(written)) ?? []).map(({ unit }) => unit))]
}

type MadeNames = { readonly pinyin: string; readonly phone: string | null }

/** `linyi` of 林一; the name as it is where it has no sounds. */
function pinyinName(name: string): string {
  const full = soundsOf(name.replace(/[\s·]/gu, ''), { surname: true }).full
  return normalUserName(/^[a-z]+$/.test(full) ? full.slice(0, 28) : name.replace(/[^\p{Script=Han}a-z\d]/giu, ''))
}

function phoneName(phone: string): string | null {
  const digits = phone.replace(/\D/g, '')
  return digits.length >= 7 && digits.length <= 20 ? digits : null
}

/** The names among those of a list that somebody of the installation has. */
async function takenNames(
  db: Kysely<Tables>,
  written: readonly string[],
  made: readonly MadeNames[],
): Promise<ReadonlySet<string>> {
  const bases = made.map(({ pinyin }) => pinyin).filter((name) => name !== '')
  const asked = [...written, ...made.flatMap(({ phone }) => phone ?? [])]
  if (asked.length === 0 && bases.length === 0) return new Set()
  const rows = await db
    .selectFrom('auth_user')
    .select('username')
    .where((eb) =>
      eb.or([
        eb('username', 'in', asked.length > 0 ? asked : ['']),
        // linyi, linyi2, linyi13
        eb(sql<string>`regexp_replace(username, '[0-9]+$', '')`, 'in', bases.length > 0 ? bases : ['']),
      ]),
    )
    .execute()
  return new Set(rows.map((row) => row.username))
}

/** Gives each asked for names that nobody has and that were not given before. */
function freeNames(taken: ReadonlySet<string>): (names: MadeNames) => SuggestedNames | null {
  const used = new Set(taken)
  return ({ pinyin, phone }) => {
    if (pinyin === '') return null
    let name = pinyin
    for (let i = 2; used.has(name) || !isUserName(name); i++) name = `${pinyin}${i}`
    used.add(name)
    const free = phone !== null && !used.has(phone) ? phone : null
    if (free) used.add(free)
    return { pinyin: name, phone: free }
  }
}
