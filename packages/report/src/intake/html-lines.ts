import { collapseBlanks } from './blanks.ts'
import { HtmlLists } from './html-lists.ts'
import { type HtmlHandler, readAttributes, scanHtml } from './html-tokens.ts'
import { Inline } from './inline-marks.ts'
import type { SetAside } from './set-aside.ts'
import { rowLines } from './table-row.ts'

/** A paragraph of a page as it would be shown, and the block it stands in. */
export interface HtmlLine {
  readonly text: string
  /** How many of its characters are links. */
  readonly linked: number
  /** Index into {@link HtmlPage.elements}. */
  readonly element: number
}

/** A block of the page; its parent stands before it, the root at 0. */
export interface HtmlElement {
  readonly name: string
  readonly parent: number
  /** `id` and `class` in lower case. */
  readonly mark: string
}

/** A page as lines within blocks, and what its head says. */
export interface HtmlPage {
  readonly lines: readonly HtmlLine[]
  readonly elements: readonly HtmlElement[]
  readonly title: string
  /** `<meta>` by lower-case name or property. */
  readonly metas: ReadonlyMap<string, string>
  /** Items whose number the page counts by itself and that was written out. */
  readonly numbered: number
}

/**
 * The lines of a page in order. With `all`, also what it hides or keeps in navigation and footers. Struck words and note
 * marks go to `aside`.
 */
export function htmlLines(html: string, all: boolean, aside: SetAside): HtmlPage {
  const page = new PageReader(all, aside)
  scanHtml(html, page)
  page.end()
  return page
}

const words = (list: string) => new Set(list.split(' '))
const blocks = words(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html li main nav ol p pre section summary table tbody td tfoot th thead tr ucapcontent ul',
)
const never = words('script style template iframe object video audio svg math xmp noembed noframes textarea select')
const chrome = words('nav footer aside button noscript')
const headings = words('h1 h2 h3 h4 h5 h6 p')
/** Opening tags that end an open block of the first names, looked for up to one of the second. */
const closedBy: Readonly<Record<string, readonly [closes: Set<string>, within: Set<string>]>> = {
  li: [words('li'), words('ul ol table')],
  dd: [words('dd dt'), words('dl table')],
  dt: [words('dd dt'), words('dl table')],
  td: [words('td th'), words('tr table')],
  th: [words('td th'), words('tr table')],
  tr: [words('tr'), words('table')],
}
/** Blocks nested deeper, or more of them, are no page any more: their text is kept, their nesting is not. */
const mostDepth = 256
const mostElements = 400_000

class PageReader implements HtmlHandler {
  readonly lines: HtmlLine[] = []
  readonly elements: HtmlElement[] = [{ name: '', parent: -1, mark: '' }]
  readonly metas = new Map<string, string>()
  title = ''
  get numbered(): number {
    return this.#lists.written
  }
  readonly #all: boolean
  readonly #stack: number[] = [0]
  /** How many blocks of a name are open. */
  readonly #counts = new Map<string, number>()
  readonly #rows: { readonly element: number; readonly starts: number[] }[] = []
  #pieces: string[] = []
  readonly #inline: Inline
  readonly #lists = new HtmlLists()
  #linked = 0
  #inLink = false
  #inTitle = false
  /** Height of the stack at which what is left out began; 0 outside of it. */
  #leftOut = 0

  constructor(all: boolean, aside: SetAside) {
    this.#all = all
    this.#inline = new Inline(aside)
  }

  open(name: string, raw: string): void {
    this.#inTitle = name === 'title' && !this.title
    if (name === 'meta') this.#meta(raw)
    if (name === 'br' || name === 'hr') this.#flush()
    if (name === 'a') this.#inLink = true
    const attributes = raw.length > 4 ? readAttributes(raw) : none
    const hidden = never.has(name) || (!this.#all && (chrome.has(name) || isHidden(attributes)))
    const selfClosed = raw.endsWith('/') && !blocks.has(name)
    if (selfClosed || voids.has(name)) return
    if (!blocks.has(name)) this.#inline.open(name, attributes, this.#stack.length, this.#pieces)
    if (!blocks.has(name) && !hidden && this.#leftOut === 0) return
    this.#closeFor(name)
    if (blocks.has(name)) this.#flush()
    if (this.#stack.length >= mostDepth || this.elements.length >= mostElements) return
    this.#push(name, `${attributes.get('id') ?? ''} ${attributes.get('class') ?? ''}`.toLowerCase())
    if (hidden && this.#leftOut === 0) this.#leftOut = this.#stack.length
    this.#lists.open(name, attributes)
    if (name === 'tr') this.#rows.push({ element: this.#top(), starts: [] })
    if (name === 'td' || name === 'th') this.#rows.at(-1)?.starts.push(this.lines.length)
  }

  close(name: string): void {
    if (name === 'a') this.#inLink = false
    if (name === 'title') this.#inTitle = false
    if (!blocks.has(name)) this.#inline.close(name, this.#pieces)
    if (!this.#counts.get(name)) {
      // a stray `</p>` ends a line
      if (name === 'p') this.#flush()
      return
    }
    const at = this.#find((own) => own === name, name === 'table' ? undefined : tables)
    if (at > 0) while (this.#stack.length > at) this.#pop()
  }

  text(text: string): void {
    if (this.#inTitle) this.title += text
    else if (this.#leftOut === 0) this.#add(text)
  }

  end(): void {
    while (this.#stack.length > 1) this.#pop()
    this.#flush()
  }

  #add(text: string): void {
    if (this.elements[this.#top()]?.name === 'pre' && text.includes('\n')) {
      for (const line of text.split('\n')) {
        this.#pieces.push(line)
        this.#flush()
      }
      return
    }
    this.#inline.add(text, this.#pieces)
    if (this.#inLink) this.#linked += text.trim().length
  }

  #meta(raw: string): void {
    const attributes = readAttributes(raw)
    const name = (attributes.get('name') ?? attributes.get('property'))?.toLowerCase()
    const content = attributes.get('content')?.trim()
    if (name && content && !this.metas.has(name)) this.metas.set(name, content)
  }

  #top(): number {
    return this.#stack[this.#stack.length - 1] as number
  }

  #push(name: string, mark: string): void {
    this.elements.push({ name, parent: this.#top(), mark })
    this.#stack.push(this.elements.length - 1)
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
  }

  #pop(): void {
    this.#flush()
    const element = this.#stack.pop() as number
    const name = this.elements[element]?.name ?? ''
    this.#lists.close(name)
    this.#counts.set(name, (this.#counts.get(name) ?? 1) - 1)
    this.#inline.leave(this.#stack.length, this.#pieces)
    if (this.#stack.length < this.#leftOut) this.#leftOut = 0
    if (blocks.has(name)) this.#inLink = false
    const row = this.#rows.at(-1)
    if (row?.element === element) {
      this.#rows.pop()
      this.#closeRow(row.element, row.starts)
    }
  }

  #flush(): void {
    this.#inline.settle(this.#pieces)
    if (this.#pieces.length === 0) return
    const text = this.#lists.numbered(collapseBlanks(this.#pieces.join('')))
    if (text) this.lines.push({ text, linked: Math.min(this.#linked, text.length), element: this.#top() })
    this.#pieces = []
    this.#linked = 0
  }

  /** Put the cells of a row that is no layout on one line. */
  #closeRow(element: number, starts: readonly number[]): void {
    const first = starts[0]
    if (first === undefined || starts.length < 2) return
    const own = this.lines.slice(first)
    const cells = starts.map((start, i) => own.slice(start - first, (starts[i + 1] ?? this.lines.length) - first))
    const [text, ...rest] = rowLines(cells.map((cell) => cell.map((line) => line.text)))
    if (text === undefined || rest.length > 0) return
    this.lines.length = first
    this.lines.push({ text, linked: own.reduce((sum, line) => sum + line.linked, 0), element })
  }

  /** End the blocks that an opening tag ends: a `<p>` by the next block, a cell by the next cell. */
  #closeFor(name: string): void {
    if (!blocks.has(name)) return
    const top = this.elements[this.#top()]?.name ?? ''
    if (headings.has(top)) this.#pop()
    const rule = closedBy[name]
    if (!rule) return
    const [closes, within] = rule
    const at = this.#find((own) => closes.has(own), within)
    if (at > 0) while (this.#stack.length > at) this.#pop()
  }

  /** Height of the nearest open block of these names, 0 where there is none before one of `within`. */
  #find(wanted: (name: string) => boolean, within?: ReadonlySet<string>): number {
    for (let at = this.#stack.length - 1; at > 0; at--) {
      const name = this.elements[this.#stack[at] as number]?.name ?? ''
      if (wanted(name)) return at
      if (within?.has(name)) return 0
    }
    return 0
  }
}

const none: ReadonlyMap<string, string> = new Map()
const tables = words('table')
const voids = words('br hr meta img input link base col embed area source track wbr param keygen')

function isHidden(attributes: ReadonlyMap<string, string>): boolean {
  if (attributes.has('hidden')) return true
  const style = attributes.get('style')
  return (
    style !== undefined && /display\s{0,3}:\s{0,3}none|font-size\s{0,3}:\s{0,3}0(?:px|pt)?\s{0,3}(?:;|$)/i.test(style)
  )
}
