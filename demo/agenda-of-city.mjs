// What single people of 云泽市 do one after the other, each at its time: it is done between what is laid in set by set, so
// that the ledger goes on in time.

/** An empty agenda. Work of the same moment is done in the order in which it was entered. */
export function newAgenda() {
  const waiting = []
  return {
    /** Enter work; it is given its moment. */
    enter: (at, work) => {
      waiting.push({ at, work, order: waiting.length })
    },
    /** No more is entered from now on. */
    close: () => {
      waiting.sort((a, b) => b.at - a.at || b.order - a.order)
    },
    /** When the next work is to be done; undefined when none is left. */
    next: () => waiting.at(-1)?.at,
    /** Do everything up to a moment, that moment left out. */
    until: async (moment) => {
      while (waiting.length > 0 && waiting.at(-1).at < moment) {
        const { at, work } = waiting.pop()
        await work(at)
      }
    },
  }
}
