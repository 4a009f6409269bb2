import { type Intake, type RecognisedPage, type Refusal, recognisedDocument } from '@luoshi/report'
import { recognisers, WorkStopped } from '../workers/in-worker.ts'
import { canRecognise } from './engine.ts'
import { mostPages, type Recognised, type RecognitionProgress } from './recognise-work.ts'

/** Who waits for a recognition, and how it is told how far it is. */
export interface RecogniseOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: RecognitionProgress) => void
}

/** The pages that were recognised in a file, or why there are none. */
export type Scan =
  | { readonly kind: 'scan'; readonly isPdf: boolean; readonly pages: readonly RecognisedPage[] }
  | Refusal

/**
 * The pages of a document that the reader refused for having no text layer, recognised in a process of their own; the
 * refusal itself where it is another one or the engine is not installed.
 * @throws {WorkStopped} when nobody waits any more or too many are being recognised
 */
export async function recogniseScan(
  bytes: Uint8Array,
  refusal: Refusal,
  options: RecogniseOptions = {},
): Promise<Scan> {
  if (refusal.reason !== 'no-text-layer' || !canRecognise()) return refusal
  const isPdf = startsAsPdf(bytes)
  if (!isPdf && !isPicture(bytes)) return refusal
  try {
    const recognised = await recognisers.run<Recognised>(
      work,
      'recogniseWork',
      { bytes, isPdf },
      options.signal,
      (said) => options.onProgress?.(said as RecognitionProgress),
    )
    switch (recognised.kind) {
      case 'recognised':
        return { kind: 'scan', isPdf, pages: recognised.pages }
      case 'broken':
        return refuse(
          refusal,
          '图像已损坏或不完整，打不开。请重新扫描或另存后再试。',
          'The picture is damaged and cannot be opened. Scan or save it again.',
        )
      case 'too-many-pages':
        return refuse(
          refusal,
          `这个文件有 ${recognised.pages} 页图像，超过一次识别 ${mostPages} 页的上限。请只留报告正文再提交。`,
          `The file has ${recognised.pages} pages of pictures; at most ${mostPages} are recognised at a time. Keep the report alone.`,
        )
    }
  } catch (error) {
    if (!(error instanceof WorkStopped) || (error.reason !== 'time' && error.reason !== 'memory')) throw error
    return refuse(
      refusal,
      '识别这个文件用时或占用内存过多，已停止。请把扫描件分成几份，或降低分辨率（150 dpi 即可）后再试。',
      'The recognition took too long or too much memory and was stopped. Split the scan, or lower its resolution (150 dpi will do).',
    )
  }
}

/** {@link recogniseScan}, as the document that the reader goes on with. */
export async function receiveScan(
  bytes: Uint8Array,
  refusal: Refusal,
  options: RecogniseOptions = {},
): Promise<Intake> {
  const scan = await recogniseScan(bytes, refusal, options)
  return scan.kind === 'refused'
    ? scan
    : recognisedDocument(bytes, refusal.file, scan.isPdf ? 'pdf' : 'image', scan.pages)
}

const work = new URL('recognise-work.ts', import.meta.url)

const refuse = ({ file }: Refusal, message: string, messageEn: string): Refusal => ({
  kind: 'refused',
  reason: 'broken',
  file,
  message,
  messageEn,
})

/** The mark may stand behind a few bytes of rubbish. */
const startsAsPdf = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1029)).includes('%PDF-')

/** JPEG, PNG, GIF or TIFF, by the first bytes. */
function isPicture(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4)).toString('latin1')
  return (
    head.startsWith('\xff\xd8\xff') || head === '\x89PNG' || head === 'GIF8' || head === 'II*\0' || head === 'MM\0*'
  )
}
