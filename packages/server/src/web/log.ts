import { type Logger, pino, stdSerializers } from 'pino'
import { logLines } from './log-lines.ts'

export type { Logger } from 'pino'

/** Structured log, a line of JSON each, on standard error: standard output is for the person who started the server. */
export function logTo(level: string): Logger {
  return pino(
    { level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err } },
    logLines(),
  )
}

/** What PostgreSQL says beside the message may hold values of rows. */
const ofRows: ReadonlySet<string> = new Set(['detail', 'where', 'internalQuery', 'parameters', 'query', 'sql'])

/** An error as the log tells it: what it is and where, no content of the record. */
export function err(error: unknown): unknown {
  const told: unknown = error instanceof Error ? stdSerializers.err(error) : error
  return told !== null && typeof told === 'object'
    ? Object.fromEntries(Object.entries(told).filter(([name]) => !ofRows.has(name)))
    : told
}
