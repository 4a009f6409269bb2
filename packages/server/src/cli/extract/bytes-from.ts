import type { Readable } from 'node:stream'

/** The bytes of a stream; of a longer one the chunks up to the one that reaches `enough`, the rest left unread. */
export async function bytesFrom(stream: Readable, enough: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream) {
    chunks.push(chunk as Uint8Array)
    length += (chunk as Uint8Array).length
    if (length >= enough) break
  }
  return Uint8Array.from(Buffer.concat(chunks, length))
}
