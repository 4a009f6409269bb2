import { languageOf } from './cli/language.ts'
import { runCommand } from './cli/run-command.ts'
import { outputTo } from './cli/terminal/output.ts'

function stop(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => controller.abort())
  return controller.signal
}

// not process.exit(): what is still being written is to arrive
process.exitCode = await runCommand(process.argv.slice(2), {
  language: languageOf(process.env),
  stdin: process.stdin,
  out: outputTo(process.stdout),
  err: outputTo(process.stderr),
  stop,
})
