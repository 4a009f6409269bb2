import { inflateRawSync } from 'node:zlib'
import { type Danger, dangerOfHead, holdsProgram, isContainer } from './dangers.ts'
import { dangersInCompound } from './dangers-in-compound.ts'

const mostEntries = 10_000
const mostOfOne = 64 * 1024 * 1024
const mostOfAll = 384 * 1024 * 1024

/** The dangers in a document of Office or OFD: every part is unpacked and looked at, by its content and its relations and never by its name alone. */
export function dangersInZip(bytes: Buffer): ReadonlySet<Danger> {
  const found = new Set<Danger>()
  const parts = entries(bytes)
  if (parts === null) return new Set<Danger>(['unseen'])
  if (parts.hidden) found.add('polyglot')
  let left = mostOfAll
  for (const entry of parts.entries) {
    const part = unpacked(bytes, entry, Math.min(left, mostOfOne))
    if (part === null) {
      found.add('unseen')
      continue
    }
    left -= part.length
    const danger = dangerOfHead(part)
    if (danger) found.add(danger)
    if (isContainer(part)) for (const inner of containerDangers(part)) found.add(inner)
    else if (!isPicture(part) && holdsProgram(part)) found.add('program')
    if (isText(part)) for (const inner of dangersInXml(entry.name, decoded(part))) found.add(inner)
  }
  return found
}

/** A container within a document is an object at least; one of the old Office may hold macros, too. */
function containerDangers(part: Buffer): ReadonlySet<Danger> {
  const inner = part[0] === 0xd0 ? dangersInCompound(part) : new Set<Danger>()
  // vbaProject.bin is a container of nothing but macros
  return inner.has('macro') ? inner : new Set<Danger>([...inner, 'object'])
}

/** The dangers in a part of XML, whatever it is called. */
export function dangersInXml(name: string, xml: string): ReadonlySet<Danger> {
  const found = new Set<Danger>()
  const add = (danger: Danger, pattern: RegExp) => pattern.test(xml) && found.add(danger)
  if (/\[content_types\]\.xml$/i.test(name) || /<(?:\w+:)?Types[\s>]/.test(xml)) {
    add('macro', /macroEnabled|vbaProject|macrosheet/i)
    add('object', /activeX|oleObject/i)
  }
  for (const [tag] of xml.matchAll(/<(?:\w+:)?Relationship\s[^<>]*>/g))
    for (const danger of ofRelation(tag)) found.add(danger)
  add('object', /<(?:\w+:)?(?:OLEObject|oleObject|oleObj|control|ocx|altChunk)[\s/>]/)
  add('dde', /<(?:\w+:)?ddeLink[\s>]/)
  const fields = [
    ...xml.matchAll(/<(?:\w+:)?instrText(?:\s[^<>]*)?>([^<]*)</g),
    ...xml.matchAll(/<(?:\w+:)?fldSimple\s[^<>]*?instr\s*=\s*["']([^"']*)/g),
  ]
  // the words of one field may be spread over many runs
  const words = entities(fields.map(([, text = '']) => text).join('')).replace(/\s+/g, ' ')
  if (/DDE(?:AUTO)?\b/i.test(words.replace(/["']/g, ''))) found.add('dde')
  for (const [, formula = ''] of xml.matchAll(/<(?:\w+:)?f(?:\s[^<>]*)?>([^<]*)</g))
    if (/[A-Za-z\]]\|/.test(entities(formula)) && /!/.test(formula)) found.add('dde')
  return found
}

const macroTypes = /\/(?:vbaProject|vbaProjectSignature|wordVbaData|xlMacrosheet|xlIntlMacrosheet)$/i
const objectTypes = /\/(?:oleObject|package|control|activeXControlBinary|aFChunk|attachedToolbars)$/i
/** What may point elsewhere: a link that somebody has to click, and the name of a workbook that figures came from. */
const harmless =
  /\/(?:hyperlink|externalLinkPath|externalLinkLongPath|xlExternalLinkPath\/xlPathMissing|xlPathMissing)$/i

function ofRelation(tag: string): Danger[] {
  const attribute = (name: string) =>
    entities(new RegExp(`\\s${name}\\s*=\\s*(["'])(.*?)\\1`, 's').exec(tag)?.[2] ?? '').trim()
  const [type, target, mode] = [attribute('Type'), attribute('Target'), attribute('TargetMode')]
  if (macroTypes.test(type)) return ['macro']
  const external = /^external$/i.test(mode) || /^(?:[a-z][a-z0-9+.-]*:|\\\\|\/\/)/i.test(target)
  if (external) {
    if (/^(?:javascript|vbscript|data|mhtml|mk|ms-[\w-]+|search-ms|script|hcp):/i.test(target)) return ['remote']
    if (!harmless.test(type)) return ['remote']
    const hyperlink = /hyperlink$/i.test(type)
    return !hyperlink && /^(?:https?:|ftp:|\\\\|\/\/|file:\/{0,3}(?:\\\\|\/\/))/i.test(target) ? ['remote'] : []
  }
  return objectTypes.test(type) ? ['object'] : []
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly flags: number
  readonly packed: number
  readonly start: number
}

/** The entries of an archive by its directory; `hidden` when there are others, or other bytes, than it lists. */
function entries(bytes: Buffer): { readonly entries: readonly Entry[]; readonly hidden: boolean } | null {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > bytes.length) return null
  const count = bytes.readUInt16LE(end + 10)
  const listed: Entry[] = []
  const spans: (readonly [number, number])[] = []
  let at = bytes.readUInt32LE(end + 16)
  const directory = at
  for (let index = 0; index < count; index++) {
    if (index >= mostEntries || at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) return null
    const nameLength = bytes.readUInt16LE(at + 28)
    const header = bytes.readUInt32LE(at + 42)
    const packed = bytes.readUInt32LE(at + 20)
    if (header + 30 > directory || bytes.readUInt32LE(header) !== 0x04034b50) return null
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
    if (start + packed > directory) return null
    listed.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      flags: bytes.readUInt16LE(at + 8),
      packed,
      start,
    })
    spans.push([header, start + packed])
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  spans.sort(([a], [b]) => a - b)
  let reached = 0
  let hidden = false
  for (const [from, to] of spans) {
    // a descriptor of up to 24 bytes may stand behind an entry
    if (from - reached > 24 || from < reached) hidden = true
    reached = to
  }
  if (directory - reached > 24 || bytes.length - end - 22 > bytes.readUInt16LE(end + 20)) hidden = true
  return { entries: listed, hidden }
}

function unpacked(bytes: Buffer, { method, flags, packed, start }: Entry, most: number): Buffer | null {
  if ((flags & 1) !== 0) return null
  const data = bytes.subarray(start, start + packed)
  if (method === 0) return data
  if (method !== 8 || most < 1) return null
  try {
    return inflateRawSync(data, { maxOutputLength: most })
  } catch {
    return null
  }
}

const isPicture = (part: Buffer): boolean =>
  ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'BM', 'RIFF', 'II*\0', 'MM\0*'].some((head) =>
    part.subarray(0, head.length).equals(Buffer.from(head, 'latin1')),
  )

const isText = (part: Buffer): boolean =>
  /^[\s\0]*(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*</.test(part.subarray(0, 64).toString('latin1'))

/** XML in UTF-8 or, with or without its mark, UTF-16. */
function decoded(part: Buffer): string {
  if (part[0] === 0xff && part[1] === 0xfe) return part.toString('utf16le', 2)
  if ((part[0] === 0xfe && part[1] === 0xff) || (part[0] === 0 && part[1] === 0x3c))
    return Buffer.from(part.subarray(0, part.length & ~1))
      .swap16()
      .toString('utf16le')
  return part[0] === 0x3c && part[1] === 0 ? part.toString('utf16le') : part.toString('utf8')
}

const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const entities = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (all, hex?: string, decimal?: string, name?: string) => {
    if (name) return names[name] ?? all
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : ''
  })
