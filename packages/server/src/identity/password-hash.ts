import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/** The scrypt cost of a hash: `2 ** ln` blocks of `r` × 128 bytes, `p` times. */
export interface HashCost {
  readonly ln: number
  readonly r: number
  readonly p: number
}

/** The cost of a new hash: 32 MiB and about a tenth of a second. */
export const hashCost: HashCost = { ln: 14, r: 16, p: 1 }

const keyLength = 64

/** `$scrypt$ln=14,r=16,p=1$salt$key`: the PHC string format, so that a later version may raise the cost and still know this one. */
export async function hashPassword(password: string, cost: HashCost = hashCost): Promise<string> {
  const salt = randomBytes(16)
  const key = await keyOf(password, salt, cost)
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${unpadded(salt)}$${unpadded(key)}`
}

/** Whether a password matches a hash, with the cost that the hash names; false for a text that is no hash. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const kept = namedHash(hash) ?? unnamedHash(hash)
  if (kept?.key.length !== keyLength) return false
  return timingSafeEqual(await keyOf(password, kept.salt, kept.cost), kept.key)
}

interface KeptHash {
  readonly cost: HashCost
  readonly salt: Buffer | string
  readonly key: Buffer
}

function namedHash(hash: string): KeptHash | null {
  const [, ln, r, p, salt, key] = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([^$]+)\$([^$]+)$/.exec(hash) ?? []
  if (salt === undefined || key === undefined) return null
  return {
    cost: { ln: Number(ln), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64'),
    key: Buffer.from(key, 'base64'),
  }
}

/** `salt:key` in hexadecimal digits, which hashes were before they named their cost; the digits themselves were the salt. */
function unnamedHash(hash: string): KeptHash | null {
  const [, salt, key] = /^([0-9a-f]+):([0-9a-f]+)$/.exec(hash) ?? []
  if (salt === undefined || key === undefined) return null
  return { cost: { ln: 14, r: 16, p: 1 }, salt, key: Buffer.from(key, 'hex') }
}

function keyOf(password: string, salt: Buffer | string, { ln, r, p }: HashCost): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** ln, r, p, maxmem: 256 * 2 ** ln * r }
  return new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, keyLength, options, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )
}

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
