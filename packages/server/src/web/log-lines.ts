import { writeSync } from 'node:fs'

/** Where lines of a log go. */
interface LogLines {
  readonly write: (line: string) => void
}

/**
 * Lines written to a file at once. One that cannot be, as on a full disk or where the reader has gone, is left out, and how
 * many were is said with the next that can: the server goes on. (pino's own destination throws, and then tries for ever
 * to write the line before it lets the process end.)
 */
export function logLines(write: (bytes: Buffer) => number = (bytes) => writeSync(2, bytes)): LogLines {
  let lost = 0
  let torn = false
  return {
    write: (line) => {
      const said =
        lost > 0 ? `${JSON.stringify({ level: 40, lost, msg: 'lines of the log could not be written' })}\n` : ''
      // what was cut off ends its line, so that the next is read as one
      const bytes = Buffer.from(`${torn ? '\n' : ''}${said}${line}`)
      const written = writtenOf(bytes, write)
      torn = written < bytes.length && (written > 0 || torn)
      lost = written === bytes.length ? 0 : lost + 1
    },
  }
}

/** How many bytes could be written. A pipe that is full for a moment is waited for, a twentieth of a second at the most. */
function writtenOf(bytes: Buffer, write: (bytes: Buffer) => number): number {
  let written = 0
  for (let waits = 0; written < bytes.length; ) {
    try {
      written += write(bytes.subarray(written))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN' || waits === 5) return written
      waits += 1
      Atomics.wait(sleeping, 0, 0, 10)
    }
  }
  return written
}

const sleeping = new Int32Array(new SharedArrayBuffer(4))
