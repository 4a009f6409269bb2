import type { Finding } from '../report.ts'
import { automaticNumbers } from './automatic-numbers.ts'
import type { DocLook, DocParagraph, DocRun } from './doc-properties.ts'
import { type DocText, firstEndingAfter } from './doc-text.ts'
import type { PlacedLine } from './lines-of-text.ts'
import { type ListCounter, withNumber } from './list-counter.ts'
import { raised, type SetAside, withoutSigns } from './set-aside.ts'
import { rowLines } from './table-row.ts'

/** What a `.doc` says of its body. */
interface DocBody {
  readonly text: DocText
  readonly paragraphs: readonly DocRun<DocParagraph>[]
  /** Ranges of the text that are hidden, deleted, struck out or raised, in order. */
  readonly looks: readonly DocRun<DocLook>[]
  readonly aside: SetAside
  readonly styles: readonly DocParagraph[]
  readonly count: ListCounter
}

// marks that end a paragraph, a cell or row, a page
const paragraphEnd = 0x0d
const cellEnd = 0x07
const pageEnd = 0x0c

/** The body as lines with their paragraphs, table rows with tabs, automatic numbers written out. */
export function docLines(body: DocBody): { readonly lines: PlacedLine[]; readonly findings: Finding[] } {
  const { text } = body.text
  const propertiesAt = finder(body)
  const without = remover(body)
  const lines: PlacedLine[] = []
  let cells: PlacedLine[][] = [[]]
  let numbered = 0
  let paragraph = 0
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : paragraphEnd
    if (code !== paragraphEnd && code !== cellEnd && code !== pageEnd) continue
    const properties = propertiesAt(Math.min(at, text.length - 1))
    const number = listNumberOf(body, properties)
    const written = readable(without(text, start, at))
    start = at + 1
    paragraph++
    const label = withoutSigns(written) === '' ? '' : number
    if (label) numbered++
    const own = written
      ? withNumber(label, written)
          .split('\n')
          .map((line) => ({ text: line.trim(), paragraph }))
      : []
    if (code === cellEnd && properties?.rowEnd) {
      lines.push(...row(cells.slice(0, -1)))
      cells = [[]]
    } else if (code === cellEnd || properties?.inTable) {
      cells.at(-1)?.push(...own)
      if (code === cellEnd) cells.push([])
    } else {
      lines.push(...cells.flat(), ...own)
      cells = [[]]
    }
  }
  lines.push(...cells.flat())
  return { lines: lines.filter((line) => line.text), findings: automaticNumbers(numbered) }
}

function row(cells: readonly PlacedLine[][]): readonly PlacedLine[] {
  const own = cells.flat()
  const [text, ...rest] = rowLines(cells.map((cell) => cell.map((line) => line.text)))
  const paragraph = own[0]?.paragraph
  return cells.length > 1 && text !== undefined && rest.length === 0 && paragraph !== undefined
    ? [{ text, paragraph }]
    : own
}

/** Looks up the properties of the paragraph that a character is in. */
function finder({ text, paragraphs }: DocBody): (position: number) => DocParagraph | undefined {
  const runs = [...paragraphs].sort((a, b) => a.start - b.start)
  return (position) => {
    const place = text.place(position)
    const run = runs[firstEndingAfter(runs, place)]
    return run && run.start <= place ? run.value : undefined
  }
}

function listNumberOf({ styles, count }: DocBody, properties: DocParagraph | undefined): string {
  const style = styles[properties?.style ?? -1]
  const list = properties?.list ?? style?.list ?? 0
  // 2047 stands for a list that an older version kept elsewhere
  return list > 0 && list < 2047 ? count({ list: String(list), level: properties?.level ?? style?.level ?? 0 }) : ''
}

/** Removes what is no part of the text from ascending ranges of it; each range is visited once in all. */
function remover({ looks, aside }: DocBody): (text: string, start: number, end: number) => string {
  let index = 0
  return (text, start, end) => {
    const pieces: string[] = []
    let at = start
    while (index < looks.length && (looks[index]?.end ?? 0) <= start) index++
    for (let i = index; i < looks.length; i++) {
      const look = looks[i]
      if (!look || look.start >= end) break
      if (look.start > at) pieces.push(text.slice(at, look.start))
      const from = Math.max(at, look.start)
      at = Math.max(at, Math.min(look.end, end))
      pieces.push(left(aside, look.value, text.slice(from, at), pieces))
    }
    pieces.push(text.slice(at, end))
    return pieces.join('')
  }
}

/** What remains in the text of words with a look: nothing of hidden ones; struck, deleted and raised ones are set aside. */
function left(aside: SetAside, look: DocLook, words: string, before: readonly string[]): string {
  const plain = words.trim()
  if (look === 'hidden' || plain === '') return ''
  if (look === 'struck') return aside.leave('struck-text', plain)
  if (look === 'deleted') return aside.leave('deleted-text', plain)
  const kind = raised(plain, before.slice(-2).join('').trimEnd())
  return kind === 'text' ? words : aside.leave('raised-number', plain, kind === 'mark')
}

/** A paragraph without the marks of the binary format: of a field only what it shows, no pictures, soft breaks as lines. */
function readable(text: string): string {
  let out = ''
  /** The open fields, each true once its instruction is over and its result has begun. */
  const fields: boolean[] = []
  for (const sign of text) {
    const code = sign.charCodeAt(0)
    if (code === 0x13) fields.push(false)
    else if (code === 0x14 && fields.length > 0) fields[fields.length - 1] = true
    else if (code === 0x15) fields.pop()
    else if (fields.includes(false)) continue
    else if (code >= 0x20) out += sign
    else if (code === 0x09) out += ' '
    else if (code === 0x0b) out += '\n'
    else if (code === 0x1e) out += '-'
  }
  return out.trim()
}
