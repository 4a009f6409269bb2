import { charsetOf } from './charset.ts'
import type { Reading } from './decoded.ts'
import { decodeText } from './plain-text.ts'
import { unsupportedFormat } from './refusals.ts'

/** One part of a message; its bytes as they stand, one character each. */
interface Part {
  readonly headers: string
  readonly body: string
}

const mostParts = 2000

/**
 * A page saved as one file (`.mht`, `.mhtml`), as browsers and Word write it: its first page. Read here and not by a
 * library for mail: those run the frames of a page together and decode a page that names no character set as UTF-8.
 */
export async function readMht(bytes: Uint8Array): Promise<Reading> {
  const message = new TextDecoder('latin1').decode(bytes)
  const page = partsOf(message).find(({ headers }) =>
    /^content-type:\s{0,9}(?:text\/html|application\/xhtml)/im.test(headers),
  )
  if (!page) return unsupportedFormat('不含网页的 MHT 文件', 'an MHT file without a page')
  const content = decodeBody(page)
  const type = /^content-type:(.{1,400})/im.exec(page.headers)?.[1] ?? ''
  const text = decodeText(content, charsetOf(content, type))
  if (text.kind === 'refused') return text
  return (await import('./html.ts')).readHtml(text)
}

/** The parts of a message that are no parts themselves, in order. */
function partsOf(message: string): Part[] {
  const parts: Part[] = []
  const open = [message]
  while (open.length > 0 && parts.length < mostParts) {
    const part = split(open.shift() ?? '')
    const boundary = /^content-type:\s{0,9}multipart\/.{0,400}?boundary="?([^"\r\n;]{1,200})/im.exec(part.headers)?.[1]
    if (boundary === undefined) parts.push(part)
    else
      open.unshift(
        ...part.body
          .split(`--${boundary.trim()}`)
          .slice(1, mostParts)
          .filter((each) => !each.startsWith('--')),
      )
  }
  return parts
}

/** Head and body, the head's broken lines put together. */
function split(part: string): Part {
  const text = part.replace(/^[\r\n]+/, '')
  const end = /\r?\n\r?\n/.exec(text)
  if (!end) return { headers: text, body: '' }
  return { headers: text.slice(0, end.index).replace(/\r?\n[ \t]+/g, ' '), body: text.slice(end.index + end[0].length) }
}

function decodeBody({ headers, body }: Part): Uint8Array {
  const encoding = /^content-transfer-encoding:\s{0,9}([\w-]{1,30})/im.exec(headers)?.[1]?.toLowerCase()
  if (encoding === 'base64') return latin1(atob(body.replace(/[^A-Za-z0-9+/]/g, '').replace(/^((?:.{4})*).$/, '$1')))
  if (encoding !== 'quoted-printable') return latin1(body)
  return latin1(
    body
      .replace(/[ \t]*=[ \t]*\r?\n/g, '')
      .replace(/=([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  )
}

function latin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}
