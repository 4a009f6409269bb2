import { readFile, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { maxBytes, tooLargeFile } from '@luoshi/report'
import { bytesFrom } from '../extract/bytes-from.ts'
import { type Failure, failure, fileFailure } from '../extract/failure.ts'

/** The bytes of the document a call names (`-` for standard input), or why there are none. */
export async function readDocument(
  file: string,
  stdin: Readable,
): Promise<{ readonly kind: 'bytes'; readonly bytes: Uint8Array } | Failure> {
  try {
    if (file === '-') return { kind: 'bytes', bytes: await bytesFrom(stdin, maxBytes + 1) }
    const found = await stat(file)
    if (found.isDirectory())
      return failure(file, 'folder', { zh: `${file} 是文件夹；请写明一份文件`, en: `${file} is a folder; name a file` })
    if (found.size > maxBytes) {
      const { reason, message, messageEn } = tooLargeFile(found.size)
      return { kind: 'failure', file, reason, message: `${file}：${message}`, messageEn: `${file}: ${messageEn}` }
    }
    return { kind: 'bytes', bytes: await readFile(file) }
  } catch (error) {
    const known = fileFailure(file, error)
    if (known) return { ...known, message: `${file}：${known.message}`, messageEn: `${file}: ${known.messageEn}` }
    throw error
  }
}
