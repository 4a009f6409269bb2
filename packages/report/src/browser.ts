import type { ReceiveOptions } from './intake/intake.ts'
import { type Outcome, readReport } from './pipeline.ts'

export * from './index.ts'

/** Reads a document in a worker, so that the page stays alive meanwhile; bytes are copied, not taken away. */
export type RemoteReader = (bytes: Uint8Array, options?: ReceiveOptions) => Promise<Outcome>

interface Question {
  readonly id: number
  readonly bytes: Uint8Array
  readonly options: ReceiveOptions
}

type Answer = { readonly id: number } & ({ readonly outcome: Outcome } | { readonly fault: string })

/** One end of a worker's line, as `Worker` and a worker's `self` have it. */
export interface Port {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
}

/** Let a worker answer a {@link RemoteReader}: called once, in the worker, with its `self`. */
export function answerReadings(self: Port): void {
  self.addEventListener('message', async ({ data }) => {
    const { id, bytes, options } = data as Question
    self.postMessage(await answer(id, bytes, options))
  })
}

/**
 * A reader that has its work done by a worker that runs `@luoshi/report/worker`.
 * Readings that are asked for at the same time are answered each by itself; a fault in the reader rejects.
 */
export function readerIn(worker: Port): RemoteReader {
  const waiting = new Map<number, { resolve(outcome: Outcome): void; reject(reason: Error): void }>()
  let last = 0
  worker.addEventListener('message', ({ data }) => {
    const said = data as Answer
    const asked = waiting.get(said.id)
    waiting.delete(said.id)
    if ('outcome' in said) asked?.resolve(said.outcome)
    else asked?.reject(new Error(said.fault))
  })
  worker.addEventListener('error' as 'message', () => {
    for (const { reject } of waiting.values()) reject(new Error('the reader could not be started'))
    waiting.clear()
  })
  return (bytes, options = {}) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject })
      worker.postMessage({ id: last, bytes, options } satisfies Question)
    })
}

async function answer(id: number, bytes: Uint8Array, options: ReceiveOptions): Promise<Answer> {
  try {
    return { id, outcome: await readReport(bytes, options) }
  } catch (fault) {
    return { id, fault: fault instanceof Error ? fault.message : String(fault) }
  }
}
