import type { TaskChoices, TaskTableArea } from '@luoshi/server/desk/tasks/task-routes.ts'

/** The words of what a task's fields point at, and the way back from words. */
export interface TaskNames {
  /** The year of the plan. */
  readonly year: number
  /** Short name of a unit. */
  readonly unit: (unitId: string) => string
  /** Heading of an area; empty for a task outside of any. */
  readonly area: (areaId: string | null) => string
  /** The current unit with one of its names; undefined when none has it. */
  readonly unitNamed: (name: string) => string | undefined
  readonly leaderNamed: (name: string) => string | undefined
  readonly officerNamed: (name: string) => string | undefined
  readonly personName: (personId: string) => string
  readonly choices: TaskChoices
}

const none: TaskChoices = { units: [], leaders: [], officers: [] }

/** Names by id and ids by name; while the choices are on their way, ids stand for nothing. */
export function namesOf(year: number, choices: TaskChoices = none, areas: readonly TaskTableArea[] = []): TaskNames {
  const units = new Map(choices.units.map((unit) => [unit.unitId, unit.shortName || unit.name]))
  const headings = new Map(areas.map((area) => [area.areaId, area.heading]))
  const named = new Map<string, string | undefined>()
  const current = choices.units.filter((unit) => unit.current)
  for (const { unitId, shortName, aliases } of current)
    for (const one of new Set([...aliases, shortName])) {
      if (!one) continue
      // a name of two units is none of either
      if (named.has(one)) named.set(one, undefined)
      else named.set(one, unitId)
    }
  for (const { unitId, name } of current) named.set(name, unitId)
  const people = new Map([...choices.officers, ...choices.leaders].map((person) => [person.personId, person.name]))
  const idOf = (list: readonly { readonly name: string; readonly personId: string }[], wanted: string) => {
    // of two with one name it is not to be guessed who is meant
    const ids = new Set(list.filter(({ name }) => name === wanted).map(({ personId }) => personId))
    return ids.size === 1 ? [...ids][0] : undefined
  }
  return {
    year,
    unit: (unitId) => units.get(unitId) ?? '…',
    area: (areaId) => (areaId === null ? '' : (headings.get(areaId) ?? '')),
    unitNamed: (name) => named.get(name),
    leaderNamed: (name) => idOf(choices.leaders, name),
    officerNamed: (name) => idOf(choices.officers, name),
    personName: (personId) => people.get(personId) ?? '',
    choices,
  }
}
