import type { PersonChoice, TaskChoices, UnitChoice } from '../../queries/tasks/task-choices.ts'

/** What the names in a cell stand for, or what is wrong with them. */
export type Named =
  | { readonly kind: 'found'; readonly ids: readonly string[] }
  | { readonly kind: 'trouble'; readonly message: string }

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
  return (text) => {
    const ids: string[] = []
    for (const name of text.replace(/(牵头|责任|配合)(单位|部门)[:：]/g, '').split(/[、，,；;\n]+/)) {
      if (name.trim() === '') continue
      const words = find(name) ? [name] : name.trim().split(/\s+/)
      for (const word of words) {
        const found = [...(find(word) ?? [])]
        const [unitId] = found
        if (unitId === undefined) return { kind: 'trouble', message: `没有找到单位“${word.trim().slice(0, 40)}”` }
        if (found.length > 1) return { kind: 'trouble', message: `“${word.trim().slice(0, 40)}”对应不止一个单位` }
        if (!ids.includes(unitId)) ids.push(unitId)
      }
    }
    return { kind: 'found', ids }
  }
}

/** Finds the one person that a cell names: `张三`, `副县长 张三`, `张三（138…）`; those of the units first where two share a name. */
export function personFinder(
  people: readonly (PersonChoice & { readonly unitId?: string })[],
): (text: string, unitIds?: readonly string[]) => Named {
  return (text, unitIds = []) => {
    const key = bare(text)
    const exact = people.filter(({ name }) => bare(name) === key)
    const named =
      exact.length > 0 ? exact : people.filter(({ name }) => bare(name).length > 1 && key.includes(bare(name)))
    const near = named.filter(({ unitId }) => unitId !== undefined && unitIds.includes(unitId))
    const ids = [...new Set((near.length > 0 ? near : named).map(({ personId }) => personId))]
    if (ids.length === 1) return { kind: 'found', ids }
    const words = text.trim().slice(0, 40)
    return {
      kind: 'trouble',
      message: ids.length === 0 ? `没有找到人员“${words}”` : `“${words}”对应不止一位人员`,
    }
  }
}

/** What the fields of a table's rows are read with. */
export interface Finders {
  readonly units: (text: string) => Named
  readonly leaders: (text: string) => Named
  readonly officers: (text: string, unitIds: readonly string[]) => Named
}

/** The finders of a place. */
export const findersOf = ({ units, leaders, officers }: TaskChoices, placeName: string): Finders => ({
  units: unitFinder(units, placeName),
  leaders: personFinder(leaders),
  officers: personFinder(officers),
})

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
