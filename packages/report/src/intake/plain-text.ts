import type { Decoded, Reading } from './decoded.ts'
import { emptyFile, unknownFormat } from './refusals.ts'
import { detectEncoding, readability } from './text-encoding.ts'
import { undecodable } from './undecodable.ts'

/** Below this readability of its beginning, bytes are no text: random bytes reach about 0.1, any prose 0.4. */
const leastReadable = 0.25

/** A text and the encoding it was found in, or why the bytes are none. */
export type Text =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: string }
  | Extract<Reading, { kind: 'refused' }>

/** The characters of a text file, in the encoding that is given or found; what cannot be decoded becomes U+FFFD. */
export function decodeText(bytes: Uint8Array, charset?: string): Text {
  const encoding = charset ?? detectEncoding(bytes).encoding
  const decoded = new TextDecoder(encoding).decode(bytes)
  // NUL is no character of a text, and databases refuse it
  const text = decoded.includes('\0') ? decoded.replaceAll('\0', '\ufffd') : decoded
  if (!/\S/.test(text)) return emptyFile
  if (!isText(text)) return unknownFormat
  return { kind: 'text', text, encoding }
}

/** A text file as a document: its characters as they are, every place that could not be decoded a finding. */
export function plainText({ text, encoding }: { readonly text: string; readonly encoding: string }): Decoded {
  return { kind: 'decoded', format: 'txt', encoding, text, places: [], meta: {}, findings: undecodable(text) }
}

/** False for binary rubbish: judged at the beginning, in the middle and at the end. */
function isText(text: string): boolean {
  const size = 8192
  const parts = [0, (text.length - size) >> 1, text.length - size].map((at) =>
    text.slice(Math.max(0, at), Math.max(0, at) + size),
  )
  return readability(parts.join('')) >= leastReadable
}
