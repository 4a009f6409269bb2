import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { contentTrouble, DamagedFile, fileTrouble } from '../../domain/damaged-file.ts'
import { inTurn } from '../../store/folder-turn.ts'
import type { ArchiveManifest, ArchiveSignature } from './archive.ts'

/** A public key of the installation, present or former. */
export interface KnownKey {
  /** SHA-256 of the key's SPKI, 64 lower-case hexadecimal digits. */
  readonly fingerprint: string
  /** SPKI in DER, Base64. */
  readonly key: string
  /** ISO 8601 in UTC. */
  readonly since: string
}

/** How the signature of an archive stands: by a known key, a key nobody here knows, none, or one that does not hold. */
export type Signed =
  | { readonly kind: 'signed'; readonly fingerprint: string }
  | { readonly kind: 'unknown-key'; readonly fingerprint: string }
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'forged' }

/** The keys archives of an installation are signed with. */
export interface ArchiveKeys {
  /** Sign a manifest with the present key, which is made at the first call. */
  readonly sign: (manifest: ArchiveManifest, at: Date) => Promise<ArchiveSignature>
  /** The same of any text. */
  readonly signText: (text: string, at: Date) => Promise<ArchiveSignature>
  /** Every key there has been, the present one last; empty before the first. */
  readonly known: () => Promise<readonly KnownKey[]>
  /** Make the first key where there is none. */
  readonly ensure: (at: Date) => Promise<void>
  /** Make another key; what former ones signed goes on being known. */
  readonly rotate: (at: Date) => Promise<KnownKey>
}

const list = z.array(
  z.object({ fingerprint: z.string().regex(/^[0-9a-f]{64}$/), key: z.string().min(1), since: z.iso.datetime() }),
)

/**
 * Keys in a folder: the private one in a file only its owner may read, the public ones beside it. The private one is what
 * counts: a list that lacks its public key, or was lost, is read as if it held it.
 * @throws {DamagedFile} where one of the files is there and cannot be read as what it is; nothing is written then
 */
export function archiveKeys(folder: string): ArchiveKeys {
  const [secretFile, listFile] = [join(folder, 'archive-key.pem'), join(folder, 'archive-keys.json')]
  const present = async (): Promise<KeyObject | null> => {
    const text = await textOf(secretFile, secretWords)
    return text === null ? null : privateKeyIn(text, secretFile)
  }
  const known = async (): Promise<readonly KnownKey[]> => {
    const [listed, secret] = [listIn(await textOf(listFile, listWords), listFile), await present()]
    if (secret === null) return listed
    const mine = described(createPublicKey(secret))
    const since = listed.find(({ fingerprint }) => fingerprint === mine.fingerprint)?.since
    return [
      ...listed.filter(({ fingerprint }) => fingerprint !== mine.fingerprint),
      { ...mine, since: since ?? (await stat(secretFile)).mtime.toISOString() },
    ]
  }
  const made = async (at: Date): Promise<KnownKey> => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const key: KnownKey = { ...described(publicKey), since: at.toISOString() }
    // the public key stands in the list before anything is signed with it
    await writeWhole(listFile, `${JSON.stringify([...(await known()), key], null, 2)}\n`, 0o644)
    await writeWhole(secretFile, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600)
    return key
  }
  // one after the other: of two keys made at once one would be in no list, and what it signed would be of nobody
  const inTurnOfKeys = async <T>(work: () => Promise<T>): Promise<T> => {
    await mkdir(folder, { recursive: true })
    return inTurn(join(folder, 'archive-keys.turn'), work)
  }
  const rotate = (at: Date) => inTurnOfKeys(() => made(at))
  const ensure = async (at: Date): Promise<void> => {
    if ((await present()) !== null) return
    await inTurnOfKeys(async () => {
      if ((await present()) === null) await made(at)
    })
  }
  const signText = async (text: string, at: Date): Promise<ArchiveSignature> => {
    await ensure(at)
    const key = await present()
    if (key === null) throw new Error(`${secretFile} is gone as soon as it is written`)
    const value = sign(null, Buffer.from(text), key).toString('base64')
    return { algorithm: 'ed25519', key: described(createPublicKey(key)).key, value }
  }
  return { known, ensure, rotate, signText, sign: (manifest, at) => signText(signedText(manifest), at) }
}

const secretWords = {
  what: { zh: '归档签名的私钥', en: 'The private key that signs archives' },
  toDo: {
    zh: '请从备份放回这个文件。放不回时，把它改名移开，再运行 luoshi key rotate 换用新密钥：以前的归档仍能核验。没有改动任何数据。',
    en: 'Put it back from a backup. Where there is none, move it away and run luoshi key rotate: archives signed before are known still. Nothing was changed.',
  },
} as const

const listWords = {
  what: { zh: '归档密钥的清单', en: 'The list of the keys of archives' },
  toDo: {
    zh: '请从备份放回这个文件。放不回时，把它改名移开，再运行 luoshi key：现用的密钥会重新列入；更早的密钥要在核验时用 --key 指纹写明。没有改动任何数据。',
    en: 'Put it back from a backup. Where there is none, move it away and run luoshi key: the present key is listed again; former ones are to be named with --key FINGERPRINT. Nothing was changed.',
  },
} as const

function privateKeyIn(text: string, path: string): KeyObject {
  try {
    const key = createPrivateKey(text)
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // said below
  }
  throw new DamagedFile(path, { ...secretWords, why: contentTrouble(text) })
}

function listIn(text: string | null, path: string): readonly KnownKey[] {
  if (text === null) return []
  try {
    return list.parse(JSON.parse(text))
  } catch {
    throw new DamagedFile(path, { ...listWords, why: contentTrouble(text) })
  }
}

/** Whether the signature of an archive holds, and by whom it is. */
export function signatureOf(manifest: ArchiveManifest, known: readonly string[]): Signed {
  const { signature } = manifest
  if (!signature) return { kind: 'unsigned' }
  const fingerprint = signerOf(signedText(manifest), signature)
  if (fingerprint === null) return { kind: 'forged' }
  return { kind: known.includes(fingerprint) ? 'signed' : 'unknown-key', fingerprint }
}

/** The fingerprint of the key that signed a text; null where the signature does not hold. */
export function signerOf(text: string, signature: ArchiveSignature): string | null {
  try {
    const key = createPublicKey({ key: Buffer.from(signature.key, 'base64'), format: 'der', type: 'spki' })
    const holds =
      signature.algorithm === 'ed25519' &&
      key.asymmetricKeyType === 'ed25519' &&
      verify(null, Buffer.from(text), key, Buffer.from(signature.value, 'base64'))
    return holds ? described(key).fingerprint : null
  } catch {
    return null
  }
}

/** What is signed: the manifest as it is written, without its signature. */
function signedText({ signature: _, ...manifest }: ArchiveManifest): string {
  return JSON.stringify(manifest)
}

function described(key: KeyObject): { readonly fingerprint: string; readonly key: string } {
  const der = key.export({ type: 'spki', format: 'der' })
  return { fingerprint: createHash('sha256').update(der).digest('hex'), key: der.toString('base64') }
}

async function textOf(path: string, words: typeof secretWords | typeof listWords): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new DamagedFile(path, { ...words, why: fileTrouble(error) })
  }
}

/** Write a file so that it is there whole or not at all. */
async function writeWhole(path: string, text: string, mode: number): Promise<void> {
  const part = `${path}.part`
  const file = await open(part, 'w', mode)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(part, path)
}
