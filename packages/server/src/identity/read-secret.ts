import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { refusal } from '../domain/refusal.ts'
import type { StoreRefusal } from '../store/refusal.ts'

/**
 * The secret that signs cookies and encrypts second factors: as given, or the one in the data folder, made at the first
 * call in a file only its owner may read. Refused where it can neither be read nor created: a new
 * secret at every start would make every second factor useless.
 */
export async function readSecret(
  given: string | null,
  folder: string,
): Promise<{ readonly kind: 'secret'; readonly secret: string } | StoreRefusal> {
  if (given !== null) return { kind: 'secret', secret: given }
  const path = join(folder, 'sign-in-secret')
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 })
    await make(path)
    const secret = (await readFile(path, 'utf8')).trim()
    return secret.length >= 32 ? { kind: 'secret', secret } : unusable(path, 'too short')
  } catch (error) {
    return unusable(path, (error as NodeJS.ErrnoException).code ?? String(error))
  }
}

/** The present secret, without creating one: null where there is none yet. @throws what the system says of the file */
export async function presentSecret(given: string | null, folder: string): Promise<string | null> {
  if (given !== null) return given
  try {
    return (await readFile(join(folder, 'sign-in-secret'), 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

async function make(path: string): Promise<void> {
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(`${randomBytes(32).toString('base64url')}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

const unusable = (path: string, why: string): StoreRefusal =>
  refusal(
    422,
    'not-writable',
    `登录密钥 ${path} 无法读写（${why}）。请用 LUOSHI_DATA 指定一个可写的目录，或用 LUOSHI_SECRET 给出至少 32 个字符的密钥。`,
    `The sign-in secret ${path} cannot be read or made (${why}). Name a folder with LUOSHI_DATA, or give at least 32 characters by LUOSHI_SECRET.`,
  )
