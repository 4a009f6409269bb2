import { appendFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, join, normalize } from 'node:path'
import type { ExportedFile } from '../../publication/exported-files.ts'

/** Names, one a line, what this command wrote into the folder: the next run takes away what is no longer published. */
const list = '.luoshi-site'

/** What was written; `foreign` when the folder holds files that are not the site's. */
export type WrittenFolder =
  | { readonly kind: 'written'; readonly files: number; readonly bytes: number; readonly removed: number }
  | { readonly kind: 'foreign' }

/**
 * Write files into a folder that is new, empty, or was written so before; of the latter what is not among the files now
 * is removed, at the end. A folder with anything else in it is left as it is.
 * @throws what the file system says
 */
export async function writeFolder(
  folder: string,
  files: AsyncIterable<ExportedFile> | Iterable<ExportedFile>,
): Promise<WrittenFolder> {
  await mkdir(folder, { recursive: true })
  const there = await readdir(folder)
  if (there.length > 0 && !there.includes(list)) return { kind: 'foreign' }
  const before = there.includes(list) ? (await readFile(join(folder, list), 'utf8')).split('\n').filter(isInside) : []
  const written = new Set<string>()
  let bytes = 0
  for await (const file of files) {
    // first into the list: what an interrupted run wrote is known to the next
    await appendFile(join(folder, list), `${file.path}\n`)
    const path = join(folder, file.path)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(`${path}.part`, file.bytes)
    await rename(`${path}.part`, path)
    written.add(file.path)
    bytes += file.bytes.byteLength
  }
  const gone = new Set(before.filter((path) => !written.has(path)))
  for (const path of gone) {
    await rm(join(folder, path), { force: true })
    await rm(join(folder, `${path}.part`), { force: true })
  }
  await writeFile(join(folder, list), [...written, ''].join('\n'))
  return { kind: 'written', files: written.size, bytes, removed: gone.size }
}

const isInside = (path: string) => path !== '' && !isAbsolute(path) && !normalize(path).startsWith('..')
