import { expect, test } from 'vitest'
import { whileAsked, workers } from './in-worker.ts'

const forever = new URL(`data:text/javascript,${encodeURIComponent('export const work = () => new Promise(() => {})')}`)

test('work for a request that was given up is stopped, wherever in the request it was begun', async () => {
  const pool = workers({ time: 60_000, memory: 64, waiting: 4, processes: 1 })
  const gone = new AbortController()
  const deep = async () => pool.run(forever, 'work', null)
  const work = whileAsked(gone.signal, async () => {
    await Promise.resolve()
    return deep()
  })
  gone.abort()
  await expect(work).rejects.toMatchObject({ name: 'WorkStopped', reason: 'cancelled' })
  pool.close()
})
