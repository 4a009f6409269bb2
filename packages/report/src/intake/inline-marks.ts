import { raised, type SetAside } from './set-aside.ts'

interface Open {
  readonly name: string
  /** Height of the blocks it was opened in: it ends with them. */
  readonly height: number
  readonly struck: boolean
  readonly raised: boolean
}

const strikes = new Set(['del', 's', 'strike'])
const mostOpen = 256

/** What inline tags say of the words within: struck out (`<del>`, `line-through`) or raised (`<sup>`, `super`). */
export class Inline {
  readonly #aside: SetAside
  readonly #open: Open[] = []
  #struck = 0
  #raised = 0
  /** Words held back until it is known what they are. */
  #held: string[] = []
  #holding: 'struck' | 'raised' | null = null

  constructor(aside: SetAside) {
    this.#aside = aside
  }

  open(name: string, attributes: ReadonlyMap<string, string>, height: number, pieces: string[]): void {
    if (this.#open.length >= mostOpen) return
    const style = attributes.get('style') ?? ''
    const struck = strikes.has(name) || /text-decoration(?:-line)?\s{0,3}:[^;]{0,60}line-through/i.test(style)
    // a link to a place in the page that shows a number leads to its note
    const noteLink = name === 'a' && attributes.get('href')?.startsWith('#') === true
    const isRaised = noteLink || name === 'sup' || /vertical-align\s{0,3}:\s{0,3}(?:super|text-top)/i.test(style)
    if (struck || isRaised) this.settle(pieces)
    this.#open.push({ name, height, struck, raised: isRaised })
    this.#count(1, struck, isRaised)
  }

  close(name: string, pieces: string[]): void {
    const at = this.#open.findLastIndex((own) => own.name === name)
    if (at >= 0) this.#end(at, pieces)
  }

  /** The blocks above `height` ended, and with them what was left open inside. */
  leave(height: number, pieces: string[]): void {
    const at = this.#open.findIndex((own) => own.height > height)
    if (at >= 0) this.#end(at, pieces)
  }

  add(text: string, pieces: string[]): void {
    const kind = this.#struck > 0 ? 'struck' : this.#raised > 0 ? 'raised' : null
    if (kind !== this.#holding) this.settle(pieces)
    this.#holding = kind
    ;(kind === null ? pieces : this.#held).push(text)
  }

  /** Decide on the words held back. */
  settle(pieces: string[]): void {
    const held = this.#held.join('')
    const holding = this.#holding
    this.#holding = null
    if (held === '') return
    this.#held = []
    if (holding === 'struck') {
      if (held.trim() !== '') pieces.push(this.#aside.leave('struck-text', held.trim()))
      return
    }
    const before = pieces.slice(-4).join('').trimEnd()
    const kind = raised(held, before)
    pieces.push(kind === 'text' ? held : this.#aside.leave('raised-number', held.trim(), kind === 'mark'))
  }

  #end(at: number, pieces: string[]): void {
    const ended = this.#open.splice(at)
    if (ended.some((own) => own.struck || own.raised)) this.settle(pieces)
    for (const own of ended) this.#count(-1, own.struck, own.raised)
  }

  #count(by: number, struck: boolean, isRaised: boolean): void {
    if (struck) this.#struck += by
    if (isRaised) this.#raised += by
  }
}
