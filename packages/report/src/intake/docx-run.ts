import { isOn, lookOf, type Style } from './docx-styles.ts'
import { raised, type SetAside } from './set-aside.ts'
import { attribute } from './xml-tokens.ts'

type Look = 'plain' | 'struck' | 'raised'

/** How the runs of a Word document look where that says what their words are: struck out, or a raised note mark. */
export class RunLook {
  readonly #styles: ReadonlyMap<string, Style>
  readonly #aside: SetAside
  #struck = false
  #raised = false
  /** Words held back until it is known what they are: a note's number may stand in several runs. */
  #held: string[] = []
  #holding: Look = 'plain'

  constructor(styles: ReadonlyMap<string, Style>, aside: SetAside) {
    this.#styles = styles
    this.#aside = aside
  }

  /** A run begins in a paragraph of this style. */
  begin(paragraphStyle: string): void {
    const look = paragraphStyle === '' ? null : lookOf(this.#styles, paragraphStyle)
    this.#struck = look?.struck ?? false
    this.#raised = false
  }

  /** A property of the run, which stands before its words. */
  property(name: string, tag: string): void {
    if (name === 'strike' || name === 'dstrike') this.#struck = isOn(tag)
    else if (name === 'vertAlign') this.#raised = attribute(tag, 'val') === 'superscript'
    // half points above the line
    else if (name === 'position') this.#raised ||= Number(attribute(tag, 'val')) >= 4
    else if (name === 'rStyle') {
      const look = lookOf(this.#styles, attribute(tag, 'val') ?? '')
      this.#struck = look.struck ?? this.#struck
      this.#raised = look.raised ?? this.#raised
    }
  }

  add(text: string, pieces: string[]): void {
    const look: Look = this.#struck ? 'struck' : this.#raised ? 'raised' : 'plain'
    if (look !== this.#holding) this.settle(pieces)
    this.#holding = look
    ;(look === 'plain' ? pieces : this.#held).push(text)
  }

  /** Decide on the words held back. */
  settle(pieces: string[]): void {
    const held = this.#held.join('')
    const holding = this.#holding
    this.#holding = 'plain'
    if (held === '') return
    this.#held = []
    if (holding === 'struck') {
      if (held.trim() !== '') pieces.push(this.#aside.leave('struck-text', held.trim()))
      return
    }
    const kind = raised(held, pieces.slice(-4).join('').trimEnd())
    pieces.push(kind === 'text' ? held : this.#aside.leave('raised-number', held.trim(), kind === 'mark'))
  }
}
