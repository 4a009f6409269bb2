import type { ExitStatus, Shell } from '../shell.ts'
import { recognitionProgress } from '../terminal/recognition-progress.ts'
import { type Input, inputsOf, isSingle } from './inputs.ts'
import { failureNotice, hasTrouble, notAReport, notice } from './notices.ts'
import { type PrintedForm, printerOf } from './printer.ts'
import { type Reading, readFile, readStream } from './read-input.ts'
import type { Request } from './request.ts'

/** Read one document after another and print each as soon as it is read. */
export async function extractOneByOne(request: Request, form: PrintedForm, shell: Shell): Promise<ExitStatus> {
  const single = await isSingle(request)
  const { before, between, after, print } = await printerOf(form, shell.language, single)
  let status: ExitStatus = 0
  let printed = 0
  if (!single) await shell.out.write(before)
  for await (const input of inputsOf(request, shell.stdin)) {
    const reading = input.kind === 'input' ? await readInput(input, shell) : input
    if (shell.out.gone) break
    if (reading.kind === 'failure') {
      status = 1
      await failureNotice(shell, reading)
      continue
    }
    const { report } = reading
    const no = notAReport(report)
    if (no) await notice(shell, input.file, no.message, no.messageEn)
    if (request.strict && hasTrouble(report)) status = 1
    await shell.out.write(printed++ === 0 ? (single ? before : '') : between)
    for (const chunk of inChunks(print(report))) await shell.out.write(chunk)
  }
  if (!single || printed > 0) await shell.out.write(after)
  return status
}

function readInput({ file }: Input, shell: Shell): Promise<Reading> {
  const options = { onProgress: recognitionProgress(shell.err, shell.language) }
  return file === '-' ? readStream(shell.stdin, file, options) : readFile(file, options)
}

/** Pieces joined to chunks that are worth a write each. */
function* inChunks(pieces: Iterable<string>): Generator<string> {
  let held: string[] = []
  let length = 0
  for (const piece of pieces) {
    held.push(piece)
    length += piece.length
    if (length < 65_536) continue
    yield held.join('')
    held = []
    length = 0
  }
  yield held.join('')
}
