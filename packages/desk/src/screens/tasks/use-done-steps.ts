import { useState } from 'react'
import { useStableCallback } from '../../parts/use-stable-callback.ts'
import type { DoneEdit } from './task-edits.ts'

/** Undo steps that are kept. */
const undoSteps = 20

/**
 * What was done in the table of the shown year, the newest last. Another year's table does not hold the tasks of it: the
 * steps go when the year changes, and what is answered after that is not remembered.
 */
export function useDoneSteps(year: number | undefined) {
  const [done, setDone] = useState<readonly DoneEdit[]>([])
  const [of, setOf] = useState(year)
  if (of !== year) {
    setOf(year)
    setDone([])
  }
  const isShown = useStableCallback((asked: number | undefined) => asked === year)
  return {
    last: done.at(-1),
    remember: (one: DoneEdit) => {
      if (isShown(year)) setDone((earlier) => [...earlier.slice(1 - undoSteps), one])
    },
    dropLast: () => setDone(done.slice(0, -1)),
  }
}
