import { type GivenLight, shownLight } from '../words/lights.ts'
import { LightTag } from './light-tag.tsx'

/** A light with its ground beside it, so that nobody has to ask why; before any was given, 尚无填报. */
export function GivenLightTag({ given }: { readonly given: GivenLight | null }) {
  if (given === null) return <LightTag light="unreported" />
  return <LightTag light={shownLight(given)} words={given.words} />
}
