/**
 * The SHA-256 of the bytes as 64 lower-case hexadecimal digits. Browsers give their own only to pages over https; on
 * others it is worked out in script.
 */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = (await platformDigest(bytes)) ?? (await import('@noble/hashes/sha2.js')).sha256(bytes)
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function platformDigest(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const { subtle } = globalThis.crypto as { readonly subtle?: SubtleCrypto }
  return subtle && new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
}
