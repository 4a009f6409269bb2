import type { Reading } from './decoded.ts'
import { unsupportedFormat } from './refusals.ts'

/** Not read yet. */
export function readDoc(_bytes: Uint8Array): Reading {
  return unsupportedFormat('这种格式的文件', 'a file of this format')
}
