// The clock of a test, for a whole process, its libraries too. Preloaded (`node --import`) it reads
// LUOSHI_TEST_CLOCK_OFFSET, milliseconds from now. The product itself has no such setting.
const SystemDate = Date

/** Moves this process's clock by some milliseconds; the returned function puts it back. */
export function shiftClock(offset) {
  globalThis.Date = class ShiftedDate extends SystemDate {
    constructor(...words) {
      if (words.length === 0) super(SystemDate.now() + offset)
      else super(...words)
    }

    static now() {
      return SystemDate.now() + offset
    }
  }
  return () => {
    globalThis.Date = SystemDate
  }
}

const offset = Number(process.env.LUOSHI_TEST_CLOCK_OFFSET)
if (Number.isFinite(offset) && offset !== 0) shiftClock(offset)
