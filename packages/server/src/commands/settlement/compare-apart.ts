import type { Report } from '@luoshi/report'
import type { Settlement } from '@luoshi/report/compare'
import { readers } from '../../workers/in-worker.ts'

/** Two reports compared in a worker: half a second of work that a server does not wait for. @throws {WorkStopped} */
export const compareApart = (last: Report, next: Report): Promise<Settlement> =>
  readers.run<Settlement>(work, 'compareWork', { last, next })

const work = new URL('compare-work.ts', import.meta.url)
