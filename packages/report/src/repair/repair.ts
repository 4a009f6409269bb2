import { type Source, sourceOf } from '../source/source.ts'

/** The text as received with every kind of damage mended that is known here, one repair after another. */
export function repair(received: string): Source {
  return sourceOf(received)
}
