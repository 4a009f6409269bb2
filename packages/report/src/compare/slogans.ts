import type { Statement } from './statements.ts'

const words =
  /坚持|牢固|奋力|打造|新格局|新局面|新篇章|新动能|高质量|全面|着力|不断|以更大力度|紧紧围绕|战略|理念|优势|引领|让|成为|更加|支撑|厚植|激发|迸发|行稳致远/g

/** How many of a sentence's words are those of slogans, a clause. */
export const slogans = ({ text, clauses }: Statement): number =>
  (text.match(words)?.length ?? 0) / Math.max(1, clauses.length)

/**
 * A slogan: no figure, no day, no named thing, no list, and slogans in nearly every clause. It is left out of an account;
 * where in doubt a promise is none.
 */
export function isRhetorical(statement: Statement & { readonly kind: string; readonly due: unknown }): boolean {
  const { text, figures, due, kind } = statement
  if (kind !== 'measure' || figures.length > 0 || due !== null) return false
  if (/[“‘《\d]/.test(text) || (text.match(/、/g)?.length ?? 0) >= 3) return false
  return slogans(statement) >= 1
}
