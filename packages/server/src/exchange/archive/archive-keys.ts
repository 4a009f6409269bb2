import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
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
  /** Make another key; what former ones signed goes on being known. */
  readonly rotate: (at: Date) => Promise<KnownKey>
}

/**
 * Keys in a folder: the private one in a file only its owner may read, the public ones beside it.
 * @throws what the system says of the folder
 */
export function archiveKeys(folder: string): ArchiveKeys {
  const [secret, list] = [join(folder, 'archive-key.pem'), join(folder, 'archive-keys.json')]
  const known = async (): Promise<readonly KnownKey[]> => JSON.parse((await textOf(list)) ?? '[]') as KnownKey[]
  const rotate = async (at: Date): Promise<KnownKey> => {
    await mkdir(folder, { recursive: true })
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const made: KnownKey = { ...described(publicKey), since: at.toISOString() }
    // the public key stands in the list before anything is signed with it
    await writeWhole(list, `${JSON.stringify([...(await known()), made], null, 2)}\n`, 0o644)
    await writeWhole(secret, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600)
    return made
  }
  const signText = async (text: string, at: Date): Promise<ArchiveSignature> => {
    if ((await textOf(secret)) === null) await rotate(at)
    const key = createPrivateKey((await textOf(secret)) ?? '')
    const value = sign(null, Buffer.from(text), key).toString('base64')
    return { algorithm: 'ed25519', key: described(createPublicKey(key)).key, value }
  }
  return { known, rotate, signText, sign: (manifest, at) => signText(signedText(manifest), at) }
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

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Write a file so that it is there whole or not at all. */
async function writeWhole(path: string, text: string, mode: number): Promise<void> {
  await writeFile(`${path}.part`, text, { mode })
  const file = await open(`${path}.part`, 'r')
  await file.sync().finally(() => file.close())
  await rename(`${path}.part`, path)
}
