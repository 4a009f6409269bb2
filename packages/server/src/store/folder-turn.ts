import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { processOf } from './process-of.ts'

/**
 * Do `work` while no other process starts or stops the database of this folder. A turn whose holder has died is taken
 * over; one that lasts longer than a minute is not waited for any longer.
 */
export const inFolderTurn = <T>(dataFolder: string, work: () => Promise<T>): Promise<T> =>
  inTurn(join(dataFolder, 'database.turn'), work)

/** Do `work` while nobody else, in this process or another one, does any whose turn is held by the same file. */
export async function inTurn<T>(file: string, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + 60_000
  while (!take(file)) {
    if (!held(file) || performance.now() > until) rmSync(file, { force: true })
    else await pause(50)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function held(file: string): boolean {
  try {
    const holder = Number(readFileSync(file, 'utf8'))
    // just being written
    if (holder === 0) return Date.now() - statSync(file).mtimeMs < 2000
    if (holder === process.pid) return true
    process.kill(holder, 0)
    return processOf(holder)?.state !== 'Z'
  } catch (error) {
    // no such process; or the file has gone meanwhile, so that the next try takes the turn
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
