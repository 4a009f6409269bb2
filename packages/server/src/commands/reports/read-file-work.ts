import { receive, recognisedDocument } from '@luoshi/report'
import type { Scan } from '../../scans/recognise-scan.ts'
import { type FileReading, fileOf } from './read-file.ts'

/** A document to read; of a scan also its recognised pages. */
export interface FileToRead {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly scan?: Extract<Scan, { kind: 'scan' }>
}

/** What a worker process does for `read-file-apart.ts`. */
export async function readFileWork({ bytes, fileName, scan }: FileToRead): Promise<FileReading> {
  const intake = scan
    ? await recognisedDocument(bytes, fileName, scan.isPdf ? 'pdf' : 'image', scan.pages)
    : await receive(bytes, { file: fileName })
  // who asked has the bytes
  const reading = fileOf(intake, bytes, fileName)
  return reading.kind === 'refused' ? reading : { ...reading, file: { ...reading.file, bytes: new Uint8Array() } }
}
