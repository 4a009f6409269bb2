const enough = 64 * 1024 * 1024

/** Answers that many people ask for, kept as long as nothing of the place changes. */
export interface KeptAnswers {
  /**
   * The answer kept under `key` in this `state` of the place, or made anew. Who asks while it is being made waits for
   * the same one; `null` (a refusal) and failures are not kept.
   */
  take(key: string, state: string, make: () => Promise<Buffer | null>): Promise<Buffer | null>
}

interface Kept {
  readonly state: string
  readonly answer: Promise<Buffer | null>
  size: number
}

/** Keeps answers of at most so many bytes in all; the ones asked for longest ago go first. */
export function keptAnswers(most = enough): KeptAnswers {
  // in the order in which they were last asked for
  const kept = new Map<string, Kept>()
  let bytes = 0
  const drop = (key: string) => {
    bytes -= kept.get(key)?.size ?? 0
    kept.delete(key)
  }
  return {
    take(key, state, make) {
      const found = kept.get(key)
      if (found?.state === state) {
        kept.delete(key)
        kept.set(key, found)
        return found.answer
      }
      drop(key)
      const made: Kept = { state, answer: make(), size: 0 }
      kept.set(key, made)
      const still = () => kept.get(key) === made
      made.answer.then(
        (answer) => {
          if (!still()) return
          if (answer === null) return drop(key)
          made.size = answer.length
          bytes += answer.length
          for (const oldest of kept.keys()) {
            if (bytes <= most) break
            drop(oldest)
          }
        },
        () => {
          if (still()) drop(key)
        },
      )
      return made.answer
    },
  }
}
