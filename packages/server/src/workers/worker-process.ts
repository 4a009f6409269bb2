// The process in which foreign files are read and large files are made: it does one work at a time for its parent.
import process from 'node:process'
import type { Answer, Progress, Task } from './in-worker.ts'

process.on('message', async ({ module, name, input }: Task) => {
  process.send?.(await answerOf(module, name, input))
})
// nobody waits any more
process.on('disconnect', () => process.exit())
// a terminal's Ctrl+C is the parent's to answer
process.on('SIGINT', () => undefined)

/** Handed to the work beside its input, for what it says on the way. */
const say = (said: unknown) => void process.send?.({ kind: 'progress', said } satisfies Progress)

async function answerOf(module: string, name: string, input: unknown): Promise<Answer> {
  try {
    const exported: unknown = (await import(module))[name]
    if (typeof exported !== 'function') throw new TypeError(`${module} exports no function ${name}`)
    return { kind: 'done', output: await exported(input, say) }
  } catch (error) {
    const { name: kind, message, stack } = error instanceof Error ? error : new Error(String(error))
    return { kind: 'failed', name: kind, message, stack: stack ?? '' }
  }
}
