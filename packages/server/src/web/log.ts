import { type Logger, pino } from 'pino'

export type { Logger } from 'pino'

/** Structured log, a line of JSON each, on standard error: standard output is for the person who started the server. */
export function logTo(level: string): Logger {
  return pino({ level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
}
