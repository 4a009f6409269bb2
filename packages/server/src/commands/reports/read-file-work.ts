import { readFile } from './read-file.ts'

/** What a worker process does for `read-file-apart.ts`. */
export async function readFileWork({ bytes, fileName }: { readonly bytes: Uint8Array; readonly fileName: string }) {
  const reading = await readFile(bytes, fileName)
  return reading.kind === 'refused' ? reading : { ...reading, file: { ...reading.file, bytes: new Uint8Array() } }
}
