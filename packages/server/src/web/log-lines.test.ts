import { expect, test } from 'vitest'
import { logLines } from './log-lines.ts'

/** A disk with some bytes of room: what is on it, and what each write does once it is full. */
function disk(room: number, code = 'ENOSPC') {
  const on = { text: '', room }
  const write = (bytes: Buffer) => {
    const fits = bytes.subarray(0, on.room)
    if (fits.length === 0) throw Object.assign(new Error('write'), { code })
    on.text += fits.toString()
    on.room -= fits.length
    return fits.length
  }
  return { on, lines: logLines(write) }
}

test.each(['ENOSPC', 'EIO', 'EPIPE', 'EAGAIN'])(
  'where %s keeps lines from being written they are counted, and it goes on',
  (code) => {
    const { on, lines } = disk(14, code)
    for (let n = 1; n <= 4; n++) lines.write(`{"line":${n}}\n`)
    on.room = 1000
    lines.write('{"line":5}\n')
    lines.write('{"line":6}\n')
    expect(on.text.split('\n').filter((line) => line !== '')).toEqual([
      '{"line":1}',
      '{"l',
      '{"level":40,"lost":3,"msg":"lines of the log could not be written"}',
      '{"line":5}',
      '{"line":6}',
    ])
  },
)
