import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { refusal } from '../domain/refusal.ts'
import type { StoreRefusal } from './refusal.ts'

/**
 * Where this installation keeps its data when nothing else is said: a system folder for root (whose home the database's
 * own user cannot enter), the XDG data folder otherwise.
 */
export function defaultDataFolder(environment: { readonly XDG_DATA_HOME?: string | undefined }, root: boolean): string {
  return root ? '/var/lib/luoshi' : join(environment.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'luoshi')
}

/** The folder, made if need be. */
export function openDataFolder(path: string): { readonly kind: 'open'; readonly path: string } | StoreRefusal {
  try {
    makeFolder(path)
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
    return { kind: 'open', path }
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error)
    return refusal(
      422,
      'not-writable',
      `数据目录 ${path} 无法写入（${why}）。请用 LUOSHI_DATA 指定一个可写的目录，或修改该目录的权限。`,
      `The data folder ${path} cannot be written (${why}). Name another with LUOSHI_DATA, or mend its permissions.`,
    )
  }
}

/** Not mkdir's own `recursive`: where a parent stands but takes no folder in (ENOENT, as under /proc) that never comes back. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  const parent = dirname(path)
  if (parent !== path) makeFolder(parent)
  mkdirSync(path, { mode: 0o755 })
}
