import type { Readable } from 'node:stream'

/** The paths a stream lists, as they arrive: one a line (a carriage return before its end dropped), or each ended by NUL. */
export async function* pathsIn(stream: Readable, end: '\n' | '\0'): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of stream) {
    const parts = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split(end)
    rest = parts.pop() ?? ''
    for (const part of parts) yield* pathIn(part, end)
  }
  yield* pathIn(rest + decoder.decode(), end)
}

function pathIn(part: string, end: '\n' | '\0'): string[] {
  const path = end === '\n' ? part.replace(/\r$/, '') : part
  return path === '' ? [] : [path]
}
