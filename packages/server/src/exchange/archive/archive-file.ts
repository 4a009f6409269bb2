import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
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
 * Write the archive of a place to a file, readable by its owner only. The file has its name only when it is whole and on
 * the disk: a broken-off export leaves none. `evidence` is where the place's files lie; without it they are named missing. `keys`
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
): Promise<ArchiveManifest> {
  const part = `${file}.part`
  const tar = tarWriter(at)
  let broken: unknown
  const suite = sealing?.suite ?? null
  const key = suite === null ? null : await sealing?.present()
  const seal = (packed: AsyncIterable<Buffer>) => (suite && key ? sealed(packed, { suite, key }) : packed)
  const written = pipeline(tar.bytes, createGzip(), seal, createWriteStream(part, { mode: 0o600 }))
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
    const handle = await open(part, 'r')
    await handle.sync().finally(() => handle.close())
    await rename(part, file)
    return manifest
  } catch (error) {
    tar.bytes.destroy()
    await written.catch(() => undefined)
    await rm(part, { force: true })
    throw error
  }
}

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
