import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { refusal } from '../domain/refusal.ts'
import type { StoreRefusal } from './refusal.ts'

/** What was chosen for this machine: whether the server answers the local network, too. */
export interface NetworkChoice {
  readonly kind: 'choice'
  /** Null while nobody has chosen; the network is then closed. */
  readonly open: boolean | null
}

/**
 * The choice as it stands in the folder. It is of the machine and not of the record: an archive that is restored elsewhere
 * opens nothing there. A file that cannot be read is refused, never taken as no choice.
 */
export async function readNetworkChoice(folder: string): Promise<NetworkChoice | StoreRefusal> {
  const path = pathIn(folder)
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    return code === 'ENOENT' ? { kind: 'choice', open: null } : unusable(path, code ?? String(error))
  }
  const word = text.trim()
  if (word === OPEN || word === CLOSED) return { kind: 'choice', open: word === OPEN }
  return unusable(path, 'neither open nor closed')
}

/** Keep the choice, whole or not at all; null for none any more. @throws what the system says of the file */
export async function writeNetworkChoice(folder: string, chosen: boolean | null): Promise<void> {
  const path = pathIn(folder)
  if (chosen === null) return rm(path, { force: true })
  await mkdir(folder, { recursive: true, mode: 0o755 })
  const file = await open(`${path}.new`, 'w', 0o600)
  try {
    await file.writeFile(`${chosen ? OPEN : CLOSED}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
}

const OPEN = 'open'
const CLOSED = 'closed'
const pathIn = (folder: string) => join(folder, 'network')

const unusable = (path: string, why: string): StoreRefusal =>
  refusal(
    422,
    'not-writable',
    `文件 ${path} 读不出是否向本地网络开放（${why}）。请删除它后重新启动（只供本机使用，再由系统管理员开放），或用 HOST 指定监听地址。`,
    `The file ${path} does not say whether the network is open (${why}). Remove it and start again (this machine only, until the system administrator opens it), or set HOST.`,
  )
