import { useCallback, useLayoutEffect, useRef } from 'react'

/** A callback with a stable identity that runs the latest function, so that memoized components do not render again. */
export function useStableCallback<Arguments extends readonly unknown[], Answer>(
  latest: (...args: Arguments) => Answer,
): (...args: Arguments) => Answer {
  const current = useRef(latest)
  useLayoutEffect(() => {
    current.current = latest
  })
  return useCallback((...args: Arguments) => current.current(...args), [])
}
