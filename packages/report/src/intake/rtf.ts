import type { Reading } from './decoded.ts'
import { joinLines, type PlacedLine } from './lines-of-text.ts'
import { brokenWord, emptyFile } from './refusals.ts'
import { raised, SetAside } from './set-aside.ts'
import { rowLines } from './table-row.ts'

/** Groups of these hold no text of the document. */
const aside = new Set(
  'fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf footnote listtable listoverridetable revtbl rsidtbl generator themedata colorschememapping datastore latentstyles xmlnstbl fldinst nonshppict pgptbl userprops bkmkstart bkmkend template annotation atnid atnauthor atndate wgrffmtfilter'.split(
    ' ',
  ),
)
const signs: Readonly<Record<string, string>> = {
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  tab: ' ',
  emspace: '\u2003',
  enspace: '\u2002',
  line: '\n',
}
const codePages: Readonly<Record<string, string>> = {
  '936': 'gb18030',
  '950': 'big5',
  '932': 'shift_jis',
  '949': 'euc-kr',
  '1252': 'windows-1252',
  '65001': 'utf-8',
}
const control = /\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^a-zA-Z]))/y

/** Words that set how what follows looks, where that says what it is. */
const looks = new Set(['strike', 'striked', 'super', 'up', 'sub', 'nosupersub', 'plain'])

interface Group {
  aside: boolean
  hidden: boolean
  struck: boolean
  raised: boolean
  /** Characters that stand behind a `\u` for readers without Unicode. */
  fallback: number
}

/** A Rich Text file, often found under the name `.doc`: paragraphs as lines, table rows with tabs. */
export function readRtf(bytes: Uint8Array): Reading {
  const rtf = new TextDecoder('latin1').decode(bytes)
  const reader = new RtfReader()
  reader.read(rtf)
  if (reader.lines.length === 0) return rtf.trimEnd().endsWith('}') ? emptyFile : brokenWord('RTF')
  const { text, places } = joinLines(reader.lines)
  return { kind: 'decoded', format: 'doc', encoding: null, meta: {}, ...reader.aside.settle(text, places) }
}

class RtfReader {
  readonly lines: PlacedLine[] = []
  readonly aside = new SetAside()
  #decoder = new TextDecoder('gb18030')
  #group: Group = { aside: false, hidden: false, struck: false, raised: false, fallback: 1 }
  readonly #outer: Group[] = []
  #pieces: string[] = []
  /** Words held back until it is known what they are. */
  #held: string[] = []
  #holding: 'struck' | 'raised' | null = null
  #pending: number[] = []
  #skip = 0
  #cells: string[][] = [[]]
  #inTable = false

  read(rtf: string): void {
    for (let at = 0; at < rtf.length; ) {
      const sign = rtf.charCodeAt(at)
      if (sign === 0x7b) this.#begin(rtf.startsWith('\\*', at + 1))
      else if (sign === 0x7d) this.#finish()
      else if (sign === 0x5c) {
        control.lastIndex = at
        const found = control.exec(rtf)
        if (!found) break
        const [whole, word, value, hex, symbol] = found
        if (hex !== undefined) this.#byte(Number.parseInt(hex, 16))
        else if (word !== undefined) this.#word(word, value)
        else this.#symbol(symbol ?? '')
        // pictures and the like may follow in bytes that are no text
        at += word === 'bin' ? whole.length + Math.max(0, Number(value ?? 0)) : whole.length
        continue
      } else if (sign !== 0x0a && sign !== 0x0d) this.#byte(sign)
      at++
    }
    this.#end()
  }

  #end(): void {
    this.#paragraph()
    this.lines.push(...this.#cells.flat().map((text) => ({ text })))
    this.#cells = [[]]
  }

  #begin(optional: boolean): void {
    if (this.#outer.length < 10_000) this.#outer.push(this.#group)
    this.#group = { ...this.#group, aside: this.#group.aside || optional }
  }

  #finish(): void {
    this.#flush()
    this.#group = this.#outer.pop() ?? this.#group
  }

  #byte(byte: number): void {
    if (this.#skip > 0) this.#skip--
    else if (!this.#group.aside && !this.#group.hidden) this.#pending.push(byte)
  }

  #text(text: string): void {
    this.#flush()
    if (!this.#group.aside && !this.#group.hidden) this.#add(text)
  }

  #add(text: string): void {
    const look = this.#group.struck ? 'struck' : this.#group.raised ? 'raised' : null
    if (look !== this.#holding) this.#settle()
    this.#holding = look
    ;(look === null ? this.#pieces : this.#held).push(text)
  }

  #settle(): void {
    const held = this.#held.join('')
    const struck = this.#holding === 'struck'
    this.#holding = null
    this.#held = []
    if (held === '') return
    const plain = held.trim()
    const kind = struck ? 'struck' : raised(plain, this.#pieces.slice(-4).join('').trimEnd())
    if (kind === 'text' || plain === '') this.#pieces.push(held)
    else if (kind === 'struck') this.#pieces.push(this.aside.leave('struck-text', plain))
    else this.#pieces.push(this.aside.leave('raised-number', plain, kind === 'mark'))
  }

  /** Decode the bytes at hand: a character of GBK may be written as one byte in hex and one as it is. */
  #flush(): void {
    if (this.#pending.length === 0) return
    this.#add(this.#decoder.decode(new Uint8Array(this.#pending)))
    this.#pending = []
  }

  #symbol(symbol: string): void {
    if (symbol === '~') this.#text('\u00a0')
    else if (symbol === '_') this.#text('-')
    else if (symbol === '\n' || symbol === '\r') this.#paragraph()
    else if ('\\{}'.includes(symbol)) this.#byte(symbol.charCodeAt(0))
  }

  #word(word: string, value: string | undefined): void {
    const sign = signs[word]
    if (aside.has(word)) {
      this.#flush()
      this.#group.aside = true
    } else if (sign !== undefined) this.#text(sign)
    else if (word === 'u') {
      this.#text(String.fromCharCode(Number(value ?? 0) & 0xffff))
      this.#skip = this.#group.fallback
    } else if (word === 'uc') this.#group.fallback = Number(value ?? 1)
    else if (word === 'v' || word === 'deleted') {
      this.#flush()
      this.#group.hidden = value !== '0'
    } else if (looks.has(word)) this.#look(word, value)
    else if (word === 'ansicpg') this.#decoder = new TextDecoder(codePages[value ?? ''] ?? 'gb18030')
    else if (!this.#group.aside) this.#layout(word)
  }

  #look(word: string, value: string | undefined): void {
    this.#flush()
    if (word === 'strike' || word === 'striked') this.#group.struck = value !== '0'
    else if (word === 'super') this.#group.raised = value !== '0'
    else if (word === 'up') this.#group.raised = Number(value ?? 6) > 0
    else {
      this.#group.raised = false
      if (word === 'plain') this.#group.struck = false
    }
  }

  #layout(word: string): void {
    if (word === 'par' || word === 'sect' || word === 'page') this.#paragraph()
    else if (word === 'pard') this.#inTable = false
    else if (word === 'intbl') this.#inTable = true
    else if (word === 'cell') {
      this.#inTable = true
      this.#paragraph()
      this.#cells.push([])
    } else if (word === 'row') {
      this.lines.push(...rowLines(this.#cells.slice(0, -1)).map((text) => ({ text })))
      this.#cells = [[]]
    }
  }

  #paragraph(): void {
    this.#flush()
    this.#settle()
    const own = this.#pieces
      .join('')
      .split('\n')
      .flatMap((line) => (line.trim() ? [line.trim()] : []))
    this.#pieces = []
    if (this.#inTable) this.#cells.at(-1)?.push(...own)
    else {
      this.lines.push(...this.#cells.flat().map((text) => ({ text })), ...own.map((text) => ({ text })))
      this.#cells = [[]]
    }
  }
}
