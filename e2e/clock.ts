import { shiftClock } from './shift-clock.mjs'

/** A clock of a test's own, for a server in a process of its own. */
export interface TestClock {
  /** The time in milliseconds, as the server has it. */
  readonly now: () => number
  /** Environment that gives a Node process this clock, its libraries too. */
  readonly env: Readonly<Record<string, string>>
}

/** A clock that stands at `at` (ISO 8601) now and goes on from there. */
export function clockFrom(at: string): TestClock {
  const offset = Date.parse(at) - Date.now()
  const preload = new URL('shift-clock.mjs', import.meta.url).href
  return {
    now: () => Date.now() + offset,
    env: { NODE_OPTIONS: `--import=${preload}`, LUOSHI_TEST_CLOCK_OFFSET: String(offset) },
  }
}

/** Sets the clock of this process to `at` (ISO 8601), from where it goes on; the returned function puts it back. */
export const setClock = (at: string): (() => void) => shiftClock(Date.parse(at) - Date.now())
