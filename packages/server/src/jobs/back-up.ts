import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '../commands/database.ts'
import { writeArchive } from '../exchange/archive/archive-file.ts'
import type { ArchiveKeys } from '../exchange/archive/archive-keys.ts'
import { verifyArchive } from '../exchange/archive/verify-archive.ts'
import { clockLeaps } from '../queries/places/clock-leaps.ts'
import { allJurisdictions } from '../record/places/find-jurisdiction.ts'
import type { EvidenceFolder } from '../vault/evidence/evidence-folder.ts'
import type { Sealing } from '../vault/sealing/sealing-keys.ts'

/** Where a job says what it did. */
export interface JobLog {
  readonly info: (facts: object, message: string) => void
  readonly error: (facts: object, message: string) => void
}

/** Where archives go, how many of each place stay, and where the evidence files lie. */
export interface BackupPlace {
  readonly folder: string
  readonly keep: number
  readonly evidence?: EvidenceFolder | null
  /** What signs the archives. */
  readonly keys?: ArchiveKeys | null
  /** What seals them. */
  readonly sealing?: Sealing | null
}

/**
 * Write an archive of every place into `folder` and hold it against its own hashes; of each place the newest `keep` stay.
 * Nothing is removed for an archive that does not hold, nor of a place for which the clock has leapt.
 * Returns how many places failed.
 */
export async function backUp(
  db: Database,
  { folder, keep, evidence = null, keys = null, sealing = null }: BackupPlace,
  at: Date,
  log: JobLog,
  stopped: () => boolean = () => false,
): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  let failed = 0
  const leapt = new Set((await clockLeaps(db, at)).map(({ jurisdictionId }) => jurisdictionId))
  for (let after = ''; ; ) {
    const places = await allJurisdictions(db, { after, limit: 100 })
    for (const { jurisdictionId, code } of places) {
      if (stopped()) return failed
      const file = join(folder, archiveName(code, at))
      try {
        // before it has its name: one that does not hold would be taken for the last backup
        const check = async (path: string) => {
          const outcome = await verifyArchive(path, {}, [], sealing)
          if (outcome.kind !== 'whole') throw new Error(`the archive does not hold: ${outcome.reason}`)
        }
        const manifest = await writeArchive(db, jurisdictionId, at, file, evidence, keys, sealing, check)
        const { missingEvidence = [] } = manifest
        // a clock that leapt takes what is new for old
        if (!leapt.has(jurisdictionId)) await removeOld(folder, code, keep, at)
        if (missingEvidence.length > 0)
          log.error({ file, missing: missingEvidence.slice(0, 20) }, 'evidence files missing')
        log.info({ file, ...manifest.ledger }, 'backed up')
      } catch (error) {
        failed += 1
        log.error({ err: error, file }, 'backup failed')
      }
    }
    const last = places.at(-1)
    if (!last) return failed
    after = last.code
  }
}

/** When the newest archive in `folder` was made, up to `at`; null when there is none. What a clock ahead made says nothing. */
export async function lastBackup(folder: string, at: Date): Promise<Date | null> {
  const names = await readdir(folder).catch(() => [])
  const times = names.flatMap((name) => timeOf(name) ?? []).filter((time) => time <= at)
  return times.length === 0 ? null : new Date(Math.max(...times.map((time) => time.getTime())))
}

/** `140181-20261124T0230.tar.gz`, the time in Asia/Shanghai. */
function archiveName(code: string, at: Date): string {
  const local = new Date(at.getTime() + 8 * 3_600_000).toISOString()
  return `${code}-${local.slice(0, 16).replace(/[-:]/g, '')}.tar.gz`
}

const stamp = /^(?<code>\d{6,12})-(?<time>\d{8}T\d{4})\.tar\.gz$/

/** When an archive of this name was made; null where it is none's. */
function timeOf(name: string): Date | null {
  const time = stamp.exec(name)?.groups?.time
  if (time === undefined) return null
  const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)$/.exec(time) ?? []
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:00+08:00`)
}

/** Of the archives made up to `at` the newest stay; those of a clock that was ahead are counted for none and stay, too. */
async function removeOld(folder: string, code: string, keep: number, at: Date): Promise<void> {
  const names = await readdir(folder)
  const mine = names.filter((name) => stamp.exec(name)?.groups?.code === code && (timeOf(name) ?? at) <= at).sort()
  for (const name of mine.slice(0, -keep)) await rm(join(folder, name), { force: true })
}
