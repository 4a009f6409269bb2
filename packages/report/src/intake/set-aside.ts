import type { Finding, Place } from '../report.ts'
import { settleSigns, signOf } from './signs.ts'

export { withoutSigns } from './signs.ts'

/** What a format's reader leaves out of the text and must not pass over in silence. */
export type AsideKind = 'raised-number' | 'struck-text' | 'deleted-text' | 'struck-kept'

interface Aside {
  readonly kind: AsideKind
  readonly words: string
  readonly sure: boolean
}

/** Each place that a person should look at is a finding of its own up to this many; the rest are counted. */
const mostShown = 40

/** Words that a document shows as no part of its text, and the places they stood at. */
export class SetAside {
  readonly #asides: Aside[] = []
  /** Where most of a document is struck out, the strike does not say that it no longer holds. */
  readonly #keepStruck: boolean

  constructor(keepStruck = false) {
    this.#keepStruck = keepStruck
  }

  /** A sign to put in the place of `words`; not `sure` where they may belong to the text after all. */
  leave(kind: AsideKind, words: string, sure = true): string {
    if (kind === 'struck-text' && this.#keepStruck) {
      if (this.#asides.some((aside) => aside.kind === 'struck-kept')) return words
      return `${signOf(this.#asides.push({ kind: 'struck-kept', words, sure }) - 1)}${words}`
    }
    return signOf(this.#asides.push({ kind, words, sure }) - 1)
  }

  /** Whether twice as much was struck out as is left, a text of `length` characters: then it is to be read again, kept. */
  strikesMost(length: number): boolean {
    return 2 * length < this.#struck()
  }

  #struck(): number {
    return this.#asides.reduce((sum, { kind, words }) => sum + (kind === 'struck-text' ? words.length : 0), 0)
  }

  /**
   * The text without the signs, places moved with it, and what was left out as findings at their places. What stood in a
   * part of the document that was not taken is not told of.
   */
  settle(text: string, places: readonly Place[]): { text: string; places: readonly Place[]; findings: Finding[] } {
    if (this.#asides.length === 0) return { text, places, findings: [] }
    const settled = settleSigns(text, places)
    const left = settled.found.flatMap(({ number, at }) => {
      const aside = this.#asides[number]
      return aside ? [{ aside, at }] : []
    })
    return { text: settled.text, places: settled.places, findings: findings(left) }
  }
}

function findings(left: readonly { readonly aside: Aside; readonly at: number }[]): Finding[] {
  const said: Finding[] = []
  const numbers = left.filter(({ aside }) => aside.kind === 'raised-number' && aside.sure).length
  if (numbers > 0) said.push(numbersLeftOut(numbers))
  const shown = new Map<AsideKind, number>()
  for (const { aside, at } of left) {
    if (aside.kind === 'raised-number' && aside.sure) continue
    const count = (shown.get(aside.kind) ?? 0) + 1
    shown.set(aside.kind, count)
    if (count <= mostShown) said.push(finding(aside, at))
  }
  return said
}

function numbersLeftOut(found: number): Finding {
  return {
    rule: 'raised-numbers',
    severity: 'info',
    span: [0, 0],
    message: `${found} 处上标数字是注释号，没有读入。`,
    messageEn: `${found} raised numbers are note marks and were left out.`,
    found,
  }
}

function finding({ kind, words }: Aside, at: number): Finding {
  const shown = words.length > 60 ? `${words.slice(0, 60)}…` : words
  const place = {
    rule: kind === 'struck-kept' ? 'struck-text' : kind,
    severity: 'warn',
    span: [at, at],
    found: shown,
  } as const
  switch (kind) {
    case 'raised-number':
      return {
        ...place,
        message: `此处有上标“${shown}”，按注释号处理，没有读入；如是乘方或数字的一部分，请改正。`,
        messageEn: `A raised “${shown}” stood here and was taken for a note mark; correct it if it is a power or part of a number.`,
      }
    case 'struck-text':
      return {
        ...place,
        message: `此处“${shown}”带删除线，没有读入；如仍有效，请去掉删除线再读。`,
        messageEn: `“${shown}” is struck out here and was left out; if it still holds, remove the strike and read the file again.`,
      }
    case 'struck-kept':
      return {
        ...place,
        message: '全文大部分带删除线，仍按有效文字读入，请核对。',
        messageEn: 'Most of the text is struck out; it was read as valid all the same. Please check.',
      }
    case 'deleted-text':
      return {
        ...place,
        message: `此处“${shown}”在修订中已删除，没有读入；如仍有效，请拒绝该修订再读。`,
        messageEn: `“${shown}” was deleted here by a tracked change and was left out; reject the change if it still holds.`,
      }
  }
}

const noteMark =
  /^[[〔［(（【]?(?:注释?|註)?\s?\d{1,3}(?:\s?[,，、\-–—]\s?\d{1,3}){0,4}[\]〕］)）】]?$|^[①-⑳⓪*†‡※＊]{1,3}$/
/** Behind these a raised 2 or 3 is a power: `km⟦2⟧`, `立方米/m⟦3⟧`. */
const measured = /(?:[A-Za-zμ㎡]|(?<![方])米)$/

/**
 * What raised words are, by the text before them: a note's `mark`, a mark that may be a power (`unsure`), or a part of the
 * text (`text`), as in `m²` and `TM`. At the beginning of a paragraph it numbers the note itself.
 */
export function raised(words: string, before: string): 'mark' | 'unsure' | 'text' {
  const plain = words.trim()
  if (before === '' || !noteMark.test(plain)) return 'text'
  if (/^[-−]?[234]$/.test(plain) && measured.test(before.slice(-2))) return 'text'
  return /(?:^|\D)10$/.test(before.slice(-3)) && /^\d$/.test(plain) ? 'unsure' : 'mark'
}
