import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { DamagedFile, fileTrouble } from '../../domain/damaged-file.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { type ArchiveKeys, signerOf } from '../archive/archive-keys.ts'

/** Where the ledger of a place stood at a moment, as others sign it. */
export interface HeadStatement {
  readonly schema: 'luoshi.head/1'
  readonly jurisdictionId: string
  readonly code: string
  readonly name: string
  readonly entries: number
  /** SHA-256 of the last entry, 64 lower-case hexadecimal digits. */
  readonly head: string
  /** ISO 8601 in UTC. */
  readonly at: string
}

/** A statement with its signatures, the place's own installation first. */
export interface SignedHead extends HeadStatement {
  readonly signatures: readonly HeadSignature[]
}

/** Who signed, when, and with which key. */
export interface HeadSignature {
  /** As the signer calls themselves: 云溪市审计局. */
  readonly by: string
  readonly at: string
  readonly algorithm: 'ed25519'
  readonly key: string
  readonly value: string
}

/** Why a file of a head is not taken. */
export type HeadRefusal = Refusal<'no-head-file' | 'head-forged' | 'signed-already'>

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const shape = z.strictObject({
  schema: z.literal('luoshi.head/1'),
  jurisdictionId: z.uuid(),
  code: z.string().max(20),
  name: z.string().max(100),
  entries: z.int().min(0),
  head: digest,
  at: z.iso.datetime(),
  signatures: z
    .array(
      z.strictObject({
        by: z.string().min(1).max(100),
        at: z.iso.datetime(),
        algorithm: z.literal('ed25519'),
        key: z.string().max(200),
        value: z.string().max(200),
      }),
    )
    .min(1)
    .max(50),
})

/** A statement with one signature more, by this installation. */
export async function signHead(
  keys: ArchiveKeys,
  statement: HeadStatement & { readonly signatures?: readonly HeadSignature[] },
  by: string,
  now: Date,
): Promise<SignedHead | HeadRefusal> {
  const { signatures = [], ...said } = statement
  const at = now.toISOString()
  const signature = await keys.signText(textToSign(said, by, at), now)
  if (signatures.some(({ key }) => key === signature.key)) return signedAlready
  return { ...said, signatures: [...signatures, { by, at, ...signature }] }
}

/** The file's statement, each signature recomputed. */
export async function readHead(file: string): Promise<SignedHead | HeadRefusal> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    return noHeadFile(file, (error as NodeJS.ErrnoException).code ?? String(error))
  }
  const parsed = shape.safeParse(jsonOf(text))
  if (!parsed.success) return noHeadFile(file, 'luoshi.head/1')
  const { signatures, ...said } = parsed.data
  const wrong = signatures.find(({ by, at, ...signature }) => signerOf(textToSign(said, by, at), signature) === null)
  return wrong ? forged(file, wrong.by) : parsed.data
}

/** The heads in a file or in every `.json` of a folder; of one that is not there none. The first that is not whole is named. */
export async function readHeads(path: string): Promise<readonly SignedHead[] | HeadRefusal> {
  const facts = await stat(path).catch(() => null)
  if (!facts) return []
  const names = facts.isDirectory() ? (await readdir(path)).filter((name) => name.endsWith('.json')).sort() : null
  const heads: SignedHead[] = []
  for (const file of names === null ? [path] : names.map((name) => join(path, name))) {
    const head = await readHead(file)
    if ('kind' in head) return head
    heads.push(head)
  }
  return heads
}

/** The signers of a statement but the place's own installation, `名称（指纹前 16 位）`. */
export const countersigners = ({ signatures }: SignedHead): readonly string[] =>
  signatures.slice(1).map(({ by, key }) => `${by}（${fingerprintOf(key).slice(0, 16)}）`)

/** Write a statement so that it is there whole or not at all. @throws what the system says of the file */
export async function writeHead(file: string, head: SignedHead): Promise<void> {
  const written = await open(`${file}.part`, 'w', 0o644)
  try {
    await written.writeFile(`${JSON.stringify(head, null, 2)}\n`)
    await written.sync()
  } finally {
    await written.close()
  }
  await rename(`${file}.part`, file)
}

/** Keep a statement in a folder, under place and entry; returns the path. @throws {DamagedFile} where the folder takes none */
export async function keepHead(folder: string, head: SignedHead): Promise<string> {
  const file = join(folder, `${head.code.replace(/\D/g, '')}-${head.entries}-${head.head.slice(0, 8)}.json`)
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 })
    await writeHead(file, head)
    return file
  } catch (error) {
    throw new DamagedFile(folder, { ...keptWords, why: fileTrouble(error) })
  }
}

const keptWords = {
  what: { zh: '留存末条哈希的目录', en: 'The folder of the heads that are kept' },
  toDo: {
    zh: '它应是一个可写的目录、磁盘有空间；如果是误放的文件，请移开后再试。没有留存。',
    en: 'It is to be a folder that can be written, with room on the disk; if a file was put in its place, move it away and try again. Nothing was kept.',
  },
} as const

const fingerprintOf = (key: string): string => createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex')

function textToSign(
  { schema, jurisdictionId, code, name, entries, head, at }: HeadStatement,
  by: string,
  when: string,
) {
  return JSON.stringify([schema, jurisdictionId, code, name, entries, head, at, by, when])
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const noHeadFile = (file: string, why: string): HeadRefusal =>
  refusal(
    422,
    'no-head-file',
    `${file} 不是落实的末条哈希文件，或读不出来（${why}）。请使用 luoshi head --output 写出的文件。`,
    `${file} is no head of Luoshi's, or cannot be read (${why}). Use a file that luoshi head --output wrote.`,
  )

const forged = (file: string, by: string): HeadRefusal =>
  refusal(
    422,
    'head-forged',
    `${file} 中“${by}”的签名不成立：内容在签名之后被改动，或签名是伪造的。`,
    `The signature of “${by}” in ${file} does not hold: the file was changed after signing, or it is forged.`,
  )

const signedAlready: HeadRefusal = refusal(
  409,
  'signed-already',
  '这份末条哈希已由本机的密钥签过名。会签应在另一套安装上办理。',
  'This head is signed by the key of this installation already. It is countersigned on another one.',
)
