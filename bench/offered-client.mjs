// What the load of bench/offered-load.mjs is made with: people who ask over sockets of their own, as browsers do, and the
// times and ends of what they asked.
import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** Numbers between 0 and 1, the same for the same seed. */
export function seeded(seed) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return (state >>> 0) / 4294967296
  }
}

/** One of a list of [weight, thing]. */
export function chosen(random, list) {
  let left = random() * list.reduce((sum, [weight]) => sum + weight, 0)
  for (const [weight, thing] of list) {
    left -= weight
    if (left < 0) return thing
  }
  return list[0][1]
}

/**
 * Times and ends of requests. What was asked before `from` (milliseconds of `performance.now()`) brings the server to the
 * pace it has all day: its times do not count, its errors do.
 */
function tally(from) {
  /** @type {Map<string, number[]>} */
  const times = new Map()
  /** Times of each quarter of a minute since `from`. @type {number[][]} */
  const quarters = []
  const ends = { answered: 0, unchanged: 0, shed: 0 }
  /** @type {string[]} */
  const errors = []
  return {
    note: (kind, begun, status, words = '') => {
      if (status === 503) ends.shed++
      else if (status === 304) ends.unchanged++
      else if (status === 200) ends.answered++
      else errors.push(`${kind}: ${status} ${words.slice(0, 200)}`)
      if (begun < from || (status !== 200 && status !== 304)) return
      const taken = performance.now() - begun
      const list = times.get(kind)
      if (list) list.push(taken)
      else times.set(kind, [taken])
      const quarter = Math.floor((begun - from) / 15_000)
      quarters[quarter] ??= []
      quarters[quarter].push(taken)
    },
    told: () => ({ times: [...times], quarters, ends, errors }),
  }
}

/** Resolves when the bench says so, with the moments (of `performance.now()`) from which times count and at which it ends. */
export async function told() {
  process.send?.({ ready: true })
  const { from, until } = await new Promise((resolve) => process.once('message', resolve))
  return { counts: tally(from - performance.timeOrigin), end: until - performance.timeOrigin }
}

/** Tells the bench what was counted, and ends. */
export const tell = (counts) =>
  process.send?.({ ...counts.told(), cpu: process.cpuUsage() }, () => process.disconnect())

/** Milliseconds after which a request that was not answered counts as an error. */
const patience = 30_000

/** A person's own sockets, at most six as a browser has. */
export const browser = () => new Agent({ keepAlive: true, maxSockets: 6 })

/**
 * Ask and read the answer to its end; what cannot be asked ends with status 0. A person whom the server sends away with 503
 * waits as long as it says.
 */
export async function asked({
  port,
  agent,
  path,
  method = 'GET',
  headers = {},
  body = undefined,
  kind = path,
  counts = undefined,
}) {
  const begun = performance.now()
  /** @type {{ status: number, text: string, bytes?: Buffer[], headers: import('node:http').IncomingHttpHeaders }} */
  const answer = await new Promise((resolve) => {
    const failed = (error) => resolve({ status: 0, text: String(error), headers: {} })
    const asking = request({ port, host: '127.0.0.1', agent, path, method, headers, timeout: patience }, (response) => {
      const pieces = []
      response.on('data', (piece) => pieces.push(piece))
      response.once('end', () =>
        resolve({ status: response.statusCode, bytes: pieces, headers: response.headers, text: '' }),
      )
      response.once('error', failed)
    })
    asking.once('timeout', () => asking.destroy(new Error(`no answer within ${patience / 1000} s`)))
    asking.once('error', failed)
    asking.end(body)
  })
  const text = () => answer.text || Buffer.concat(answer.bytes ?? []).toString('utf8')
  const fine = answer.status === 200 || answer.status === 304
  counts?.note(kind, begun, answer.status, fine ? '' : text())
  if (answer.status === 503) await wait(1000 * Number(answer.headers['retry-after'] ?? 3))
  return { status: answer.status, headers: answer.headers, text }
}
