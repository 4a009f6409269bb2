import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { contentTrouble, DamagedFile, fileTrouble } from '../domain/damaged-file.ts'
import { refusal } from '../domain/refusal.ts'
import { inTurn } from '../store/folder-turn.ts'
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
  const path = secretFile(folder)
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 })
    if ((await presentSecret(null, folder)) === null) await make(path)
    return { kind: 'secret', secret: long(path, await readFile(path, 'utf8')) }
  } catch (error) {
    const { zh, en } = error instanceof DamagedFile ? error : damaged(path, fileTrouble(error))
    return refusal(422, 'not-writable', zh, en)
  }
}

/**
 * The present secret, without creating one: null where there is none yet.
 * @throws {DamagedFile} where it cannot be read or is no secret
 */
export async function presentSecret(given: string | null, folder: string): Promise<string | null> {
  if (given !== null) return given
  const path = secretFile(folder)
  try {
    return long(path, await readFile(path, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error instanceof DamagedFile ? error : damaged(path, fileTrouble(error))
  }
}

const secretFile = (folder: string): string => join(folder, 'sign-in-secret')

function long(path: string, text: string): string {
  const secret = text.trim()
  if (secret.length >= 32) return secret
  throw damaged(path, contentTrouble(text))
}

/** Make the secret, whole or not at all: a process that is killed here, or another that reads meanwhile, finds no half of it. */
async function make(path: string): Promise<void> {
  await inTurn(`${path}.turn`, async () => {
    if (existsSync(path)) return
    const file = await open(`${path}.part`, 'w', 0o600)
    try {
      await file.writeFile(`${randomBytes(32).toString('base64url')}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(`${path}.part`, path)
  })
}

const damaged = (path: string, why: { readonly zh: string; readonly en: string }): DamagedFile =>
  new DamagedFile(path, {
    what: { zh: '登录密钥', en: 'The sign-in secret' },
    why,
    toDo: {
      zh: '请从备份放回这个文件，或用 LUOSHI_SECRET 给出原来的密钥。放不回时，把它改名移开再启动，会生成新的：大家要重新登录，已绑定的动态口令要用 luoshi account reset-factor 逐个解除。目录不可写时，用 LUOSHI_DATA 指定可写的目录。',
      en: 'Put it back from a backup, or give the former secret by LUOSHI_SECRET. Where there is none, move the file away and start: another is made, everybody signs in again, and second factors are reset one by one (luoshi account reset-factor). If the folder cannot be written, name another with LUOSHI_DATA.',
    },
  })
