import type { Writable } from 'node:stream'

/** Where a command writes to. */
export interface Output {
  readonly terminal: boolean
  /** True once the reader at the other end has gone (`| head`): nothing more needs to be made. */
  readonly gone: boolean
  /** Settles when the chunk is handed over, so that a slow reader slows the writer. @throws what the system says, `EPIPE` apart */
  write(chunk: string | Uint8Array): Promise<void>
}

/** An output to a stream of the process. */
export function outputTo(stream: Writable & { readonly isTTY?: boolean }): Output {
  let gone = false
  // without a listener the process would end on a broken pipe; `write` reports the same error to its caller
  stream.on('error', () => {})
  return {
    terminal: stream.isTTY === true,
    get gone() {
      return gone
    },
    write: (chunk) =>
      new Promise((resolve, reject) => {
        if (gone || chunk.length === 0) return resolve()
        stream.write(chunk, (error: (Error & { code?: string }) | null | undefined) => {
          if (!error) return resolve()
          gone = true
          if (error.code === 'EPIPE' || error.code === 'EOF' || error.code === 'ERR_STREAM_DESTROYED') resolve()
          else reject(error)
        })
      }),
  }
}
