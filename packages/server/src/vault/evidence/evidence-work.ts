// What a worker process does with a file of evidence: each function takes one value that can be copied, and returns one.
import { readFile } from 'node:fs/promises'
import { type Danger, holdsProgram, isPolyglot } from './dangers.ts'
import { dangersInCompound } from './dangers-in-compound.ts'
import { dangersInPdf } from './dangers-in-pdf.ts'
import { dangersInRtf, dangersInText } from './dangers-in-text.ts'
import { dangersInZip } from './dangers-in-zip.ts'
import type { FileKindName } from './file-kind.ts'

/** The dangers in a file of that kind. */
export async function inspect({
  source,
  kind,
}: {
  /** The path, or the bytes where it is sealed on the disk. */
  readonly source: string | Uint8Array
  readonly kind: FileKindName
}): Promise<readonly Danger[]> {
  const bytes = typeof source === 'string' ? await readFile(source) : Buffer.from(source)
  return [...dangersOf(bytes, kind)].sort()
}

/** {@link inspect} of bytes. */
export function dangersOf(bytes: Buffer, kind: FileKindName): ReadonlySet<Danger> {
  switch (kind) {
    case 'docx':
    case 'xlsx':
    case 'pptx':
    case 'ofd':
      return joined(dangersInZip(bytes), isPolyglot(bytes, 'zip'))
    case 'doc':
    case 'xls':
    case 'ppt':
      return joined(dangersInCompound(bytes), isPolyglot(bytes, 'other'))
    case 'pdf':
      return joined(dangersInPdf(bytes), isPolyglot(bytes, 'pdf'), holdsProgram(bytes))
    case 'rtf':
      return joined(dangersInRtf(bytes), isPolyglot(bytes, 'other'), holdsProgram(bytes))
    case 'text':
      return dangersInText(bytes)
    default:
      return joined(new Set(), isPolyglot(bytes, 'picture'), holdsProgram(bytes))
  }
}

const joined = (found: ReadonlySet<Danger>, polyglot: boolean, program = false): ReadonlySet<Danger> =>
  new Set<Danger>([...found, ...(polyglot ? (['polyglot'] as const) : []), ...(program ? (['program'] as const) : [])])

/** A picture drawn again from its pixels as WebP, within its edge; null when it cannot be. */
export async function draw({
  source,
  edge,
}: {
  /** The path, or the bytes where it is sealed on the disk. */
  readonly source: string | Uint8Array
  readonly edge: number
}): Promise<Uint8Array | null> {
  const { default: sharp } = await import('sharp')
  sharp.concurrency(1)
  try {
    return await sharp(source, { limitInputPixels: 60_000_000, failOn: 'truncated', sequentialRead: true, pages: 1 })
      .rotate()
      .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 })
      .timeout({ seconds: 10 })
      .toBuffer()
  } catch {
    // whatever a picture is made like, it stays an evidence that can be downloaded
    return null
  }
}
