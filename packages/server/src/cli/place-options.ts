import type { OptionTable } from './arguments.ts'

/** The options every command for one place has. */
export const placeOptions = {
  jurisdiction: { takes: 'value', short: 'j' },
  help: { takes: 'nothing', short: 'h' },
} as const satisfies OptionTable

/** A year as a call writes it; null when it is none. */
export function yearOf(word: string | undefined): number | null {
  return word !== undefined && /^(19|20|21)\d\d$/.test(word) ? Number(word) : null
}
