import { inflateRawSync } from 'node:zlib'
import { Zip, ZipError, type ZipLimits } from '@luoshi/report/zip'
import { withoutEntities } from '../../domain/xml-entities.ts'
import { type Danger, dangerOfHead, holdsProgram, isContainer } from './dangers.ts'
import { dangersInCompound } from './dangers-in-compound.ts'

const limits: ZipLimits = {
  most: 384 * 1024 * 1024,
  mostOfOne: 64 * 1024 * 1024,
  mostEntries: 10_000,
  inflate: (data, limit) => inflateRawSync(data, { maxOutputLength: limit }),
}

/** The dangers in a document of Office or OFD: every part is unpacked and looked at, by its content and its relations and never by its name alone. */
export function dangersInZip(bytes: Buffer): ReadonlySet<Danger> {
  const zip = opened(bytes)
  if (!zip?.whole) return new Set<Danger>(['unseen'])
  const found = new Set<Danger>(zip.hides ? ['polyglot'] : [])
  for (const entry of zip.entries) {
    const part = unpacked(zip, entry)
    if (part === null) {
      found.add('unseen')
      continue
    }
    const danger = dangerOfHead(part)
    if (danger) found.add(danger)
    if (isContainer(part)) for (const inner of containerDangers(part)) found.add(inner)
    else if (!isPicture(part) && holdsProgram(part)) found.add('program')
    if (isText(part)) for (const inner of dangersInXml(entry.name, decoded(part))) found.add(inner)
  }
  return found
}

function opened(bytes: Buffer): Zip | null {
  try {
    return new Zip(bytes, limits)
  } catch (error) {
    if (error instanceof ZipError) return null
    throw error
  }
}

/** A part's bytes; null where they cannot be had, or are too many. */
function unpacked(zip: Zip, entry: Zip['entries'][number]): Buffer | null {
  try {
    const part = zip.unpacked(entry)
    return Buffer.from(part.buffer, part.byteOffset, part.length)
  } catch (error) {
    if (error instanceof ZipError) return null
    throw error
  }
}

/** A container within a document is an object at least; one of the old Office may hold macros, too. */
function containerDangers(part: Buffer): ReadonlySet<Danger> {
  const inner = part[0] === 0xd0 ? dangersInCompound(part) : new Set<Danger>()
  // vbaProject.bin is a container of nothing but macros
  return inner.has('macro') ? inner : new Set<Danger>([...inner, 'object'])
}

/** The dangers in a part of XML, whatever it is called. */
function dangersInXml(name: string, xml: string): ReadonlySet<Danger> {
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
  const words = withoutEntities(fields.map(([, text = '']) => text).join('')).replace(/\s+/g, ' ')
  if (/DDE(?:AUTO)?\b/i.test(words.replace(/["']/g, ''))) found.add('dde')
  for (const [, formula = ''] of xml.matchAll(/<(?:\w+:)?f(?:\s[^<>]*)?>([^<]*)</g))
    if (/[A-Za-z\]]\|/.test(withoutEntities(formula)) && /!/.test(formula)) found.add('dde')
  return found
}

const macroTypes = /\/(?:vbaProject|vbaProjectSignature|wordVbaData|xlMacrosheet|xlIntlMacrosheet)$/i
const objectTypes = /\/(?:oleObject|package|control|activeXControlBinary|aFChunk|attachedToolbars)$/i
/** What may point elsewhere: a link that somebody has to click, and the name of a workbook that figures came from. */
const harmless =
  /\/(?:hyperlink|externalLinkPath|externalLinkLongPath|xlExternalLinkPath\/xlPathMissing|xlPathMissing)$/i

function ofRelation(tag: string): Danger[] {
  const attribute = (name: string) =>
    withoutEntities(new RegExp(`\\s${name}\\s*=\\s*(["'])(.*?)\\1`, 's').exec(tag)?.[2] ?? '').trim()
  const [type, target, mode] = [attribute('Type'), attribute('Target'), attribute('TargetMode')]
  if (macroTypes.test(type)) return ['macro']
  const external = /^external$/i.test(mode) || /^(?:[a-z][a-z0-9+.-]*:|\\\\|\/\/)/i.test(target)
  if (external) {
    if (/^(?:javascript|vbscript|data|mhtml|mk|ms-[\w-]+|search-ms|script|hcp):/i.test(target)) return ['remote']
    if (!harmless.test(type)) return ['remote']
    const hyperlink = /hyperlink$/i.test(type)
    return !hyperlink && /^(?:https?:|ftp:|\\\\|\/\/|file:(?:\/{4,}|\/{0,3}\\\\|\/\/[^/\\]))/i.test(target)
      ? ['remote']
      : []
  }
  return objectTypes.test(type) ? ['object'] : []
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
