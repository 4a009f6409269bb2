/** Words of the report; the half-open range is in the report's text. */
export interface PublishedPassage {
  readonly text: string
  readonly span: readonly [start: number, end: number]
}
