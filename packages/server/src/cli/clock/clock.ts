import { publishedCalendar } from '../../domain/calendar/published-calendar.ts'
import { dueMoments } from '../../domain/matters/clock.ts'
import { readArguments } from '../arguments.ts'
import { refuse } from '../misuse.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { sayRefused } from '../with-record.ts'
import { confirmServerClock } from './confirm-clock.ts'
import { help } from './help.ts'
import { clockOptions, readRequest } from './request.ts'
import { asJson, asLines } from './written.ts'

const usage = 'luoshi clock --preset 13710|710 --from 2026-02-13T10:00 [--json]    luoshi clock --help'

/** `luoshi clock confirm`: the server's clock is right. `luoshi clock`: when a matter handed out at a moment is due, so that a rule can be tried without the desk. */
export const clock = {
  help,

  async run(args: readonly string[], shell: Shell): Promise<ExitStatus> {
    const call = readArguments(args, clockOptions)
    if (call.kind === 'misuse') return refuse(shell, call, usage)
    if (call.given.has('help')) {
      await shell.out.write(help(shell.language))
      return 0
    }
    const [verb, ...words] = call.rest
    if (verb === 'confirm') return confirmServerClock(shell, words)
    const request = readRequest(call)
    if (request.kind === 'misuse') return refuse(shell, request, usage)
    const due = dueMoments(request.rule, request.from, publishedCalendar)
    if (due.kind === 'refused') return sayRefused(shell, due)
    await shell.out.write(request.json ? asJson(due.moments) : asLines(request.rule, due.moments, shell.language))
    return 0
  },
} as const
