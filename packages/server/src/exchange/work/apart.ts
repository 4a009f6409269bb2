import { makers, readers, type Workers } from '../../workers/in-worker.ts'
import type * as works from './works.ts'

type Works = typeof works
type Input<Name extends keyof Works> = Parameters<Works[Name]>[0]
type Output<Name extends keyof Works> = Awaited<ReturnType<Works[Name]>>

const module = new URL('works.ts', import.meta.url)
const by =
  (pool: Workers) =>
  <Name extends keyof Works>(name: Name, input: Input<Name>, signal?: AbortSignal): Promise<Output<Name>> =>
    pool.run<Output<Name>>(module, name, input, signal)

/** Read a foreign file away from the serving thread. @throws {WorkStopped} */
export const readApart = by(readers)
/** Make a file away from the serving thread. @throws {WorkStopped} */
export const makeApart = by(makers)
