import { mayWriteByClock } from '../access/clock.ts'
import { inPlace } from '../access/place-wall.ts'
import { removeOldGivers } from '../commands/clues/remove-givers.ts'
import type { Database } from '../commands/database.ts'
import { dropStaleUploads } from '../commands/evidence/drop-stale-uploads.ts'
import { judgeDuePeriod } from '../commands/judging/judge-period.ts'
import { deliverMail } from '../commands/mail/deliver-mail.ts'
import { remindOfDues } from '../commands/matters/remind-of-dues.ts'
import { markClock } from '../commands/places/mark-clock.ts'
import { openPeriods } from '../commands/reporting/open-periods.ts'
import { remindOfPeriod } from '../commands/reporting/remind-of-period.ts'
import { clockLeapWords } from '../domain/clock-leap.ts'
import { dayOf } from '../domain/day.ts'
import { placesKeepingGivers } from '../queries/clues/places-keeping-givers.ts'
import { periodsToJudge } from '../queries/judging/periods-to-judge.ts'
import { placesToRemindOfDues } from '../queries/matters/places-to-remind-of-dues.ts'
import { clockLeaps, type PlaceLeap } from '../queries/places/clock-leaps.ts'
import { owedReports } from '../queries/reporting/owed-reports.ts'
import { periodsToRemind } from '../queries/reporting/periods-to-remind.ts'
import { placesLackingPeriods } from '../queries/reporting/places-lacking-periods.ts'
import type { EvidenceFolder } from '../vault/evidence/evidence-folder.ts'
import type { JobLog } from './back-up.ts'
import { type MailServer, mailTransport } from './mail-transport.ts'

/** What the desk's jobs work with; null where the server was not set up for it. */
export interface DeskWork {
  readonly evidence: EvidenceFolder | null
  readonly mail: MailServer | null
}

/** Open the periods that have begun, give the lights of those past their due day, remind who has not reported and whose matters are due, take out who gave clues that are long done with, send what waits to be sent, remove uploads left lying for a day. */
export async function doDeskWork(
  db: Database,
  { evidence, mail }: DeskWork,
  at: Date,
  log: JobLog,
  leapt: readonly string[] = [],
): Promise<void> {
  // what fails for one place is no reason for the others to wait
  const each = async (place: string, work: () => Promise<void>) =>
    !leapt.includes(place) &&
    inPlace(place, work).catch((error: unknown) => log.error({ err: error, place }, 'desk work failed'))
  for (const place of await placesLackingPeriods(db, dayOf(at)))
    await each(place, async () => {
      const opened = await openPeriods(db, mayWriteByClock(place), at)
      if (opened > 0) log.info({ place, opened }, 'periods opened')
    })
  for (const { jurisdictionId, periodId } of await periodsToJudge(db, dayOf(at)))
    await each(jurisdictionId, async () => {
      const { given } = await judgeDuePeriod(db, mayWriteByClock(jurisdictionId), at, periodId)
      if (given > 0) log.info({ place: jurisdictionId, periodId, given }, 'lights given')
    })
  const morning = dayOf(new Date(at.getTime() - MORNING))
  for (const { jurisdictionId, periodId } of await periodsToRemind(db, morning))
    await each(jurisdictionId, async () => {
      const owed = await owedReports(db, jurisdictionId, periodId, dayOf(at))
      const reminded = await remindOfPeriod(db, jurisdictionId, at, periodId, owed, mail !== null)
      if (reminded > 0) log.info({ place: jurisdictionId, periodId, reminded }, 'people reminded of a period')
    })
  for (const place of await placesToRemindOfDues(db, morning))
    await each(place, async () => {
      const reminded = await remindOfDues(db, place, at, morning, mail !== null)
      if (reminded > 0) log.info({ place, reminded }, 'people reminded of matters')
    })
  for (const place of await placesKeepingGivers(db))
    await each(place, async () => {
      const removed = await removeOldGivers(db, mayWriteByClock(place), at)
      if (removed > 0) log.info({ place, removed }, 'givers of clues removed')
    })
  if (mail) {
    const sent = await deliverMail(db, at, await mailTransport(mail))
    if (sent > 0) log.info({ sent }, 'e-mails sent')
  }
  if (evidence && leapt.length === 0) {
    const removed = await dropStaleUploads(db, evidence, at)
    if (removed > 0) log.info({ removed }, 'uploads removed that nobody went on with')
  }
}

/**
 * {@link doDeskWork} except for the places for which the clock has leapt: what it would write there is of another time. Those
 * come out.
 */
export async function doDeskWorkInTime(
  db: Database,
  work: DeskWork,
  at: Date,
  log: JobLog,
): Promise<readonly PlaceLeap[]> {
  const leaps = await clockLeaps(db, at)
  const leapt = leaps.map(({ jurisdictionId }) => jurisdictionId)
  await doDeskWork(db, work, at, log, leapt)
  await markClock(db, at, leapt)
  return leaps
}

/** {@link doDeskWorkInTime} from now on, every 20 seconds; the returned function ends it. */
export function scheduleDeskWork(db: Database, work: DeskWork, log: JobLog, now: () => Date): () => Promise<void> {
  let stopped = false
  let running = Promise.resolve()
  // said once, and again when it concerns others
  let said = ''
  const look = async () => {
    if (stopped) return
    const at = now()
    const leaps = await doDeskWorkInTime(db, work, at, log).catch((error: unknown) => {
      log.error({ err: error }, 'desk work failed')
      return []
    })
    const places = leaps.map(({ code }) => code).join(' ')
    if (places !== said) for (const { code, leap } of leaps) log.error({ code, leap }, clockLeapWords(at, leap).en)
    said = places
  }
  running = look()
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

const LOOK = 20_000
/** A day's reminders are written from eight o'clock on, not in the night. */
const MORNING = 8 * 3_600_000
