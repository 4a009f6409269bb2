import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { contentTrouble, DamagedFile, fileTrouble } from '../../domain/damaged-file.ts'
import { inTurn } from '../../store/folder-turn.ts'
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
  return {
    suite,
    all,
    rotate: async () =>
      source.kind === 'given' ? { kind: 'given' } : { kind: 'rotated', key: await addKey(source.path, () => true) },
    find: async (id) => (await all()).find((key) => key.id === id),
    present: async () => {
      const found = (await all()).at(-1)
      if (found) return found
      if (source.kind === 'given') throw new Error('sealing has no key')
      return addKey(source.path, (known) => known.length === 0)
    },
  }
}

/**
 * Add a key where it is `wanted` beside those that are there; comes out with the present one. One after the other: of two
 * that were written at once one would be lost, and with it all that was sealed by it.
 */
async function addKey(path: string, wanted: (known: readonly SealingKey[]) => boolean): Promise<SealingKey> {
  await mkdir(dirname(path), { recursive: true })
  return inTurn(`${path}.turn`, async () => {
    const known = await keysIn(path)
    const present = known.at(-1)
    if (present && !wanted(known)) return present
    const made = randomBytes(32).toString('hex')
    await writeKeys(path, [...known.map(({ bytes }) => bytes.toString('hex')), made])
    return keyOf(made)
  })
}

function keyOf(text: string): SealingKey {
  const bytes = Buffer.from(text, 'hex')
  return { id: createHash('sha256').update('luoshi sealing key\0').update(bytes).digest('hex').slice(0, 16), bytes }
}

/**
 * The keys in a file; none where there is no file.
 * @throws {DamagedFile} where it holds no key at all or a line that is none: one that is left out would make its content
 *   unreadable unseen, and a new one in its place would seal what nobody could open with the old
 */
async function keysIn(path: string): Promise<readonly SealingKey[]> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new DamagedFile(path, { ...words, why: fileTrouble(error) })
  }
  const lines = text.split('\n').map((line) => line.trim())
  const keys = lines.filter((line) => line !== '' && !line.startsWith('#'))
  if (keys.length === 0 || !keys.every(isSealingKey))
    throw new DamagedFile(path, { ...words, why: contentTrouble(text) })
  return keys.map(keyOf)
}

const words = {
  what: { zh: '静态加密的密钥文件', en: 'The file of the keys of encryption at rest' },
  toDo: {
    zh: '每行应为一个 64 位十六进制密钥，最后一行现用。请放回另处保存的那一份；不要让程序另生成：用丢失的密钥加密的文件，谁也读不出来。没有改动任何数据。',
    en: 'Each line is a key of 64 hexadecimal digits, the last one present. Put back the copy that is kept elsewhere; do not have another made: what the lost keys sealed, nobody can open. Nothing was changed.',
  },
} as const

async function writeKeys(path: string, keys: readonly string[]): Promise<void> {
  const part = `${path}.part`
  const file = await open(part, 'w', 0o600)
  try {
    await file.writeFile(
      `# 静态加密密钥，每行一个，最后一行现用；请另处保存，删去任何一行，用它加密的文件就读不出来\n${keys.join('\n')}\n`,
    )
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(part, path)
}
