import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { pageHeaders } from './page-headers.ts'

/** A page ready to be sent. */
export interface KeptPage {
  /** What it was made from; the page holds as long as this does. */
  readonly stamp: string
  /** Division code of the place it speaks of; null where it speaks of none. */
  readonly code: string | null
  readonly status: 200 | 404 | 410
  readonly body: Uint8Array<ArrayBuffer>
  readonly zipped: Uint8Array<ArrayBuffer>
  /** Hash of the body, without quotes: the same tag is the same page. */
  readonly tag: string
  /** What is sent before the plain and before the compressed body. */
  readonly headers: {
    readonly plain: Readonly<Record<string, string>>
    readonly zipped: Readonly<Record<string, string>>
  }
}

/** Pages by address, as many of the latest used as fit into so many bytes. */
export interface KeptPages {
  /** The page at the address, whatever it was made from; from now on the latest used. */
  readonly peek: (address: string) => KeptPage | undefined
  /**
   * The page at the address if it was made from this stamp, else the one that `make` gives, kept from then on; undefined,
   * and not kept, where it gives none.
   */
  readonly page: (
    address: string,
    stamp: string,
    make: () => Promise<MadePage | undefined>,
  ) => Promise<KeptPage | undefined>
}

/** A page as it was made, before it is kept and sent. */
export interface MadePage {
  readonly text: string
  readonly code?: string
  readonly status?: 200 | 404 | 410
  readonly mediaType?: string
}

const zip = promisify(gzip)

/** An empty store of at most `limit` bytes, counting both the plain and the compressed form. */
export function keptPages(limit = 64 << 20): KeptPages {
  const pages = new Map<string, KeptPage>()
  let bytes = 0
  const drop = (address: string) => {
    const page = pages.get(address)
    if (!page) return
    bytes -= sizeOf(page)
    pages.delete(address)
  }
  return {
    peek: (address) => {
      const page = pages.get(address)
      if (page) {
        pages.delete(address)
        pages.set(address, page)
      }
      return page
    },
    page: async (address, stamp, make) => {
      const known = pages.get(address)
      if (known?.stamp === stamp) return known
      const made = await make()
      if (!made) return undefined
      const page = await readyPage(stamp, made)
      drop(address)
      pages.set(address, page)
      bytes += sizeOf(page)
      for (const oldest of pages.keys()) {
        if (bytes <= limit) break
        drop(oldest)
      }
      return page
    },
  }
}

/** A made page with its tag and its compressed form. */
export async function readyPage(stamp: string, made: MadePage): Promise<KeptPage> {
  const body = Buffer.from(made.text, 'utf8')
  const zipped = await zip(body)
  const tag = createHash('sha256').update(body).digest('base64url').slice(0, 22)
  const type = {
    ...pageHeaders,
    'Cache-Control': 'no-cache',
    'Content-Type': made.mediaType ?? 'text/html; charset=utf-8',
  }
  return {
    stamp,
    code: made.code ?? null,
    status: made.status ?? 200,
    body,
    zipped,
    tag,
    headers: {
      plain: { ...type, ETag: `"${tag}"`, 'Content-Length': String(body.length) },
      zipped: { ...type, ETag: `"${tag}-gz"`, 'Content-Encoding': 'gzip', 'Content-Length': String(zipped.length) },
    },
  }
}

function sizeOf({ body, zipped }: KeptPage): number {
  return body.length + zipped.length + 1024
}
