import { json, jsonPieces } from '../json.ts'
import { hasTrouble, notAReport } from '../notices.ts'
import type { Reading } from '../read-input.ts'
import { encodePieces } from './encode-pieces.ts'
import type { Line } from './task.ts'

const utf8 = new TextEncoder()

/** The line that stands for a document: its report, or `{"file", "error"}`; a report's is written into `room` where it fits. */
export function lineOf(index: number, file: string, reading: Reading, room?: ArrayBuffer): Line {
  if (reading.kind === 'failure') {
    const { reason, message, messageEn } = reading
    const bytes = utf8.encode(`${json({ file, error: { reason, message, messageEn } })}\n`)
    return { index, file, bytes, failed: true, trouble: false, notice: [message, messageEn] }
  }
  const { report } = reading
  const no = notAReport(report)
  return {
    index,
    file,
    bytes: encodePieces(lineOfPieces(report), room),
    failed: false,
    trouble: hasTrouble(report),
    notice: no && [no.message, no.messageEn],
  }
}

function* lineOfPieces(report: object): Generator<string> {
  yield* jsonPieces(report)
  yield '\n'
}
