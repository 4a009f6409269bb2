import { unavailableAnswer } from '../failed-answer.ts'

/** Milliseconds after which who reads is told that the server is busy; browsers and people give up somewhat later. */
const longestReading = 20_000

/**
 * The answer, or 503 with `Retry-After` when it is not there in time: where others take the processors, each step of a
 * reading may wait, and none of them is long enough to be turned away. For what changes nothing only: nobody could say
 * whether a change was made.
 */
export async function inTime(answer: Promise<Response>, most = longestReading): Promise<Response> {
  const late = Promise.withResolvers<Response>()
  const timer = setTimeout(() => late.resolve(unavailableAnswer('busy')), most)
  // what fails afterwards has been answered
  answer.catch(() => undefined)
  try {
    return await Promise.race([answer, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
