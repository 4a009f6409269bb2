import { inflateSync } from 'node:zlib'
import { type Danger, dangerOfHead, holdsProgram, isContainer } from './dangers.ts'

const mostOfOne = 32 * 1024 * 1024
const mostOfAll = 256 * 1024 * 1024

/** The dangers in a PDF: scripts, programs that it starts, forms that it sends, files in it that are no plain data. */
export function dangersInPdf(bytes: Buffer): ReadonlySet<Danger> {
  const found = new Set<Danger>()
  const text = bytes.toString('latin1')
  look(text, found)
  let left = mostOfAll
  for (const { dictionary, from, to } of streams(text)) {
    const names = plainNames(dictionary)
    const embedded = /\/EmbeddedFile\b/.test(names)
    if (!embedded && !/\/ObjStm\b/.test(names) && !/\/JS\b|\/JavaScript\b/.test(names)) continue
    const content = unfiltered(bytes.subarray(from, to), names, Math.min(left, mostOfOne))
    if (content === null) {
      found.add('unseen')
      continue
    }
    left -= content.length
    if (/\/ObjStm\b/.test(names)) look(content.toString('latin1'), found)
    if (!embedded) continue
    const danger = dangerOfHead(content)
    if (danger) found.add(danger)
    if (isContainer(content)) found.add('object')
    if (holdsProgram(content)) found.add('program')
  }
  return found
}

function look(text: string, found: Set<Danger>): void {
  const names = plainNames(text)
  if (/\/(?:JavaScript|JS)\b/.test(names)) found.add('macro')
  if (/\/(?:Launch)\b/.test(names)) found.add('program')
  if (/\/(?:RichMedia|Flash|Movie)\b/.test(names)) found.add('object')
  if (/\/S\s*\/(?:SubmitForm|ImportData|GoToE)\b/.test(names)) found.add('remote')
}

/** Names without their hexadecimal disguise: `/J#61vaScript`. */
const plainNames = (text: string): string =>
  text.includes('#')
    ? text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

function* streams(
  text: string,
): Generator<{ readonly dictionary: string; readonly from: number; readonly to: number }> {
  let before = 0
  for (let at = text.indexOf('stream', 0); at >= 0; at = text.indexOf('stream', at + 6)) {
    if (text.startsWith('end', at - 3)) continue
    const from = at + 6 + (text.startsWith('\r\n', at + 6) ? 2 : 1)
    const to = text.indexOf('endstream', from)
    if (to < 0) return
    // the dictionary stands right before, behind the object's beginning
    const begin = Math.max(before, text.lastIndexOf(' obj', at), at - 4096)
    yield { dictionary: text.slice(begin, at), from, to }
    before = to
    at = to + 3
  }
}

function unfiltered(data: Buffer, dictionary: string, most: number): Buffer | null {
  if (!/\/Filter\b/.test(dictionary)) return data
  const filters = [
    ...dictionary.matchAll(
      /\/(FlateDecode|Fl|ASCIIHexDecode|AHx|ASCII85Decode|A85|LZWDecode|RunLengthDecode|Crypt)\b/g,
    ),
  ].map(([, name]) => name)
  let content = data
  for (const filter of filters) {
    if (most < 1) return null
    if (filter === 'FlateDecode' || filter === 'Fl') {
      try {
        content = inflateSync(content, { maxOutputLength: most, finishFlush: 2 })
      } catch {
        return null
      }
    } else if (filter === 'ASCIIHexDecode' || filter === 'AHx')
      content = Buffer.from(content.toString('latin1').replace(/[^0-9a-f]/gi, ''), 'hex')
    else return null
  }
  return filters.length > 0 ? content : null
}
