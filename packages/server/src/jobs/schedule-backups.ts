import type { Database } from '../commands/database.ts'
import { dayOf, inDays, startOfDay } from '../domain/day.ts'
import type { ArchiveKeys } from '../exchange/archive/archive-keys.ts'
import type { EvidenceFolder } from '../vault/evidence/evidence-folder.ts'
import type { Sealing } from '../vault/sealing/sealing-keys.ts'
import { backUp, type JobLog, lastBackup } from './back-up.ts'

/** When backups are made, where, and how many are kept. */
export interface BackupSchedule {
  readonly folder: string
  /** Minutes after midnight in Asia/Shanghai. */
  readonly minute: number
  readonly keep: number
  readonly evidence?: EvidenceFolder | null
  /** What signs the archives. */
  readonly keys?: ArchiveKeys | null
  /** What seals them. */
  readonly sealing?: Sealing | null
}

/**
 * Backs up once a day; the returned function stops it. A backup missed while no server ran is made at once: the archives
 * in the folder tell when the last one was made. A failed one is retried after 15 minutes.
 */
export function scheduleBackups(
  db: Database,
  schedule: BackupSchedule,
  log: JobLog,
  clock: () => Date,
): () => Promise<void> {
  let stopped = false
  let running = Promise.resolve()
  // the monotonic clock: setting the system's clock does not move it
  let again = 0
  const look = async () => {
    const now = clock()
    if (stopped || performance.now() < again) return
    try {
      const last = await lastBackup(schedule.folder, now)
      if (again === 0 && last !== null && last >= lastDue(now, schedule.minute)) return
      const failed = await backUp(db, schedule, now, log, () => stopped)
      again = failed > 0 ? performance.now() + RETRY : 0
    } catch (error) {
      log.error({ err: error, folder: schedule.folder }, 'backup failed')
      again = performance.now() + RETRY
    }
  }
  // polls the clock, so that a machine that slept, or whose clock was set, is on time, too
  const timer = setInterval(() => {
    running = running.then(look)
  }, LOOK)
  timer.unref()
  return async () => {
    stopped = true
    clearInterval(timer)
    await running
  }
}

/** The last moment up to `now` at which a backup was due. */
export function lastDue(now: Date, minute: number): Date {
  const today = new Date(startOfDay(dayOf(now)).getTime() + minute * 60_000)
  return today <= now ? today : inDays(today, -1)
}

const LOOK = 20_000
const RETRY = 15 * 60_000
