import type { LightColour } from '../vocabulary.ts'

const worstFirst = ['red', 'yellow', 'green', 'grey', 'blue'] as const satisfies readonly LightColour[]

/** The light of a whole that has several parts: the worst of them, and blue only when all are blue. Undefined of none. */
export function worstLight(lights: readonly LightColour[]): LightColour | undefined {
  return worstFirst.find((light) => lights.includes(light))
}
