/** What the constructs of a unit are read against. */
export interface Context {
  /** The year whose work the unit speaks of: the plan's, or the review's for results; null when unknown. */
  readonly year: number | null
}
