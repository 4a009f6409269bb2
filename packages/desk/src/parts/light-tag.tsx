import { lightShapes, lightWords, type ShownLight } from '../words/lights.ts'

/** A light with its ground; without `words` only the light's own word shows. */
interface LightTagProps {
  readonly light: ShownLight
  /** The ground, behind the word: `滞后 落后 12.3 个百分点`; said once where it is the word itself. */
  readonly words?: string
}

/** The light used in every table: a shape, a word, then a colour, which is never the only sign. */
export function LightTag({ light, words }: LightTagProps) {
  return (
    <span className={`state state-${light}`}>
      <span className="whole">
        <span aria-hidden="true">{lightShapes[light]}</span> {lightWords[light]}
      </span>
      {words && words !== lightWords[light] ? <span className="soft light-ground"> {words}</span> : null}
    </span>
  )
}
