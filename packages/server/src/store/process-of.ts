import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Name and state of a process (`Z`: it has ended, and only waits for its parent to hear of it); null where there is no
 * such process, or the system does not tell as Linux does.
 */
export function processOf(pid: number): { readonly name: string; readonly state: string } | null {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return null
  const [, name = '', state = ''] = /\((.*)\) (\S)/s.exec(readFileSync(file, 'utf8')) ?? []
  return { name, state }
}

/** Whether a process of this name has `folder` as its working folder; null where the system does not tell as Linux does. */
export function worksIn(folder: string, name: string): boolean | null {
  if (!existsSync('/proc/self/cwd')) return null
  const path = realpathSync(folder)
  return readdirSync('/proc').some((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      return readlinkSync(join('/proc', pid, 'cwd')) === path && processOf(Number(pid))?.name === name
    } catch {
      // it has ended meanwhile, or is another user's: none of ours
      return false
    }
  })
}
