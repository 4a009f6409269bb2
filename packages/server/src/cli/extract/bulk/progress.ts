import type { Language } from '../../language.ts'
import type { Output } from '../../terminal/output.ts'
import { oneLine } from '../../terminal/printable.ts'
import { clipped } from '../../terminal/width.ts'

/** A line on a terminal that tells how far a bulk reading is, ten times a second at most. */
export interface Progress {
  step(file: string, failed: boolean): void
  /** Take the line off, before something else is written or at the end. */
  clear(): Promise<void>
}

const silent: Progress = { step() {}, async clear() {} }

/** Progress on standard error; none when that is no terminal or when the lines themselves go to the same one. */
export function progressOn(err: Output, out: Output, language: Language): Progress {
  if (!err.terminal || out.terminal) return silent
  let read = 0
  let failed = 0
  let shown = 0
  return {
    step(file, hasFailed) {
      read++
      if (hasFailed) failed++
      const now = performance.now()
      if (now - shown < 100) return
      shown = now
      const said = language === 'zh' ? `已读 ${read} 份，失败 ${failed} 份` : `${read} read, ${failed} failed`
      void err.write(`\r\u001b[K${said}  ${clipped(oneLine(file), 50)}`)
    },
    async clear() {
      if (shown > 0) await err.write('\r\u001b[K')
    },
  }
}
