import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { type Failure, failure, fileFailure } from './failure.ts'
import { pathsIn } from './path-list.ts'
import type { Request } from './request.ts'

/** A document to be read: a file's path, or `-` for standard input. */
export interface Input {
  readonly kind: 'input'
  readonly file: string
}

const readable = new Set(['.txt', '.htm', '.html', '.shtml', '.xhtml', '.docx', '.pdf', '.doc', '.wps', '.rtf', '.ofd'])

/** Every document a call names, in order, folders walked as they come; what cannot be walked is a failure among them. */
export async function* inputsOf(
  request: Pick<Request, 'paths' | 'list'>,
  stdin: Readable,
): AsyncGenerator<Input | Failure> {
  for (const path of request.paths) yield* path === '-' ? [input(path)] : inputsAt(path)
  if (!request.list) return
  const { path, end } = request.list
  try {
    for await (const listed of pathsIn(path === '-' ? stdin : createReadStream(path), end)) yield* inputsAt(listed)
  } catch (error) {
    const known = fileFailure(path, error)
    if (!known) throw error
    yield known
  }
}

/** True when the call is for one document, which is then printed by itself and not in an array. */
export async function isSingle({ paths, list }: Pick<Request, 'paths' | 'list'>): Promise<boolean> {
  const [path, second] = paths
  if (path === undefined || second !== undefined || list) return false
  if (path === '-') return true
  return !(await stat(path).catch(() => null))?.isDirectory()
}

const input = (file: string): Input => ({ kind: 'input', file })

async function* inputsAt(path: string): AsyncGenerator<Input | Failure> {
  const found = await stat(path).catch(() => null)
  // a missing file is reported when it is opened
  if (!found?.isDirectory()) return yield input(path)
  let any = false
  for await (const each of walk(path)) {
    any = true
    yield each
  }
  if (!any)
    yield failure(path, 'empty-folder', {
      zh: '文件夹里没有能读的文件',
      en: 'the folder holds no file that can be read',
    })
}

/** Depth first, by name in code-unit order, so that the order is the same on every machine. */
async function* walk(folder: string): AsyncGenerator<Input | Failure> {
  let entries: Awaited<ReturnType<typeof list>>
  try {
    entries = await list(folder)
  } catch (error) {
    const known = fileFailure(folder, error)
    if (!known) throw error
    return yield known
  }
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* walk(path)
    else if (readable.has(extname(entry.name).toLowerCase()) && (await isFile(path, entry))) yield input(path)
  }
}

async function list(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter(({ name }) => !name.startsWith('.') && !name.startsWith('~$'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function isFile(path: string, entry: { isFile(): boolean; isSymbolicLink(): boolean }): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile()
  return (await stat(path).catch(() => null))?.isFile() ?? false
}
