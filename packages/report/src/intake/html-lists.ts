import { listNumber } from './list-number.ts'

interface OpenList {
  readonly format: string
  readonly end: string
  readonly step: 1 | -1
  next: number
}

/** The numbers of `<ol>` items, which a page shows and its text does not hold. */
export class HtmlLists {
  /** Null for a list without numbers. */
  readonly #open: (OpenList | null)[] = []
  #pending = ''
  /** How many numbers were written out. */
  written = 0

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name === 'ul' || name === 'menu') this.#open.push(null)
    else if (name === 'ol') this.#open.push(listOf(attributes))
    else if (name === 'li') this.#item(attributes)
  }

  close(name: string): void {
    if (name === 'ul' || name === 'ol' || name === 'menu') this.#open.pop()
    if (name === 'li') this.#pending = ''
  }

  /** The first line of an item with its number; one that has a number in its words keeps that. */
  numbered(line: string): string {
    const number = this.#pending
    if (number === '' || line === '') return line
    this.#pending = ''
    if (ownNumber.test(line)) return line
    this.written++
    return number + line
  }

  #item(attributes: ReadonlyMap<string, string>): void {
    const list = this.#open.at(-1)
    this.#pending = ''
    if (!list) return
    const value = Number.parseInt(attributes.get('value') ?? '', 10)
    if (Number.isFinite(value)) list.next = value
    const number = listNumber(list.next, list.format)
    list.next += list.step
    if (number !== '') this.#pending = number + list.end
  }
}

const ownNumber =
  /^(?:[（(【]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）】、.．](?!\d)|[①-⑳]|第[一二三四五六七八九十]{1,3}[，、])/
const han = /cjk-ideographic|chinese|cjk-decimal|trad-|simp-/
const formats: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
}

function listOf(attributes: ReadonlyMap<string, string>): OpenList | null {
  const style = /list-style(?:-type)?\s{0,3}:\s{0,3}([^;]{1,60})/i.exec(attributes.get('style') ?? '')?.[1] ?? ''
  if (/none|disc|circle|square/.test(style)) return null
  const start = Number.parseInt(attributes.get('start') ?? '1', 10)
  const isHan = han.test(style)
  return {
    format: isHan ? 'chineseCounting' : (formats[attributes.get('type') ?? ''] ?? 'decimal'),
    end: isHan ? '、' : '.',
    step: attributes.has('reversed') ? -1 : 1,
    next: Number.isFinite(start) ? start : 1,
  }
}
