import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contentTrouble, DamagedFile, fileTrouble } from '../domain/damaged-file.ts'

/** The passwords of the two roles of a database of our own. */
export interface Secrets {
  readonly owner: string
  readonly server: string
}

const WRONG_PASSWORD = '28P01'
const otherPasswords = {
  zh: '里面的口令不是这个数据库的',
  en: 'its passwords are not those of this database',
}
const missing = { zh: '文件不见了', en: 'it is missing' }
const secretsFile = (dataFolder: string): string => join(dataFolder, 'postgres-passwords.json')

/**
 * The passwords of the database of a data folder, made at the first call; where its database is made already (`isMade`), none
 * are, for none but those of old open it.
 * @throws {DamagedFile} where the file is there and holds none, or is missing beside its database
 */
export function readSecrets(dataFolder: string, isMade: boolean): Secrets {
  const file = secretsFile(dataFolder)
  if (!existsSync(file)) {
    if (isMade) throw new DamagedFile(file, { ...secretWords, why: missing })
    const secret = () => randomBytes(24).toString('hex')
    writeFileSync(`${file}.new`, JSON.stringify({ owner: secret(), server: secret() }), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  let text: string
  try {
    chmodSync(file, 0o600)
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new DamagedFile(file, { ...secretWords, why: fileTrouble(error) })
  }
  const found = secretsIn(text)
  if (!found) throw new DamagedFile(file, { ...secretWords, why: contentTrouble(text) })
  return found
}

function secretsIn(text: string): Secrets | null {
  try {
    const { owner, server } = (JSON.parse(text) ?? {}) as Partial<Record<keyof Secrets, unknown>>
    const good = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{20,}$/.test(value)
    return good(owner) && good(server) ? { owner, server } : null
  } catch {
    return null
  }
}

const secretWords = {
  what: { zh: '自带数据库的口令文件', en: 'The file of the passwords of the database that comes with Luoshi' },
  toDo: {
    zh: '请从备份放回数据目录原来的这个文件。放不回时，用最近的归档恢复到新的数据目录：LUOSHI_DATA=新目录 luoshi restore 归档文件。数据库没有改动。',
    en: 'Put back the one that belongs to this data folder. Where there is none, restore the latest archive into a new data folder: LUOSHI_DATA=NEW luoshi restore FILE. The database was not changed.',
  },
} as const

/** What to say where the database does not take the passwords; null of any other error. */
export const otherSecrets = (dataFolder: string, error: unknown): DamagedFile | null =>
  (error as { readonly code?: unknown }).code === WRONG_PASSWORD
    ? new DamagedFile(secretsFile(dataFolder), { ...secretWords, why: otherPasswords })
    : null
