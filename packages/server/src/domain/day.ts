/** A day in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string

/** The day in Asia/Shanghai on which a moment falls, `YYYY-MM-DD`. China keeps UTC+8 all year and has since 1991. */
export function dayOf(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}
