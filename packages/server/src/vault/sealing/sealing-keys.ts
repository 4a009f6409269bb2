import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { SuiteName } from './suites.ts'

/** A key that content is sealed with; 32 bytes. */
export interface SealingKey {
  /** The first 16 hexadecimal digits of a hash of the key: what a sealed file names it by. */
  readonly id: string
  readonly bytes: Buffer
}

/** How evidence and archives are sealed on the disk. */
export interface Sealing {
  /** What new content is sealed with; null leaves it in the clear, and sealed content readable. */
  readonly suite: SuiteName | null
  /** The key new content is sealed with, made at the first call where a file may hold it. */
  readonly present: () => Promise<SealingKey>
  readonly find: (id: string) => Promise<SealingKey | undefined>
  /** Every key there is, the present one last. */
  readonly all: () => Promise<readonly SealingKey[]>
  /** Make another key the present one. `given` where the keys come from the environment: that is changed by hand. */
  readonly rotate: () => Promise<{ readonly kind: 'rotated'; readonly key: SealingKey } | { readonly kind: 'given' }>
}

/** Where keys come from: named in the environment, the present one last, or the lines of a file. */
export type KeySource =
  | { readonly kind: 'given'; readonly keys: readonly string[] }
  | { readonly kind: 'file'; readonly path: string }

/** Whether a text is a key: 64 hexadecimal digits. */
export const isSealingKey = (text: string): boolean => /^[0-9a-f]{64}$/i.test(text)

/** How content is sealed, by a suite and the keys of a source. Keys are read again each time: another process may rotate. */
export function makeSealing(suite: SuiteName | null, source: KeySource): Sealing {
  const all = async () => (source.kind === 'given' ? source.keys.map(keyOf) : keysIn(source.path))
  const rotate: Sealing['rotate'] = async () => {
    if (source.kind === 'given') return { kind: 'given' }
    const made = randomBytes(32).toString('hex')
    const former = (await keysIn(source.path)).map(({ bytes }) => bytes.toString('hex'))
    await writeKeys(source.path, [...former, made])
    return { kind: 'rotated', key: keyOf(made) }
  }
  return {
    suite,
    all,
    rotate,
    find: async (id) => (await all()).find((key) => key.id === id),
    present: async () => {
      const found = (await all()).at(-1)
      if (found) return found
      const made = await rotate()
      if (made.kind === 'given') throw new Error('sealing has no key')
      return made.key
    },
  }
}

function keyOf(text: string): SealingKey {
  const bytes = Buffer.from(text, 'hex')
  return { id: createHash('sha256').update('luoshi sealing key\0').update(bytes).digest('hex').slice(0, 16), bytes }
}

/** @throws where a line is no key: one that is left out would make its content unreadable unseen */
async function keysIn(path: string): Promise<readonly SealingKey[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const lines = text.split('\n').map((line) => line.trim())
  const keys = lines.filter((line) => line !== '' && !line.startsWith('#'))
  const wrong = keys.findIndex((line) => !isSealingKey(line))
  if (wrong >= 0) throw new Error(`${path}: a line is no key of 64 hexadecimal digits`)
  return keys.map(keyOf)
}

async function writeKeys(path: string, keys: readonly string[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(`${path}.part`, 'w', 0o600)
  try {
    await file.writeFile(
      `# 静态加密密钥，每行一个，最后一行现用；请另处保存，删去任何一行，用它加密的文件就读不出来\n${keys.join('\n')}\n`,
    )
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.part`, path)
}
