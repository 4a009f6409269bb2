import { Overloaded } from './work-lane.ts'

/** The database cannot be reached; work under way was given up. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway'
}

/**
 * The connection broke while the database was to confirm a change: whether it was made is not known, and asking for it
 * again may make it twice.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown'
}

/**
 * What keeps the database from answering for a while: it is not there, it is busy (a lock, a limit, too many requests),
 * or it has no room left. In all of these nothing was changed; with `outcome-unknown` that is not known.
 */
export type DatabaseTrouble = 'away' | 'busy' | 'disk-full' | 'outcome-unknown'

/** Which trouble of the database's an error, or one of its causes, tells of; null when it is about something else. */
export function databaseTrouble(error: unknown): DatabaseTrouble | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof OutcomeUnknown) return 'outcome-unknown'
    if (cause instanceof DatabaseAway) return 'away'
    if (cause instanceof Overloaded) return 'busy'
    const known = 'code' in cause && typeof cause.code === 'string' ? troubles.get(cause.code) : undefined
    if (known) return known
    if (
      /^(Connection terminated|Query read timeout|Client has encountered a connection error|Client was closed)/.test(
        cause.message,
      )
    )
      return 'away'
    if (/^timeout exceeded when trying to connect/.test(cause.message)) return 'busy'
    if (cause instanceof AggregateError) {
      const inner = databaseTrouble(cause.errors[0])
      if (inner) return inner
    }
  }
  return null
}

/** Whether a database answered nothing at all, not even that a limit was passed. */
export const isSilence = (error: unknown): boolean =>
  error instanceof Error && /^Query read timeout/.test(error.message)

/** Whether a statement failed before it was sent, because its connection had broken already. */
export const wasNotSent = (error: unknown): boolean =>
  error instanceof Error && /^(Client has encountered a connection error|Client was closed)/.test(error.message)

const codes: Readonly<Record<Exclude<DatabaseTrouble, 'outcome-unknown'>, readonly string[]>> = {
  // of the network, and SQLSTATE classes 08 and 57P: shut down, crashed, starting
  away: [
    ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT'],
    ...['08000', '08001', '08003', '08004', '08006', '57P01', '57P02', '57P03', '25006'],
  ],
  // limits of statements, locks and transactions, deadlocks, serialization, connections
  busy: ['57014', '55P03', '25P03', '40001', '40P01', '53200', '53300'],
  'disk-full': ['53100', 'ENOSPC', 'EDQUOT'],
}

const troubles = new Map(
  (['away', 'busy', 'disk-full'] as const).flatMap((trouble) => codes[trouble].map((code) => [code, trouble] as const)),
)
