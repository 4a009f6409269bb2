import { isGroupName, kindOfGroup } from '../../domain/assignment/group-names.ts'
import type { PersonChoice, TaskChoices, UnitChoice } from '../../queries/tasks/task-choices.ts'

/** What the names in a cell stand for, or what is wrong with them. */
export type Named =
  | { readonly kind: 'found'; readonly ids: readonly string[] }
  /** `unknown` is a name that nothing of the place has. */
  | { readonly kind: 'trouble'; readonly message: string; readonly unknown?: string }

/** Finds the units that a cell names by full name, short name or alias. */
export function unitFinder(units: readonly UnitChoice[], placeName: string): (text: string) => Named {
  const index = new Map<string, Set<string>>()
  const enter = (name: string, unitId: string) => {
    const key = bare(name)
    if (key !== '') index.set(key, (index.get(key) ?? new Set()).add(unitId))
  }
  // those that have ended are found where no unit of today has the name
  for (const current of [true, false])
    for (const unit of units.filter((unit) => unit.current === current)) {
      const names = [unit.name, unit.shortName, ...unit.aliases].flatMap((name) =>
        name.startsWith(placeName) ? [name, name.slice(placeName.length)] : [name],
      )
      for (const name of names) if (current || !index.has(bare(name))) enter(name, unit.unitId)
    }
  const find = (name: string) => {
    const key = bare(name)
    return index.get(key) ?? index.get(key.replace(/^[市县区]|等$/g, '')) ?? index.get(key.replace(/等$/, ''))
  }
  // 发改局和财政局, 1.发改局, 发改局+财政局: only where each piece is a unit for certain
  const pieces = (word: string): readonly string[] => {
    if (find(word)) return [word]
    const parts = word
      .split(/[和与及暨＆&+＋·•.．—–-]|[①-⑳]|[（(]?\d{1,2}[)）.．、]/u)
      .filter((part) => part !== '' && part !== '以')
    return parts.length > 0 && parts.every((part) => find(part)) ? parts : [word]
  }
  return (text) => {
    const ids: string[] = []
    if (tellsLeadsAndPartners(text))
      return { kind: 'trouble', message: `“${text.slice(0, 40)}”把牵头和配合单位写在一格，请分成两列` }
    for (const name of text.replace(roleWords, '').split(/[、，,；;\n]+/)) {
      if (name.trim() === '') continue
      // 财政局/税务局 are two, unless one unit is called so
      const apart = find(name) ? [name] : name.split(/[/／|｜]+/).filter((part) => part.trim() !== '')
      const words = apart.flatMap((part) => (find(part) ? [part] : part.trim().split(/\s+/).flatMap(pieces)))
      for (const word of words) {
        const found = [...(find(word) ?? [])]
        const [unitId] = found
        if (unitId === undefined) {
          const unknown = word.trim()
          return { kind: 'trouble', message: `没有找到单位“${unknown.slice(0, 40)}”`, unknown }
        }
        if (found.length > 1) return { kind: 'trouble', message: `“${word.trim().slice(0, 40)}”对应不止一个单位` }
        // 商务局（招商中心）names two, and one would be lost
        const inside = [...word.normalize('NFKC').matchAll(/\(([^)]*)\)/g)].map(([, other = '']) => other)
        if (inside.some((other) => find(other)?.has(unitId) === false))
          return { kind: 'trouble', message: `“${word.trim().slice(0, 40)}”的括号里是另一个单位，请用顿号分开` }
        if (!ids.includes(unitId)) ids.push(unitId)
      }
    }
    return { kind: 'found', ids }
  }
}

const roleWords = /(?:牵头|主办|主责|责任|配合|协办|协同|参与)(?:单位|部门)?\s*[:：]/g

/** Whether a cell names those who lead and those who help, by words before them or in brackets behind them. */
function tellsLeadsAndPartners(text: string): boolean {
  const said = (roles: string) =>
    new RegExp(`(?:${roles})(?:单位|部门)?\\s*[:：]|[（(](?:${roles})(?:单位|部门)?[)）]`).test(text)
  return (
    said('配合|协办|协同|参与') &&
    (said('牵头|主办|主责') || /[（(](?:配合|协办|协同|参与)/.test(text) || /责任(?:单位|部门)?[:：]/.test(text))
  )
}

/** A group of units (各乡镇) that a table names and nobody has set up yet. */
export interface UnknownGroup {
  readonly name: string
  /** In how many cells it stands. */
  readonly cells: number
  /** Which of the place's units its name speaks of; empty where it does not say. */
  readonly suggestedIds: readonly string[]
}

/** The groups that cells of units name and that are no units yet, the most frequent first. */
export function unknownGroups(
  cells: readonly string[],
  units: readonly UnitChoice[],
  find: (text: string) => Named,
): readonly UnknownGroup[] {
  const names = cells.flatMap((cell) =>
    cell
      .split(/[、，,；;\n/／|｜\s]+/)
      .map((name) => name.replace(/^(?:牵头|责任|配合)(?:单位|部门)[:：]/, ''))
      .filter((name) => isGroupName(name) && find(name).kind !== 'found'),
  )
  return [...Map.groupBy(names, (name) => name)]
    .map(([name, its]) => {
      const kind = kindOfGroup(name)
      const those = kind === null ? [] : units.filter((unit) => unit.current && unit.kind === kind)
      return { name: name.slice(0, 40), cells: its.length, suggestedIds: those.map(({ unitId }) => unitId) }
    })
    .toSorted((one, other) => other.cells - one.cells)
}

/**
 * Finds the one person that a cell names: `张三`, `副县长 张三`, `张三（13800000000）`; those of the units first where two
 * share a name. Beside the whole name only a post, a telephone or a mark of role may stand: `张三丰` is not `张三`.
 */
function personFinder(
  people: readonly (PersonChoice & { readonly unitId?: string })[],
): (text: string, unitIds?: readonly string[]) => Named {
  return (text, unitIds = []) => {
    const said = text.normalize('NFKC').trim()
    const words = said.slice(0, 40)
    // `张伟（大）` may be how the record tells two of one name apart
    const whole = people.filter(({ name }) => letters(name) === letters(said))
    const named = whole.length > 0 ? whole : people.filter(({ name, post }) => names(said, name, post))
    const near = named.filter(({ unitId }) => unitId !== undefined && unitIds.includes(unitId))
    const ids = [...new Set((near.length > 0 ? near : named).map(({ personId }) => personId))]
    if (ids.length === 1) return { kind: 'found', ids }
    if (ids.length > 1) return { kind: 'trouble', message: `“${words}”对应不止一位人员` }
    const each = said.split(/[\s、,;/]+/).filter((part) => part !== '')
    if (each.length > 1 && each.every((part) => people.some(({ name, post }) => names(part, name, post))))
      return { kind: 'trouble', message: `“${words}”是几位人员，只能填一位` }
    const likely = people.find(({ name }) => letters(name).length > 1 && letters(said).includes(letters(name)))
    const hint = likely ? `；如指${likely.name}，请只写姓名` : ''
    return { kind: 'trouble', message: `没有找到人员“${words}”${hint}` }
  }
}

/** Whether the words say that name, and beside it nothing but what may stand beside one. */
function names(said: string, name: string, post: string | null): boolean {
  const own = letters(name)
  if (own.length < 2) return false
  const titles = [post ?? ''].map(letters).filter((title) => title !== '')
  const beside = (word: string) => word === '' || titles.includes(word) || isBeside(word)
  // 女 or 代 without a blank may be the name's own
  const glued = (word: string) => beside(word) && !/^[女男代兼]\d*$/.test(word)
  const parts = said.split(/[^\p{L}\p{M}\p{N}·•・]+/u).map(letters)
  return parts.some((part, at) => {
    const others = parts.every((other, index) => index === at || beside(other))
    if (!others) return false
    if (part === own) return true
    // no blank between: 副县长张三, 张三副县长
    return (
      (part.startsWith(own) && glued(part.slice(own.length))) ||
      (part.endsWith(own) && glued(part.slice(0, -own.length)))
    )
  })
}

const postWords =
  '(?:书记|省长|市长|州长|县长|区长|镇长|乡长|局长|厅长|处长|科长|股长|所长|站长|院长|校长|队长|行长|部长|主任|主席|主委|会长|秘书长|秘书|总经理|经理|董事长|委员|常委|专员|专干|科员|干事|巡视员|调研员|政委|组长|负责人|联系人|同志)'
/** A post, a telephone or a mark such as 女 or 代; never what may be a part of a name. */
const isBeside = (word: string): boolean =>
  new RegExp(`^(?:[正副常务一二三四]{0,4}${postWords})+$|^\\d{3,}$|^(?:女|男|代|兼|牵头|联系电话|电话|手机)\\d*$`).test(
    word,
  )

/** What the fields of a table's rows are read with. */
export interface Finders {
  readonly units: (text: string) => Named
  readonly leaders: (text: string) => Named
  readonly officers: (text: string, unitIds: readonly string[]) => Named
  /** Of a group its members in order; of another unit none. */
  readonly membersOf: (unitId: string) => readonly string[]
  /** By whose ids a cell was understood, in words. */
  readonly unitName: (unitId: string) => string
  readonly personName: (personId: string) => string
}

/** The finders of a place. */
export function findersOf({ units, leaders, officers }: TaskChoices, placeName: string): Finders {
  const unitNames = new Map(units.map(({ unitId, name, shortName }) => [unitId, shortName || name]))
  const members = new Map(units.map(({ unitId, memberIds }) => [unitId, memberIds]))
  const people = new Map([...officers, ...leaders].map(({ personId, name, post }) => [personId, { name, post }]))
  return {
    units: unitFinder(units, placeName),
    leaders: personFinder(leaders),
    officers: personFinder(officers),
    membersOf: (unitId) => members.get(unitId) ?? [],
    unitName: (unitId) => unitNames.get(unitId) ?? unitId,
    personName: (personId) => {
      const { name = personId, post = null } = people.get(personId) ?? {}
      return post ? `${name}（${post}）` : name
    },
  }
}

const letters = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{M}\p{N}]/gu, '')

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
