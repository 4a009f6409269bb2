import { setTimeout } from 'node:timers/promises'

const enough = 64 * 1024 * 1024
/** An answer that takes longer to make is made anew before it is asked for. */
const dearAfter = 25
/** One that nobody asked for in so long is made when it is asked for again. */
const wantedFor = 10 * 60_000
/** Between one round of making anew and the next; the processors are for those who ask. */
const restBetween = 2000

/** Answers that many people ask for, kept as long as nothing of the place changes. */
export interface KeptAnswers {
  /**
   * The answer kept under `key` in this `state` of the place, or made anew. Who asks while it is being made waits for
   * the same one; `null` (a refusal) and failures are not kept.
   */
  take(key: string, state: string, make: Make): Promise<Buffer | null>
  /**
   * After a change: those under keys with this beginning that took long to make and were asked for lately are made anew
   * one after another, the dearest first, in the state `stateNow` tells, so that the next who asks need not wait. What
   * is asked for while a round runs follows in another. Settles after the round; never rejects.
   */
  renew(beginning: string, stateNow: () => Promise<string>): Promise<void>
}

type Make = () => Promise<Buffer | null>

interface Kept {
  readonly state: string
  readonly make: Make
  readonly answer: Promise<Buffer | null>
  /** Milliseconds it took to make; 0 while it is being made. */
  took: number
  size: number
  askedAt: number
}

/** Keeps answers of at most so many bytes in all; the ones asked for longest ago go first. */
export function keptAnswers({ most = enough, dear = dearAfter, rest = restBetween } = {}): KeptAnswers {
  // in the order in which they were last asked for
  const kept = new Map<string, Kept>()
  let bytes = 0
  const drop = (key: string) => {
    bytes -= kept.get(key)?.size ?? 0
    kept.delete(key)
  }

  const put = (key: string, state: string, make: Make, askedAt: number): Kept => {
    drop(key)
    const begun = performance.now()
    const made: Kept = { state, make, answer: make(), took: 0, size: 0, askedAt }
    kept.set(key, made)
    const still = () => kept.get(key) === made
    made.answer.then(
      (answer) => {
        made.took = performance.now() - begun
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
    return made
  }

  const renewOne = async (key: string, stateNow: () => Promise<string>) => {
    const before = kept.get(key)
    if (!before || before.took < dear || before.askedAt < performance.now() - wantedFor) return
    const state = await stateNow()
    // somebody may have asked meanwhile
    if (kept.get(key) === before && before.state !== state) await put(key, state, before.make, before.askedAt).answer
  }
  /** Of the rounds that run, whether another is wanted behind it. */
  const rounds = new Map<string, boolean>()
  const round = async (beginning: string, stateNow: () => Promise<string>) => {
    rounds.set(beginning, false)
    const own = [...kept].filter(([key]) => key.startsWith(beginning)).sort(([, a], [, b]) => b.took - a.took)
    // what cannot be made now is for the next who asks, who is told why
    for (const [key] of own) await renewOne(key, stateNow).catch(() => {})
  }

  return {
    async take(key, state, make) {
      const found = kept.get(key)
      if (found?.state !== state) return put(key, state, make, performance.now()).answer
      kept.delete(key)
      kept.set(key, found)
      found.askedAt = performance.now()
      return found.answer
    },

    async renew(beginning, stateNow) {
      if (rounds.has(beginning)) {
        rounds.set(beginning, true)
        return
      }
      await round(beginning, stateNow)
      const follow = async (): Promise<void> => {
        await setTimeout(rest, undefined, { ref: false })
        if (!rounds.get(beginning)) return void rounds.delete(beginning)
        await round(beginning, stateNow)
        return follow()
      }
      void follow()
    },
  }
}
