import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { acrossPlaces, inPlace } from '../../access/place-wall.ts'
import { signedIn } from '../../access/signed-in.ts'
import { type Day, dayOf } from '../../domain/day.ts'
import { clockStepWords } from '../../domain/matters/clock-step-words.ts'
import { documentNumber } from '../../domain/matters/document-number.ts'
import { numberedTask, taskNumber } from '../../domain/task-number.ts'
import { waitingWords } from '../../domain/waiting/waiting.ts'
import { answersDue } from '../../record/matters/answers-due.ts'
import type { Tables } from '../../store/tables.ts'
import { matterList } from '../matters/matter-list.ts'
import { matterStandings } from '../matters/matter-standings.ts'
import { waitingList } from '../waiting/waiting-list.ts'
import { myTasks } from './my-tasks.ts'
import { workbench } from './workbench.ts'

/** A day in somebody's calendar. */
export interface CalendarItem {
  /** Stays the same while it is the same matter, so that a calendar replaces and does not add. */
  readonly id: string
  readonly day: Day
  readonly title: string
}

/** The due days of one person, for their calendar. */
export interface PersonCalendar {
  readonly place: string
  readonly code: string
  readonly items: readonly CalendarItem[]
}

/** Whether the person has a calendar address now, and since when; null when not. */
export async function calendarFeedSince(
  db: Kysely<Tables>,
  jurisdictionId: string,
  personId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('calendar_feed')
    .select('made_at')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return row?.made_at.toISOString() ?? null
}

/**
 * What is due for the bearer of a calendar's secret: by number and count only, for a calendar lies on servers of others.
 * Undefined when the secret does not hold. Not bound to one jurisdiction: the secret says which.
 */
export async function calendarOf(db: Kysely<Tables>, secret: string, at: Date): Promise<PersonCalendar | undefined> {
  const feed = await acrossPlaces('a secret address says which place it is of', () =>
    db
      .selectFrom('calendar_feed')
      .innerJoin('jurisdiction', 'jurisdiction.jurisdiction_id', 'calendar_feed.jurisdiction_id')
      .innerJoin('person', (join) =>
        join
          .onRef('person.jurisdiction_id', '=', 'calendar_feed.jurisdiction_id')
          .onRef('person.person_id', '=', 'calendar_feed.person_id'),
      )
      .select(['calendar_feed.jurisdiction_id', 'person.account_id', 'jurisdiction.name', 'jurisdiction.code'])
      .where('calendar_feed.hash', '=', createHash('sha256').update(secret).digest('hex'))
      .where('calendar_feed.revoked_at', 'is', null)
      .executeTakeFirst(),
  )
  if (!feed?.account_id) return undefined
  // the calendar ends with the account; the two kinds of tables are asked apart
  const account = await db
    .selectFrom('auth_user')
    .select('disabledAt')
    .where('id', '=', feed.account_id)
    .executeTakeFirst()
  const { account_id: accountId } = feed
  return account?.disabledAt
    ? undefined
    : inPlace(feed.jurisdiction_id, () => calendarIn(db, { ...feed, accountId }, at))
}

/** What is due for an account in a place. */
async function calendarIn(
  db: Kysely<Tables>,
  feed: {
    readonly jurisdiction_id: string
    readonly accountId: string
    readonly name: string
    readonly code: string
  },
  at: Date,
): Promise<PersonCalendar | undefined> {
  const today = dayOf(at)
  const actor = await signedIn(db, feed.jurisdiction_id, feed.accountId, today)
  if (!actor) return undefined
  const [bench, { tasks }, standings] = await Promise.all([
    workbench(db, actor),
    myTasks(db, actor),
    matterStandings(db, actor, at),
  ])
  const items: CalendarItem[] = []
  // both stand on today, under one name each, so that tomorrow's replaces it
  const waiting = await waitingList(db, actor, at, bench.groups)
  if (waiting.total > 0) items.push({ id: 'waiting', day: today, title: waitingWords(waiting) })
  const pressing = (['overdue', 'today', 'soon'] as const).filter((one) => standings[one] > 0)
  if (pressing.length > 0)
    items.push({
      id: 'matters-due',
      day: today,
      title: `督办时限：${pressing.map((one) => `${standingWords[one]} ${standings[one]} 件`).join('，')}`,
    })
  for (const { kind, count } of bench.groups) {
    const words = reminders[kind]
    if (words === undefined || count === 0 || !bench.period) continue
    items.push({ id: `${kind}-${bench.period.periodId}`, day: bench.period.dueOn, title: `${words} ${count} 项` })
  }
  for (const task of tasks) {
    const number = numberedTask(taskNumber(task), 'none')
    if (task.signBy) items.push({ id: `sign-${task.taskId}`, day: task.signBy, title: `${number}签收截止` })
    if (task.dueOn && task.as === 'lead')
      items.push({ id: `due-${task.taskId}`, day: task.dueOn, title: `${number}完成时限` })
  }
  const units = new Set(actor.roles.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])))
  for (const { matterId, leadId, year, ordinal, open } of await matterList(db, actor, at, {})) {
    if (year === null || ordinal === null || leadId === null || !units.has(leadId)) continue
    // every moment that is not met: a node does not wait for the one before it to be seen
    for (const { step, node, day } of open) {
      const title = `督办事项${documentNumber(year, ordinal)}${clockStepWords[step]}${node || ''}时限`
      items.push({ id: `matter-${matterId}-${step}${node || ''}`, day, title })
    }
  }
  items.push(...(await answersDue(db, actor.jurisdictionId, [...units])))
  return { place: feed.name, code: feed.code, items }
}

const standingWords = { overdue: '逾期', today: '今日到期', soon: '临期' } as const

const reminders: Readonly<Record<string, string>> = {
  'to-report': '本期待报',
  returned: '填报被退回',
  'to-check': '填报待审签',
  'to-judge': '填报待审核',
  'not-reported': '尚未报送',
}
