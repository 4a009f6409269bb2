import { existsSync, readFileSync } from 'node:fs'

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
