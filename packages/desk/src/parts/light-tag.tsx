import { lightShapes, lightWords, type ShownLight } from '../words/lights.ts'

export interface LightTagProps {
  readonly light: ShownLight
  /** Stands behind the word: `滞后 12.3 个百分点`, `欠进度`. */
  readonly words?: string
}

/** The light used in every table: a shape, a word, then a colour, which is never the only sign. */
export function LightTag({ light, words }: LightTagProps) {
  return (
    <span className={`state state-${light}`}>
      <span aria-hidden="true">{lightShapes[light]}</span> {lightWords[light]}
      {words ? <span className="soft"> {words}</span> : null}
    </span>
  )
}
