import { type Kysely, sql } from 'kysely'
import { documentNumber } from '../../domain/matters/document-number.ts'
import { messageWords } from '../../domain/messages/message-words.ts'
import { periodName } from '../../domain/reporting/periods.ts'
import { taskNumber } from '../../domain/task-number.ts'
import type { MessageKind } from '../../domain/vocabulary.ts'
import { actorNames, actorWords } from '../../record/people/actor-names.ts'
import type { Tables } from '../../store/tables.ts'

/** A message as its reader sees it. */
export interface Message {
  readonly messageId: string
  readonly kind: MessageKind
  /** What was done, where the kind tells of several acts. */
  readonly act: string | null
  /** One sentence. */
  readonly words: string
  /** How many tasks, matters or bulletins it tells of. */
  readonly count: number
  /** The only one of them; null where there are several. */
  readonly subjectId: string | null
  readonly periodId: string | null
  readonly by: string
  /** ISO 8601, as the other moments. */
  readonly at: string
  readonly readAt: string | null
  /** When what it waits for was done, by whomever. */
  readonly settledAt: string | null
}

/** A person's messages. */
export interface MessageList {
  /** How many wait to be read; what was done meanwhile does not. */
  readonly unread: number
  /** The newest {@link shownMessages}. */
  readonly messages: readonly Message[]
}

/** The most messages that are shown. */
const shownMessages = 200

/** How many messages a person has not read and nobody took care of. */
export async function unreadMessages(db: Kysely<Tables>, jurisdictionId: string, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom('message')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** What a person was told, the newest first. */
export async function messageList(db: Kysely<Tables>, jurisdictionId: string, personId: string): Promise<MessageList> {
  const rows = await db
    .selectFrom('message')
    .leftJoin('unit', (join) =>
      join.onRef('unit.jurisdiction_id', '=', 'message.jurisdiction_id').onRef('unit.unit_id', '=', 'message.unit_id'),
    )
    .leftJoin('period', (join) =>
      join
        .onRef('period.jurisdiction_id', '=', 'message.jurisdiction_id')
        .onRef('period.period_id', '=', 'message.period_id'),
    )
    .selectAll('message')
    .select(['unit.short_name', 'period.year', 'period.kind as period_kind', 'period.ordinal'])
    .where('message.jurisdiction_id', '=', jurisdictionId)
    .where('message.person_id', '=', personId)
    .where(sql<boolean>`not ${withdrawnUnread(jurisdictionId)}`)
    .orderBy('message.made_at', 'desc')
    .orderBy('message.message_id', 'desc')
    .limit(shownMessages)
    .execute()
  const single = rows.flatMap(({ subject_ids }) => (subject_ids.length === 1 ? subject_ids : []))
  const [unread, numbers, names] = await Promise.all([
    unreadMessages(db, jurisdictionId, personId),
    numbersOf(db, jurisdictionId, single),
    actorNames(
      db,
      jurisdictionId,
      rows.map((row) => row.made_by),
    ),
  ])
  return {
    unread,
    messages: rows.map((row): Message => {
      const count = row.subject_ids.length
      const subjectId = count === 1 ? (row.subject_ids[0] ?? null) : null
      const { year, period_kind: kind, ordinal } = row
      return {
        messageId: row.message_id,
        kind: row.kind,
        act: row.act,
        words: messageWords({
          kind: row.kind,
          act: row.act,
          count,
          number: subjectId === null ? null : (numbers.get(subjectId) ?? null),
          unit: row.short_name,
          period: year === null || kind === null || ordinal === null ? null : periodName({ year, kind, ordinal }),
        }),
        count,
        subjectId,
        periodId: row.period_id,
        by: names.get(row.made_by) ?? actorWords(row.made_by),
        at: row.made_at.toISOString(),
        readAt: row.read_at?.toISOString() ?? null,
        settledAt: row.settled_at?.toISOString() ?? null,
      }
    }),
  }
}

/** Whether it was settled unread by the office taking back what it tells of: an urge, or the handing out of its tasks. */
const withdrawnUnread = (
  jurisdictionId: string,
) => sql`(message.read_at is null and message.settled_at is not null and (
  exists (select 1 from urge u where u.jurisdiction_id = ${jurisdictionId}
          and u.urge_id = message.urge_id and u.withdrawn_at is not null)
  or (message.kind in ('task-assigned', 'report-urged') and exists (select 1 from event e
          where e.jurisdiction_id = ${jurisdictionId} and e.subject = 'task' and e.subject_id = any(message.subject_ids)
          and e.kind = 'task.assignment-withdrawn' and e.at = message.settled_at))))`

/** 序号 of tasks and 文号 of matters, by their ids. */
async function numbersOf(
  db: Kysely<Tables>,
  jurisdictionId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const [tasks, matters] = await Promise.all([
    db
      .selectFrom('task')
      .innerJoin('commitment', (join) =>
        join
          .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
          .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
      )
      .select(['task.task_id', 'task.part', 'commitment.number'])
      .where('task.jurisdiction_id', '=', jurisdictionId)
      .where('task.task_id', 'in', ids)
      .execute(),
    db
      .selectFrom('matter')
      .select(['matter_id', 'year', 'ordinal'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('matter_id', 'in', ids)
      .execute(),
  ])
  return new Map([
    ...tasks.map((task) => [task.task_id, taskNumber(task)] as const),
    ...matters.flatMap(({ matter_id, year, ordinal }) =>
      year === null || ordinal === null ? [] : [[matter_id, documentNumber(year, ordinal)] as const],
    ),
  ])
}
