import { listOfStyle } from './docx-numbering.ts'
import { RunLook } from './docx-run.ts'
import type { Style } from './docx-styles.ts'
import type { PlacedLine } from './lines-of-text.ts'
import { type ListCounter, withNumber } from './list-counter.ts'
import { type SetAside, withoutSigns } from './set-aside.ts'
import { rowLines } from './table-row.ts'
import { attribute, scanXml, type XmlHandler } from './xml-tokens.ts'

/** The body of a Word document, and how much of it was set aside. */
export interface DocxBody {
  readonly lines: readonly PlacedLine[]
  /** Headings whose number was automatic and has been written out. */
  readonly numbered: number
  readonly notes: number
  /** Lines of a table of contents. */
  readonly contents: number
}

/**
 * Read `document.xml`: text as it reads with all tracked changes accepted, hidden text left out; struck words and note
 * marks go to `aside`.
 */
export function readDocxBody(
  xml: string,
  count: ListCounter,
  styles: ReadonlyMap<string, Style>,
  aside: SetAside,
): DocxBody {
  const body = new BodyReader(count, styles, aside)
  scanXml(xml, body)
  body.end()
  return body
}

interface Paragraph {
  readonly number: number
  readonly pieces: string[]
  style: string
  list: string | null
  level: number | null
  /** The number as Word 2003 writes it beside the paragraph. */
  label: string
}

/** Struck text, older properties, a second form of the same drawing, field codes, readings above characters. */
const skipped = new Set([
  'hdr',
  'ftr',
  'del',
  'moveFrom',
  'Fallback',
  'pPrChange',
  'rPrChange',
  'instrText',
  'delText',
  'rt',
])
/** What stands among the words of a run and is none. */
const signs = new Set(['tab', 'br', 'cr', 'noBreakHyphen', 'sym'])
const mostOpen = 64

class BodyReader implements XmlHandler {
  readonly lines: PlacedLine[] = []
  numbered = 0
  notes = 0
  contents = 0
  readonly #listNumber: ListCounter
  readonly #styles: ReadonlyMap<string, Style>
  readonly #look: RunLook
  readonly #aside: SetAside
  /** The words of the tracked deletion that is being passed over. */
  #deleted: string[] = []
  #inDeleted = false
  /** More than one where a text box stands inside a paragraph. */
  readonly #open: Paragraph[] = []
  /** The cells of the open rows, outermost first; a cell without a row is not heeded. */
  readonly #rows: PlacedLine[][][] = []
  #count = 0
  #skipping = 0
  #inText = false
  #inRun = false
  #hidden = false

  constructor(count: ListCounter, styles: ReadonlyMap<string, Style>, aside: SetAside) {
    this.#listNumber = count
    this.#styles = styles
    this.#aside = aside
    this.#look = new RunLook(styles, aside)
  }

  open(name: string, tag: string): void {
    if (skipped.has(name)) this.#skipping++
    if (name === 'delText') this.#inDeleted = true
    if (this.#skipping > 0) return
    const paragraph = this.#open.at(-1)
    // in a list of Word 2003 a sign of this name holds the number: `<wx:t wx:val="一、">`
    const label = name === 't' && !this.#inRun ? attribute(tag, 'val') : null
    if (label !== null && paragraph) paragraph.label = label
    else if (name === 't') this.#inText = true
    else if (name === 'p') {
      // only text boxes stand inside a paragraph, so many open ones were never closed
      if (this.#open.length >= mostOpen) this.#closeParagraph()
      this.#open.push({ number: ++this.#count, pieces: [], style: '', list: null, level: null, label: '' })
    } else if (name === 'r') {
      this.#inRun = true
      this.#hidden = false
      this.#look.begin(paragraph?.style ?? '')
    } else if (name === 'tr') {
      if (this.#rows.length >= mostOpen) this.#closeRow()
      this.#rows.push([])
    } else if (name === 'tc') this.#rows.at(-1)?.push([])
    else if (paragraph) this.#inParagraph(name, tag, paragraph)
  }

  close(name: string): void {
    if (name === 'delText') this.#inDeleted = false
    if (name === 'del') this.#closeDeleted()
    if (skipped.has(name)) this.#skipping = Math.max(0, this.#skipping - 1)
    else if (this.#skipping > 0) return
    else if (name === 't') this.#inText = false
    else if (name === 'r') this.#inRun = false
    else if (name === 'p') this.#closeParagraph()
    else if (name === 'tr') this.#closeRow()
  }

  text(text: string): void {
    if (this.#inDeleted) this.#deleted.push(text)
    const pieces = this.#open.at(-1)?.pieces
    if (pieces && this.#inText && this.#skipping === 0 && !this.#hidden) this.#look.add(text, pieces)
  }

  #closeDeleted(): void {
    const words = this.#deleted.join('').trim()
    this.#deleted = []
    if (words !== '') this.#open.at(-1)?.pieces.push(this.#aside.leave('deleted-text', words))
  }

  end(): void {
    while (this.#open.length > 0) this.#closeParagraph()
    while (this.#rows.length > 0) this.#closeRow()
  }

  #inParagraph(name: string, tag: string, paragraph: Paragraph): void {
    const value = () => attribute(tag, 'val')
    if (this.#inRun) this.#look.property(name, tag)
    if (signs.has(name)) this.#look.settle(paragraph.pieces)
    if (name === 'tab' && this.#inRun) paragraph.pieces.push(' ')
    else if (name === 'br' || name === 'cr') paragraph.pieces.push('\n')
    else if (name === 'noBreakHyphen') paragraph.pieces.push('-')
    else if (name === 'sym')
      paragraph.pieces.push(String.fromCharCode(Number.parseInt(attribute(tag, 'char') ?? '20', 16)))
    else if (name === 'vanish' && this.#inRun) this.#hidden = !/^(?:0|false|off)$/.test(value() ?? '')
    else if (name === 'pStyle') paragraph.style = value() ?? ''
    else if (name === 'numId') paragraph.list = value()
    else if (name === 'ilvl') paragraph.level = Number(value())
    else if (name === 'footnoteReference' || name === 'endnoteReference') this.notes++
  }

  #closeParagraph(): void {
    const paragraph = this.#open.pop()
    if (!paragraph) return
    this.#look.settle(paragraph.pieces)
    const number = this.#number(paragraph)
    const written = paragraph.pieces.join('').trim()
    if (!written) return
    if (/^toc\b/i.test(this.#styles.get(paragraph.style)?.name ?? '')) {
      this.contents++
      return
    }
    const label = withoutSigns(written) === '' ? '' : number
    if (label) this.numbered++
    const sink = this.#rows.at(-1)?.at(-1) ?? this.lines
    for (const line of withNumber(label, written).split('\n'))
      if (line.trim()) sink.push({ text: line.trim(), paragraph: paragraph.number })
  }

  #number({ style, list, level, label }: Paragraph): string {
    if (label !== '') return /^[·•●○■□◆▪\uf000-\uf0ff]/.test(label) ? '' : label
    if (list === '0') return ''
    const styled = listOfStyle(this.#styles, style)
    const id = list ?? styled?.list
    return id === undefined ? '' : this.#listNumber({ list: id, level: level ?? styled?.level ?? 0 })
  }

  #closeRow(): void {
    const cells = this.#rows.pop()
    if (!cells) return
    const sink = this.#rows.at(-1)?.at(-1) ?? this.lines
    const [text, ...rest] = rowLines(cells.map((cell) => cell.map((line) => line.text)))
    const own = cells.flat()
    const paragraph = own[0]?.paragraph
    if (cells.length > 1 && text !== undefined && rest.length === 0 && paragraph !== undefined)
      sink.push({ text, paragraph })
    else for (const line of own) sink.push(line)
  }
}
