import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { Kysely } from 'kysely'
import type { Tables } from '../../store/tables.ts'
import type { EvidenceFolder } from '../../vault/evidence/evidence-folder.ts'
import { readPlain } from '../../vault/sealing/plain-file.ts'
import { sealed } from '../../vault/sealing/sealed-stream.ts'
import type { Sealing } from '../../vault/sealing/sealing-keys.ts'
import { type ArchiveManifest, evidenceOfPart } from './archive.ts'
import type { ArchiveKeys } from './archive-keys.ts'
import { exportPlace } from './export-place.ts'
import { readTar, TarError, type TarMember, type TarStream, tarWriter } from './tar.ts'

/**
 * Write the archive of a place to a file, readable by its owner only. The file has its name only when it is whole, on the
 * disk and found in order by `check`: a broken-off export leaves none. Several processes that write one archive do not
 * write into one another's; what one that was killed left behind is removed by the next. `evidence` is where the place's files lie; without it they are named missing. `keys`
 * sign it, `sealing` seals it.
 * @throws what the system says of the file
 */
export async function writeArchive(
  db: Kysely<Tables>,
  jurisdictionId: string,
  at: Date,
  file: string,
  evidence: EvidenceFolder | null = null,
  keys: ArchiveKeys | null = null,
  sealing: Sealing | null = evidence?.sealing ?? null,
  check: (path: string) => Promise<void> = async () => undefined,
): Promise<ArchiveManifest> {
  const part = `${file}.${randomUUID()}.part`
  const tar = tarWriter(at)
  let broken: unknown
  const suite = sealing?.suite ?? null
  const key = suite === null ? null : await sealing?.present()
  const seal = (packed: AsyncIterable<Buffer>) => (suite && key ? sealed(packed, { suite, key }) : packed)
  const written = pipeline(tar.bytes, createGzip(), seal, createWriteStream(part, { flags: 'wx', mode: 0o600 }))
  // a full disk is heard at the next part and thrown below
  written.catch((error: unknown) => {
    broken = error
  })
  try {
    const manifest = await exportPlace(db, jurisdictionId, at, tar, evidence, keys).catch((error: unknown) => {
      throw broken ?? error
    })
    tar.end()
    await written
    await removeAbandoned(part)
    const handle = await open(part, 'r')
    await handle.sync().finally(() => handle.close())
    await check(part)
    await rename(part, file)
    return manifest
  } catch (error) {
    tar.bytes.destroy()
    await written.catch(() => undefined)
    await rm(part, { force: true })
    throw error
  }
}

/**
 * Remove what processes that were killed left of archives beside `part`: nothing was written to it for an hour, by the
 * clock of the disk.
 */
async function removeAbandoned(part: string): Promise<void> {
  const folder = dirname(part)
  const now = (await stat(part)).mtime.getTime()
  for (const name of await readdir(folder)) {
    if (!abandoned.test(name)) continue
    const path = join(folder, name)
    const written = await stat(path).catch(() => null)
    if (written && written.mtime.getTime() < now - HOUR) await rm(path, { force: true })
  }
}

/** Names of ours alone; the second as earlier versions wrote daily backups. */
const abandoned = /^.+\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.part$|^\d{6,12}-\d{8}T\d{4}\.tar\.gz\.part$/
const HOUR = 3_600_000

/** The parts of an archive's file. @throws {SealError} when it is sealed and cannot be opened; {TarError} when it is no archive or breaks off; what the system says of the file */
export async function* readArchive(
  file: string,
  sealing: Sealing | null = null,
): AsyncGenerator<TarMember | TarStream> {
  const { pieces } = await readPlain(file, sealing)
  const source = Readable.from(pieces, { objectMode: false })
  const unpacked = createGunzip()
  source.on('error', (error) => unpacked.destroy(error))
  source.pipe(unpacked)
  try {
    yield* readTar(unpacked, (name) => evidenceOfPart(name) !== null)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (code.startsWith('Z_')) throw new TarError('it is not packed as an archive is', { cause: error })
    throw error
  } finally {
    source.destroy()
    unpacked.destroy()
  }
}
