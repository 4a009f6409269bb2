/** Half-open range `[start, end)` in UTF-16 code units of a text; `start <= end`. */
export type Span = readonly [start: number, end: number]

/** The words of `text` at `span`, exactly. */
export function at(text: string, [start, end]: Span): string {
  return text.slice(start, end)
}
