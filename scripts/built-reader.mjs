// Where the reader lies in one piece, built by scripts/build-reader.mjs. Plain JavaScript that an old Node reads.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const builtFolder = (root) => join(root, 'packages', 'server', 'dist', 'reader')

/** Each file the reader was built of, from the workspace's folder on, with its length. */
export const listOf = (folder) => join(folder, 'made-of.json')

/** The file to start `luoshi extract` from; undefined where there is none or a file it was built of has changed since. */
export function builtReader(root) {
  const folder = builtFolder(root)
  try {
    const made = statSync(listOf(folder)).mtimeMs
    for (const [file, length] of JSON.parse(readFileSync(listOf(folder), 'utf8'))) {
      const { mtimeMs, size } = statSync(join(root, file))
      if (mtimeMs > made || size !== length) return undefined
    }
    return join(folder, 'main.mjs')
  } catch {
    return undefined
  }
}
