/**
 * The SHA-256 of the bytes as 64 lower-case hexadecimal digits. Node's own is there at once, without a thread to wait for;
 * browsers give theirs only to pages over https, and on others it is worked out in script.
 */
export async function sha256(bytes: Uint8Array): Promise<string> {
  return (
    nodeDigest(bytes) ?? hex((await platformDigest(bytes)) ?? (await import('@noble/hashes/sha2.js')).sha256(bytes))
  )
}

const hex = (digest: Uint8Array) => Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')

interface NodeCrypto {
  readonly hash?: (algorithm: string, bytes: Uint8Array, encoding: 'hex') => string
}

function nodeDigest(bytes: Uint8Array): string | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }
  const crypto = process?.getBuiltinModule?.('node:crypto') as NodeCrypto | undefined
  return crypto?.hash?.('sha256', bytes, 'hex')
}

async function platformDigest(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const { subtle } = globalThis.crypto as { readonly subtle?: SubtleCrypto }
  return subtle && new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
}
