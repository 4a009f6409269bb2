/** A page with more characters is not compared: no page of a report has as many. */
const most = 6000

const [both, onlyFirst, onlySecond] = [0, 1, 2]

/**
 * For each character of `first` what the second reading has in its place: the same, another, nothing (`''`), or more than
 * one where the second saw what the first did not. Null where there is too much to compare.
 */
export function secondReading(first: readonly string[], second: readonly string[]): string[] | null {
  if (first.length > most || second.length > most) return null
  const steps = stepsBetween(first, second)
  const seen = first.map(() => '')
  let j = second.length
  for (let i = first.length; i > 0 || j > 0; ) {
    const step = steps[i * (second.length + 1) + j]
    // a character that only the second reading has is added to the one before it
    const at = Math.max(0, i - 1)
    if (step !== onlyFirst && seen[at] !== undefined) seen[at] = `${second[j - 1]}${seen[at]}`
    if (step !== onlyFirst) j--
    if (step !== onlySecond) i--
  }
  return seen
}

/** The path of fewest differences (edit distance), from the end of both texts to their beginning. */
function stepsBetween(first: readonly string[], second: readonly string[]): Uint8Array {
  const width = second.length + 1
  const steps = new Uint8Array((first.length + 1) * width)
  let above = Array.from({ length: width }, (_, j) => j)
  steps.fill(onlySecond, 1, width)
  for (let i = 1; i <= first.length; i++) {
    const row = new Array<number>(width).fill(i)
    steps[i * width] = onlyFirst
    for (let j = 1; j < width; j++) {
      const change = (above[j - 1] ?? 0) + (first[i - 1] === second[j - 1] ? 0 : 1)
      const less = (above[j] ?? 0) + 1
      const more = (row[j - 1] ?? 0) + 1
      const least = Math.min(change, less, more)
      row[j] = least
      steps[i * width + j] = least === change ? both : least === less ? onlyFirst : onlySecond
    }
    above = row
  }
  return steps
}
