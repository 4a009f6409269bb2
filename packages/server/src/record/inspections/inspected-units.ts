/** An inspected unit, and the one whose place it took when that was merged into it. */
export interface InspectedUnit {
  readonly unit_id: string
  readonly succeeds_id: string | null
}

/**
 * Those of the inspected units in whose name somebody answers who answers for some units: their own, and those that were merged
 * into them, unless the place of one has gone to another of the inspected.
 */
export const answeredInspected = (
  inspected: readonly InspectedUnit[],
  answers: ReadonlySet<string>,
): readonly string[] =>
  inspected.flatMap(({ unit_id }) =>
    answers.has(unit_id) && !inspected.some(({ succeeds_id }) => succeeds_id === unit_id) ? [unit_id] : [],
  )

/** Whether an objection was raised for an inspected unit, or for one whose place it has: it may be raised once. */
export function hasObjected(
  inspected: readonly InspectedUnit[],
  unitId: string,
  objected: ReadonlySet<string>,
): boolean {
  const before = new Map(inspected.map(({ unit_id, succeeds_id }) => [unit_id, succeeds_id]))
  const passed = new Set<string>()
  for (let at: string | null | undefined = unitId; at != null && !passed.has(at); at = before.get(at)) {
    if (objected.has(at)) return true
    passed.add(at)
  }
  return false
}

/**
 * Units whose items a decision on an objection of an inspected unit may lift. `own` are those whose items are all of that unit:
 * it, and who took its place, one after another. `shared` are those in which its items cannot be told from another's, as both were
 * inspected and one was merged into the other: of them what is lifted is named.
 */
export function itemUnits(
  inspected: readonly InspectedUnit[],
  answering: ReadonlyMap<string, string>,
  unitId: string,
): { readonly own: readonly string[]; readonly shared: readonly string[] } {
  const before = new Map(inspected.map(({ unit_id, succeeds_id }) => [unit_id, succeeds_id]))
  const place = new Set([unitId])
  for (const at of place) for (const one of inspected) if (one.succeeds_id === at) place.add(one.unit_id)
  const line = new Set(place)
  for (let at = before.get(unitId); at != null && !line.has(at); at = before.get(at)) line.add(at)
  const now = (id: string) => answering.get(id) ?? id
  const mixed = inspected.some(({ unit_id }) => !line.has(unit_id) && now(unit_id) === now(unitId))
  return mixed ? { own: [], shared: [...place.add(now(unitId))] } : { own: [...place], shared: [] }
}
