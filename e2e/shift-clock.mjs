// Preloaded into a process of a test (`node --import`): moves the whole process's clock by LUOSHI_TEST_CLOCK_OFFSET
// milliseconds. The product itself has no such setting.
const offset = Number(process.env.LUOSHI_TEST_CLOCK_OFFSET)
const SystemDate = Date

if (Number.isFinite(offset) && offset !== 0)
  globalThis.Date = class ShiftedDate extends SystemDate {
    constructor(...given) {
      if (given.length === 0) super(SystemDate.now() + offset)
      else super(...given)
    }

    static now() {
      return SystemDate.now() + offset
    }
  }
