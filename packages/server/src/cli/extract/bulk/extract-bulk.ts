import type { ExitStatus, Shell } from '../../shell.ts'
import { bytesFrom } from '../bytes-from.ts'
import type { Failure } from '../failure.ts'
import { type Input, inputsOf } from '../inputs.ts'
import { notice } from '../notices.ts'
import type { Request } from '../request.ts'
import { linesInOrder, type Work } from './in-order.ts'
import { lineOf } from './line-of.ts'
import { progressOn } from './progress.ts'

/** More than any document may have, so that the reader refuses it. */
const enough = 32 * 1024 * 1024

/** Read many documents in threads and write one line of JSON for each, in the order of the input. */
export async function extractBulk(request: Request, shell: Shell): Promise<ExitStatus> {
  const stopped = shell.stop()
  const progress = progressOn(shell.err, shell.out, shell.language)
  let status: ExitStatus = 0
  for await (const line of linesInOrder(worksOf(inputsOf(request, shell.stdin), shell), request.jobs, stopped)) {
    await shell.out.write(line.bytes)
    if (shell.out.gone) break
    if (line.failed || (request.strict && line.trouble)) status = 1
    if (line.notice) {
      await progress.clear()
      await notice(shell, line.file, ...line.notice)
    }
    progress.step(line.file, line.failed)
  }
  await progress.clear()
  if (stopped.aborted || shell.out.gone) shell.stdin.destroy()
  return stopped.aborted ? 130 : status
}

async function* worksOf(inputs: AsyncGenerator<Input | Failure>, shell: Shell): AsyncGenerator<Work> {
  for await (const input of inputs) {
    if (input.kind === 'failure') yield lineOf(0, input.file, input)
    else if (input.file !== '-') yield { file: input.file }
    else yield { file: '-', bytes: await bytesFrom(shell.stdin, enough) }
  }
}
