import type { Reading } from './decoded.ts'
import { unsupportedFormat } from './refusals.ts'
import type { Zip } from './zip.ts'

/** Not read yet. */
export function readOfd(_zip: Zip): Reading {
  return unsupportedFormat('OFD', 'OFD')
}
