import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  getCiphers,
  getHashes,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** Ciphers that content may be sealed with; a sealed file names its own. */
export const suiteNames = ['aes-256-gcm', 'sm4-cbc-hmac-sm3'] as const
/** One of {@link suiteNames}. */
export type SuiteName = (typeof suiteNames)[number]

/** Seals and opens the frames of one file; a frame's place and whether it is the last are sealed with it. */
export interface FrameCipher {
  readonly seal: (frame: Buffer, index: number, last: boolean) => Buffer
  /** Undefined where the frame is not what was sealed at that place. */
  readonly open: (sealed: Buffer, index: number, last: boolean) => Buffer | undefined
}

/** What the OpenSSL that Node was built with lacks for a suite; empty where it has all of it. */
export function lackingFor(suite: SuiteName): readonly string[] {
  const [ciphers, hashes] = suite === 'aes-256-gcm' ? [['aes-256-gcm'], ['sha256']] : [['sm4-cbc'], ['sm3']]
  return [
    ...ciphers.filter((name) => !getCiphers().includes(name)),
    ...hashes.filter((name) => !getHashes().includes(name)),
  ]
}

/** The cipher of one file: its keys are derived from the installation's and from all that the file's head says. */
export function frameCipher(suite: SuiteName, key: Buffer, salt: Buffer, head: Buffer): FrameCipher {
  return suite === 'aes-256-gcm' ? aesGcm(key, salt, head) : sm4Hmac(key, salt, head)
}

function aesGcm(key: Buffer, salt: Buffer, head: Buffer): FrameCipher {
  const own = Buffer.from(hkdfSync('sha256', key, salt, head, 32))
  const nonce = (index: number) => {
    const bytes = Buffer.alloc(12)
    bytes.writeBigUInt64BE(BigInt(index), 4)
    return bytes
  }
  return {
    seal: (frame, index, last) => {
      const cipher = createCipheriv('aes-256-gcm', own, nonce(index)).setAAD(mark(index, last))
      return Buffer.concat([cipher.update(frame), cipher.final(), cipher.getAuthTag()])
    },
    open: (sealed, index, last) => {
      if (sealed.length < 16) return undefined
      try {
        const cipher = createDecipheriv('aes-256-gcm', own, nonce(index), { authTagLength: 16 })
        cipher.setAAD(mark(index, last)).setAuthTag(sealed.subarray(-16))
        return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()])
      } catch {
        return undefined
      }
    },
  }
}

/** Encrypt, then authenticate. @see GB/T 32907 (SM4), GB/T 32905 (SM3) */
function sm4Hmac(key: Buffer, salt: Buffer, head: Buffer): FrameCipher {
  const derived = Buffer.from(hkdfSync('sm3', key, salt, head, 48))
  const [own, authentic] = [derived.subarray(0, 16), derived.subarray(16)]
  const tag = (body: Buffer, index: number, last: boolean) =>
    createHmac('sm3', authentic).update(mark(index, last)).update(body).digest()
  return {
    seal: (frame, index, last) => {
      const iv = randomBytes(16)
      const cipher = createCipheriv('sm4-cbc', own, iv)
      const body = Buffer.concat([iv, cipher.update(frame), cipher.final()])
      return Buffer.concat([body, tag(body, index, last)])
    },
    open: (sealed, index, last) => {
      if (sealed.length < 64) return undefined
      const body = sealed.subarray(0, -32)
      if (!timingSafeEqual(tag(body, index, last), sealed.subarray(-32))) return undefined
      const cipher = createDecipheriv('sm4-cbc', own, body.subarray(0, 16))
      return Buffer.concat([cipher.update(body.subarray(16)), cipher.final()])
    },
  }
}

function mark(index: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(9)
  bytes.writeBigUInt64BE(BigInt(index))
  bytes[8] = last ? 1 : 0
  return bytes
}
