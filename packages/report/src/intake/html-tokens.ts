import { decodeEntities } from './html-entities.ts'

/** What a scan of HTML reports, in order; names are lower case. */
export interface HtmlHandler {
  open(name: string, attributes: string): void
  close(name: string): void
  /** Characters with their entities decoded, white space as it stands. */
  text(text: string): void
}

const nameAt = /[a-zA-Z][a-zA-Z0-9:-]*/y
// damaged pages run a name and its first attribute together: `<divclass="title">`
const glued = /^(div|p|span|table|td|tr|h[1-6]|ul|ol|li|font|section|article)(?:class|id|style|align)$/
const rawText = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes'])

/** Scan HTML once from end to end, whatever is missing or left open in it; time is linear in its length. */
export function scanHtml(html: string, handler: HtmlHandler): void {
  const unclosed = new Set<string>()
  let at = 0
  while (at < html.length) {
    const tag = html.indexOf('<', at)
    const end = tag < 0 ? html.length : tag
    if (end > at) handler.text(decodeEntities(html.slice(at, end)))
    if (tag < 0) return
    at = scanTag(html, tag, handler, unclosed)
  }
}

/** Report the tag at `start` and return where the text goes on. */
function scanTag(html: string, start: number, handler: HtmlHandler, unclosed: Set<string>): number {
  const next = html.charCodeAt(start + 1)
  if (next === 0x21 || next === 0x3f) return skipDeclaration(html, start, unclosed)
  const closing = next === 0x2f
  nameAt.lastIndex = start + (closing ? 2 : 1)
  const found = nameAt.exec(html)?.[0].toLowerCase()
  if (!found) {
    handler.text('<')
    return start + 1
  }
  const end = tagEnd(html, nameAt.lastIndex)
  if (end < 0) return html.length
  const name = glued.exec(found)?.[1] ?? found
  if (closing) {
    handler.close(name)
    return end + 1
  }
  handler.open(name, html.slice(start + 1 + name.length, end))
  if (!rawText.has(name) || unclosed.has(name)) return end + 1
  const close = findClose(html, name, end + 1)
  if (close < 0) {
    unclosed.add(name)
    return end + 1
  }
  if (name === 'title' || name === 'textarea') handler.text(decodeEntities(html.slice(end + 1, close)))
  return close
}

/** Past a comment, `<!DOCTYPE …>`, `<![CDATA[…]]>` or `<?…>`; one that is not closed ends at its next `>`. */
function skipDeclaration(html: string, start: number, unclosed: Set<string>): number {
  if (html.startsWith('<!--', start) && !unclosed.has('!--')) {
    const end = html.indexOf('-->', start + 4)
    if (end >= 0) return end + 3
    unclosed.add('!--')
  }
  const end = html.indexOf('>', start)
  return end < 0 ? html.length : end + 1
}

/** Position of the `>` that ends a tag; quotes are heeded unless they run on too long to be meant. */
function tagEnd(html: string, from: number): number {
  const limit = Math.min(html.length, from + 4000)
  let quote = 0
  for (let at = from; at < limit; at++) {
    const code = html.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 0x3e) return at
    else if (code === 0x3c) return at - 1
    else if ((code === 0x22 || code === 0x27) && html.charCodeAt(at - 1) === 0x3d) quote = code
  }
  const end = html.indexOf('>', from)
  return end < 0 && limit === html.length ? -1 : end
}

function findClose(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2))
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at
  return -1
}

/** The attributes of a tag by lower-case name, the first of each kept, values decoded. */
export function readAttributes(raw: string): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single, bare] of raw
    .slice(0, 8000)
    .matchAll(/([^\s"'<>/=]+)(?:\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g)) {
    const key = name.toLowerCase()
    if (!attributes.has(key)) attributes.set(key, decodeEntities(double ?? single ?? bare ?? ''))
  }
  return attributes
}
