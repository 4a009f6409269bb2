import type { Format } from '../report.ts'
import { charsetOf } from './charset.ts'
import type { Reading } from './decoded.ts'
import { isHtml } from './is-html.ts'
import { isMht, isWordXml } from './is-wrapped.ts'
import { decodeText, plainText } from './plain-text.ts'
import type { Intake } from './received.ts'
import { brokenFile, emptyFile, maxBytes, noTextLayer, tooLargeFile, unsupportedFormat } from './refusals.ts'
import { sha256 } from './sha256.ts'
import { sniff } from './sniff.ts'

/** What the caller knows of the bytes; their content decides where it says otherwise. */
export interface ReceiveOptions {
  /** The path or name, kept for the report; `-` for standard input. */
  readonly file?: string | null
  /** `txt` keeps a text with tags as it is, `html` reads a fragment as a page; the other formats show by themselves. */
  readonly format?: Format
  /** The header a web server sent, `text/html; charset=gbk`. */
  readonly contentType?: string
}

/** The decoded document, or why it could not be read; never throws for what the bytes hold. */
export async function receive(bytes: Uint8Array, options: ReceiveOptions = {}): Promise<Intake> {
  const file = options.file ?? null
  const reading = await readAny(bytes, options)
  if (reading.kind === 'refused') return { ...reading, file }
  const { kind: _, ...document } = reading
  return { kind: 'received', received: { file, sha256: await sha256(bytes), ...document } }
}

/** Each format's reader is loaded when its bytes turn up, so that a text costs none of them. */
async function readAny(bytes: Uint8Array, options: ReceiveOptions): Promise<Reading> {
  if (bytes.length === 0) return emptyFile
  if (bytes.length > maxBytes) return tooLargeFile(bytes.length)
  const container = sniff(bytes)
  try {
    switch (container) {
      case 'pdf':
        return await (await import('./pdf.ts')).readPdf(bytes)
      case 'zip':
        return await (await import('./zip-document.ts')).readZipDocument(bytes)
      case 'ole':
        return (await import('./doc.ts')).readDoc(bytes)
      case 'rtf':
        return (await import('./rtf.ts')).readRtf(bytes)
      case 'image':
        return noTextLayer('文件', 'file')
      case 'archive':
        return unsupportedFormat('压缩包', 'an archive')
      case 'text':
        return await readText(bytes, options)
    }
  } catch {
    // a reader trips only over bytes it cannot make sense of
    return brokenFile(names[container], '请重新下载或另存后再试。', 'Download it or save it again.')
  }
}

const names = {
  pdf: 'PDF',
  zip: '压缩格式',
  ole: 'DOC',
  rtf: 'RTF',
  image: '图片',
  archive: '压缩包',
  text: '文本',
} as const

async function readText(bytes: Uint8Array, { file, format, contentType }: ReceiveOptions): Promise<Reading> {
  const text = decodeText(bytes, charsetOf(bytes, contentType))
  if (text.kind === 'refused') return text
  if (format !== 'txt' && isWordXml(text.text)) return (await import('./word-xml.ts')).readWordXml(text.text)
  if (format !== 'txt' && isMht(text.text)) return (await import('./mht.ts')).readMht(bytes)
  const hint = format ?? (/\.x?html?$/i.test(file ?? '') || /\bhtml\b/i.test(contentType ?? '') ? 'html' : null)
  if (hint !== 'txt' && isHtml(text.text, hint === 'html')) return (await import('./html.ts')).readHtml(text)
  return plainText(text)
}
