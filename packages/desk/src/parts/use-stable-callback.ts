import { useCallback, useLayoutEffect, useRef } from 'react'

/** A function that stays the same and does what the newest one does, for parts that are not to be laid out anew. */
export function useStableCallback<Arguments extends readonly unknown[], Answer>(
  newest: (...given: Arguments) => Answer,
): (...given: Arguments) => Answer {
  const kept = useRef(newest)
  useLayoutEffect(() => {
    kept.current = newest
  })
  return useCallback((...given: Arguments) => kept.current(...given), [])
}
