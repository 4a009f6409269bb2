import type { Reading } from './decoded.ts'
import { unsupportedFormat } from './refusals.ts'

/** Not read yet. */
export async function readPdf(_bytes: Uint8Array): Promise<Reading> {
  return unsupportedFormat('这种格式的文件', 'a file of this format')
}
