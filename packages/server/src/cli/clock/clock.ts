import { readArguments } from '../arguments.ts'
import { both } from '../language.ts'
import { refuse } from '../misuse.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { sayRefused } from '../with-record.ts'
import { answerClock } from './answer.ts'
import { confirmServerClock } from './confirm-clock.ts'
import { help } from './help.ts'
import { clockOptions } from './request.ts'
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
    const answer = answerClock(call)
    if (answer.kind === 'misuse') return refuse(shell, answer, usage)
    if (answer.kind === 'refused') return sayRefused(shell, answer)
    const { request, moments, note } = answer
    await shell.out.write(request.json ? asJson(moments) : asLines(request.rule, moments, shell.language))
    if (note) await shell.err.write(`luoshi: ${both(shell.language, note)}\n`)
    return 0
  },
} as const
