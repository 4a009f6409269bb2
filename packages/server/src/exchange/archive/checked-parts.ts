import { createHash } from 'node:crypto'
import { SealError } from '../../vault/sealing/sealed-stream.ts'
import type { Sealing } from '../../vault/sealing/sealing-keys.ts'
import { hashOf } from '../../vault/vault.ts'
import type { ArchiveAbout, ArchiveManifest, ArchivePart } from './archive.ts'
import { readArchive } from './archive-file.ts'
import { signatureOf } from './archive-keys.ts'
import { type ArchiveRefusal, changed, forged, notAnArchive, sealedArchive, unreadable } from './refusals.ts'
import { TarError, type TarMember, type TarStream } from './tar.ts'

/** Thrown out of the reading of an archive, to end what was begun with it. */
export class ArchiveBroken extends Error {
  override readonly name = 'ArchiveBroken'
  readonly refusal: ArchiveRefusal
  constructor(refusal: ArchiveRefusal) {
    super(refusal.messageEn)
    this.refusal = refusal
  }
}

/**
 * Read an archive through: `begin` sees what it says of itself, `part` every part between that and the manifest, `evidence`
 * every evidence file as it comes. The
 * manifest comes out once every part was compared with it.
 * @throws {ArchiveBroken} when it is no archive, is not whole, or a part was changed; also what `begin` and `part` throw
 */
export async function checkedParts(
  file: string,
  begin: (about: ArchiveAbout) => Promise<void>,
  part: (member: TarMember) => Promise<void>,
  evidence: (member: TarStream) => Promise<void> = async () => undefined,
  sealing: Sealing | null = null,
): Promise<ArchiveManifest> {
  const seen: ArchivePart[] = []
  let manifest: ArchiveManifest | undefined
  try {
    for await (const member of readArchive(file, sealing)) {
      // nothing names what stands behind the manifest
      if (manifest) throw new ArchiveBroken(changed(member.name))
      if ('pieces' in member) {
        if (seen.length === 0) throw new ArchiveBroken(notAnArchive('about.json'))
        seen.push(await hashed(member, evidence))
        continue
      }
      const { name, content } = member
      if (seen.length === 0) await begin(aboutIn(member))
      else if (name === 'manifest.json') {
        manifest = parsed<ArchiveManifest>(member)
        continue
      } else await part(member)
      seen.push({ path: name, size: content.length, sha256: hashOf(content) })
    }
  } catch (error) {
    const sealed = sealErrorIn(error)
    if (sealed) throw new ArchiveBroken(sealedArchive(file, sealed))
    if (error instanceof TarError) throw new ArchiveBroken(notAnArchive(error.message))
    const refusal = unreadable(file, error)
    throw refusal ? new ArchiveBroken(refusal) : error
  }
  if (!manifest || !Array.isArray(manifest.parts)) throw new ArchiveBroken(notAnArchive('no manifest'))
  holdAgainst(manifest.parts, seen)
  if (signatureOf(manifest, []).kind === 'forged') throw new ArchiveBroken(forged)
  return manifest
}

/** What opening a sealed archive met, also where it shows as a tar that breaks off. */
function sealErrorIn(error: unknown): SealError | undefined {
  if (error instanceof SealError) return error
  return error instanceof Error && error.cause !== undefined ? sealErrorIn(error.cause) : undefined
}

/** Let a file pass, and hash it on its way, to the end also where nobody reads that far. */
async function hashed(member: TarStream, pass: (member: TarStream) => Promise<void>): Promise<ArchivePart> {
  const hash = createHash('sha256')
  async function* counted() {
    for await (const piece of member.pieces) {
      hash.update(piece)
      yield piece
    }
  }
  const pieces = counted()
  await pass({ ...member, pieces })
  for await (const _ of pieces);
  return { path: member.name, size: member.size, sha256: hash.digest('hex') }
}

function holdAgainst(named: readonly ArchivePart[], seen: readonly ArchivePart[]): void {
  named.forEach(({ path, sha256 }, index) => {
    const found = seen[index]
    if (found?.path !== path || found.sha256 !== sha256) throw new ArchiveBroken(changed(path))
  })
  const extra = seen[named.length]
  if (extra) throw new ArchiveBroken(changed(extra.path))
}

function aboutIn(member: TarMember): ArchiveAbout {
  const about = member.name === 'about.json' ? parsed<ArchiveAbout>(member) : undefined
  if (about?.schema !== 'luoshi.archive/1' || !Array.isArray(about.migrations))
    throw new ArchiveBroken(notAnArchive('about.json'))
  return about
}

function parsed<T>({ name, content }: TarMember): T {
  try {
    return JSON.parse(content.toString('utf8')) as T
  } catch {
    throw new ArchiveBroken(changed(name))
  }
}
