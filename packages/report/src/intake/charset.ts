import { byteOrderMark, detectEncoding, isUtf8, readability } from './text-encoding.ts'

/**
 * The label of the encoding a page's header or `<meta>` declares, where its bytes bear it out; undefined without one.
 * Servers declare `ISO-8859-1` for GBK and `gb2312` for UTF-8, so a declaration only wins over an equal guess.
 */
export function charsetOf(bytes: Uint8Array, contentType = ''): string | undefined {
  const declared = known(/charset\s*=\s*["']?([\w-]+)/i.exec(contentType)?.[1]) ?? known(metaCharset(bytes))
  if (!declared || byteOrderMark(bytes) || isUtf8(bytes)) return undefined
  const sample = bytes.subarray(0, 64 * 1024)
  const asDeclared = readability(new TextDecoder(declared).decode(sample))
  return detectEncoding(bytes).score > asDeclared + 0.1 ? undefined : declared
}

/** What a `<meta charset>` or `<?xml encoding?>` near the beginning says. */
function metaCharset(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 4096))
  if (!head.includes('<')) return undefined
  return (
    /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ??
    /<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1]
  )
}

/** The label as the Encoding Standard has it; GBK and GB 2312 are read as GB 18030, which holds both. */
function known(label: string | undefined): string | undefined {
  if (!label) return undefined
  try {
    const { encoding } = new TextDecoder(label)
    return encoding === 'gbk' ? 'gb18030' : encoding.startsWith('utf-16') ? undefined : encoding
  } catch {
    return undefined
  }
}
