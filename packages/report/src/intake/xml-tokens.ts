/** What a scan of XML reports, in order; names are without their prefix. */
export interface XmlHandler {
  /** `attributes` is the tag's source, for {@link attribute}; an empty element is opened and closed. */
  open(name: string, attributes: string): void
  close(name: string): void
  text(text: string): void
}

/** Scan XML once from end to end; a truncated text ends where it was cut. It does not recurse, so deep nesting cannot overflow the stack. */
export function scanXml(xml: string, handler: XmlHandler): void {
  let at = 0
  for (;;) {
    const tag = xml.indexOf('<', at)
    if (tag < 0) return
    if (tag > at) handler.text(decodeXml(xml.slice(at, tag)))
    const next = xml.charCodeAt(tag + 1)
    if (next === 0x21 || next === 0x3f) {
      at = skip(xml, tag, handler)
      if (at < 0) return
      continue
    }
    const end = xml.indexOf('>', tag)
    if (end < 0) return
    if (next === 0x2f) handler.close(localName(xml, tag + 2, end))
    else {
      const name = localName(xml, tag + 1, end)
      handler.open(name, xml.slice(tag, end))
      if (xml.charCodeAt(end - 1) === 0x2f) handler.close(name)
    }
    at = end + 1
  }
}

/** An attribute of a tag by its name without prefix, decoded: `<w:ilvl w:val="0"` → `0`; null where it has none. */
export function attribute(tag: string, name: string): string | null {
  for (let at = tag.indexOf(name); at > 0; at = tag.indexOf(name, at + 1)) {
    const before = tag.charCodeAt(at - 1)
    if (before !== 0x3a && before > 0x20) continue
    let value = at + name.length
    while (tag.charCodeAt(value) <= 0x20) value++
    if (tag.charCodeAt(value) !== 0x3d) continue
    do value++
    while (tag.charCodeAt(value) <= 0x20)
    const quote = tag.charAt(value)
    const end = quote === '"' || quote === "'" ? tag.indexOf(quote, value + 1) : -1
    if (end >= 0) return decodeXml(tag.slice(value + 1, end))
  }
  return null
}

function skip(xml: string, start: number, handler: XmlHandler): number {
  const cdata = xml.startsWith('<![CDATA[', start)
  const [opening, closing] = cdata ? ['<![CDATA[', ']]>'] : xml.startsWith('<!--', start) ? ['<!--', '-->'] : ['<', '>']
  const end = xml.indexOf(closing, start + opening.length)
  if (end < 0) return -1
  if (cdata) handler.text(xml.slice(start + opening.length, end))
  return end + closing.length
}

function localName(xml: string, start: number, end: number): string {
  let from = start
  for (let at = start; at < end; at++) {
    const code = xml.charCodeAt(at)
    if (code === 0x3a) from = at + 1
    else if (code <= 0x20 || code === 0x2f) return xml.slice(from, at)
  }
  return xml.slice(from, end)
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{2,4}));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd'
    },
  )
}
