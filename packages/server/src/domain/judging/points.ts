/** Rounded to a tenth of a point, halves away from zero: `91.666…` is 91.7. */
export function toTenth(value: number): number {
  const tenths = Math.abs(value) * 10
  // 0.05 and its like lie a hair under what they mean in binary
  return (Math.sign(value) * Math.round(tenths + tenths * Number.EPSILON * 4)) / 10 || 0
}

/**
 * The shares of counts in per cent to a tenth, which add up to 100.0: each rounded plainly, what is over or missing taken
 * off or put on the largest. All 0 when there is nothing.
 * @see the row of a half-year bulletin printed 7.7, 4.5, 10.8, 4.1, 72.9; 5.1 of the domain reference
 */
export function shares(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return counts.map(() => 0)
  const plain = counts.map((count) => toTenth((count / total) * 100))
  const rest = toTenth(100 - plain.reduce((sum, share) => sum + share, 0))
  const largest = counts.indexOf(Math.max(...counts))
  return plain.map((share, index) => (index === largest ? toTenth(share + rest) : share))
}

/** Places by standard competition ranking, 1 2 2 4: equal values share a place and the next ones are left out. */
export function ranks(values: readonly number[], better: 'higher' | 'lower'): number[] {
  return values.map(
    (value) => 1 + values.filter((other) => (better === 'higher' ? other > value : other < value)).length,
  )
}
