import { radicalCharacter } from '../source/radical-character.ts'
import { replaceAll, type Source } from '../source/source.ts'

/** Kangxi radicals and compatibility forms as the characters they look like: `⟦⼯⟧作`, `敬⟦⽼⟧院`. */
export function radicals(source: Source): Source {
  return replaceAll(source, /[\u2E80-\u2FDF\uF900-\uFAFF]/g, ([found]) => radicalCharacter(found), 'radicals')
}
