/** The item at `index`. @throws {RangeError} when the list has none there: a broken invariant of the caller. */
export function at<Item>(list: readonly Item[], index: number): Item {
  const found = list[index]
  if (found === undefined) throw new RangeError(`no item ${index} in a list of ${list.length}`)
  return found
}
