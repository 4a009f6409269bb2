import { type Edit, edit, type Source } from '../source/source.ts'

const blocks =
  'p div br h1 h2 h3 h4 h5 h6 li ul ol dl dt dd tr table tbody thead tfoot center section article header footer blockquote pre hr title head body html form option select fieldset figure figcaption nav aside main address caption'.split(
    ' ',
  )
const inline =
  'span a b i u s em strong font sub sup img td th o:p small big tt code input label button meta link abbr cite mark del ins st1 st2 v w iframe object embed param wbr nobr colgroup col area map svg path strike'.split(
    ' ',
  )
const block = new Set(blocks)
const known = new Set([...blocks, ...inline])
const hidden = /^(?:script|style|noscript|textarea)/i
const attribute =
  /^(?:class|style|id|align|href|src|width|height|color|size|face|lang|target|title|border|name|type|http|data|on[a-z]+)/i
const longest = 4000

/**
 * Tags that were left in the text taken out, a tag of a block as a line break: `…⟦</p><p>⟧二、…`; a table
 * cell's as a tab; scripts and styles with what they hold. Also tags whose blanks were lost, `<divclass="title">`. A `<` that opens no tag stays (`＜35微克`).
 */
export function markup(source: Source): Source {
  const { text } = source
  const edits: Edit[] = []
  let shut = -2
  /** Where the next closing tag begins; looked for once, so that no text is searched again and again. */
  const nextShut = (from: number) => {
    if (shut !== -1 && shut < from) shut = text.indexOf('</', from)
    return shut
  }
  let open = text.indexOf('<')
  while (open >= 0) {
    const tag = tagAt(text, open, nextShut)
    if (tag) edits.push({ start: open, end: tag.end, text: tag.text })
    open = text.indexOf('<', tag ? tag.end : open + 1)
  }
  return edit(source, 'markup', edits)
}

function tagAt(
  text: string,
  open: number,
  nextShut: (from: number) => number,
): { end: number; text: string } | undefined {
  if (text.startsWith('<!--', open)) {
    const end = text.indexOf('-->', open)
    return end < 0 ? undefined : { end: end + 3, text: '' }
  }
  const code = text.charCodeAt(open + 1) | 32
  if (code !== 47 && !(code >= 97 && code <= 122) && code !== 33 && code !== 63) return undefined
  const head = /^<[/!?]?([a-z][a-z0-9:]*)/i.exec(text.slice(open, open + 40))
  if (!head) return undefined
  const close = closing(text, open)
  if (close < 0) return undefined
  const name = tagName((head[1] ?? '').toLowerCase())
  if (!name && !hidden.test(head[1] ?? '') && !/^<[!?]/.test(head[0])) return undefined
  if (hidden.test(head[1] ?? '') && !head[0].startsWith('</')) {
    const end = nextShut(close)
    const shut = end < 0 ? -1 : closing(text, end)
    if (shut > 0) return { end: shut + 1, text: '' }
  }
  return { end: close + 1, text: block.has(name ?? '') ? '\n' : name === 'td' || name === 'th' ? '\t' : '' }
}

/** Where the `>` of a tag stands; -1 when it has none before the next `<` or within a sane length. */
function closing(text: string, open: number): number {
  const limit = Math.min(text.length, open + longest)
  for (let i = open + 1; i < limit; i++) {
    const code = text.charCodeAt(i)
    if (code === 62) return i
    if (code === 60) return -1
  }
  return -1
}

/** The tag a name stands for, also with its first attribute run into it: `divclass` is `div`. */
function tagName(name: string): string | undefined {
  if (known.has(name)) return name
  for (let end = name.length - 1; end > 0; end--) {
    const start = name.slice(0, end)
    if (known.has(start) && attribute.test(name.slice(end))) return start
  }
  return undefined
}
