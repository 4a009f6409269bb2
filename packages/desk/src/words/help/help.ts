/** What a screen is for and how it is used, in at most ten lines. */
export interface Help {
  readonly title: string
  readonly lines: readonly string[]
}
