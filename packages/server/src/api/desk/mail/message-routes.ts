import { z } from 'zod'
import { readMessages } from '../../../commands/mail/tell.ts'
import { sendUrges } from '../../../commands/reporting/send-urges.ts'
import { withdrawUrges } from '../../../commands/reporting/withdraw-urges.ts'
import { type MessageList, messageList, unreadMessages } from '../../../queries/mail/message-list.ts'
import { type SentUrge, sentUrges } from '../../../queries/mail/sent-urges.ts'
import { urgeList } from '../../../queries/reporting/urge-list.ts'
import { defineRoute } from '../define-route.ts'

export type { Message, MessageList } from '../../../queries/mail/message-list.ts'
export type { SentUrge, UrgedPerson } from '../../../queries/mail/sent-urges.ts'

/** `GET /messages/unread` */
export interface Unread {
  /** How many messages wait to be read. */
  readonly unread: number
}

/** `GET /urges/sent` */
export interface SentUrges {
  readonly urges: readonly SentUrge[]
}

const id = z.uuid()

/** Whom and what for: units for all they owe, or for some tasks alone; only one of their people where one is named. */
const wanted = z.strictObject({
  unitIds: z.array(id).min(1).max(2000).optional(),
  taskIds: z.array(id).min(1).max(2000).optional(),
  personId: id.optional(),
  /** The year of what is owed; the one being carried out when left out. */
  year: z.number().int().min(1900).max(2200).optional(),
})

/** What a person was told, and urging units for what they owe. */
export const messageRoutes = [
  defineRoute({
    method: 'get',
    path: '/messages',
    run: ({ deps, actor }): Promise<MessageList> => messageList(deps.db, actor.jurisdictionId, actor.personId),
  }),
  defineRoute({
    method: 'get',
    path: '/messages/unread',
    run: async ({ deps, actor }): Promise<Unread> => ({
      unread: await unreadMessages(deps.db, actor.jurisdictionId, actor.personId),
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/messages/read',
    own: true,
    body: z.strictObject({ messageIds: z.array(id).min(1).max(500).nullable() }),
    run: ({ deps, actor, at, body }) => readMessages(deps.db, actor, at, body.messageIds),
  }),
  defineRoute({
    method: 'get',
    path: '/urges/sent',
    needs: 'urge.list',
    query: z.strictObject({ taskId: id.optional() }),
    run: async ({ deps, actor, query }): Promise<SentUrges> => ({
      urges: await sentUrges(deps.db, actor.jurisdictionId, query.taskId),
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/urges',
    needs: 'urge.send',
    body: wanted,
    run: async ({ deps, actor, at, body, ask }) => {
      const { units, period } = await urgeList(deps.db, actor, { year: body.year ?? null })
      // what is owed is what the list says, no matter who asks for it
      const owed = units
        .filter(({ unitId }) => body.unitIds?.includes(unitId) ?? true)
        .map(({ unitId, unit, tasks }) => ({
          ...{ unitId, unit },
          tasks: tasks
            .filter(({ taskId }) => body.taskIds?.includes(taskId) ?? true)
            .map(({ taskId, owes }) => ({ taskId, signs: owes === 'signature' })),
        }))
        .filter(({ tasks }) => tasks.length > 0)
      return sendUrges(deps.db, ask, at, {
        owed,
        periodId: period?.periodId ?? null,
        personId: body.personId ?? null,
        mails: deps.mails ?? false,
      })
    },
  }),
  defineRoute({
    method: 'post',
    path: '/urges/withdrawal',
    needs: 'urge.send',
    body: z.strictObject({ urgeIds: z.array(id).min(1).max(2000) }),
    run: ({ deps, at, body, ask }) => withdrawUrges(deps.db, ask, at, body.urgeIds),
  }),
] as const
