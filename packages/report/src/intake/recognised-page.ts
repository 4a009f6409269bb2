/** A line that was recognised in the picture of a page; positions are pixels from the top left, the same for all of the page. */
export interface RecognisedLine {
  /** With the blanks that were seen in it. */
  readonly text: string
  /** How sure each character is that is no blank, 0–100. */
  readonly confidence: readonly number[]
  readonly left: number
  readonly right: number
  /** The base line from its left to its right end. */
  readonly baseline: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }
}

/** A page as it was recognised. */
export interface RecognisedPage {
  readonly lines: readonly RecognisedLine[]
  /** The same page read a second time, at another scale, line by line; null where that was not done. */
  readonly again: readonly string[] | null
}

/** The slope at which most lines of a page run; 0 of a page without lines. */
export function slopeOf(lines: readonly Pick<RecognisedLine, 'baseline'>[]): number {
  const slopes = lines
    .map(({ baseline: { x0, y0, x1, y1 } }) => ({ width: x1 - x0, slope: x1 > x0 ? (y1 - y0) / (x1 - x0) : 0 }))
    .sort((a, b) => a.slope - b.slope)
  // a long line says more of the slope than a short one
  const half = slopes.reduce((sum, { width }) => sum + width, 0) / 2
  let passed = 0
  for (const { width, slope } of slopes) {
    passed += width
    if (passed >= half) return slope
  }
  return 0
}
