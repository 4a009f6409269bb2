import { radicalCharacter } from '../source/radical-character.ts'

/**
 * The text with radicals as the characters they stand for: `⼯⼈` → `工人`, `⺠` → `民`. PDF writers that look a glyph up
 * backwards find the radical first. One for one, so that no position changes.
 */
export function withoutRadicals(text: string): string {
  return /[\u2e80-\u2fdf]/.test(text) ? text.replace(/[\u2e80-\u2fdf]/g, radicalCharacter) : text
}
