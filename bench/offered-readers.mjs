// The readers of bench/offered-load.mjs, in a process of their own. Each opens a public page every two to eight seconds, asks
// with what it has of the page already, and searches now and then.
import '../scripts/node24.mjs'
import { setTimeout as wait } from 'node:timers/promises'
import { asked, browser, chosen, seeded, tell, told } from './offered-client.mjs'

const { port, count, first, code, year } = JSON.parse(process.argv[2] ?? '{}')
const at = `/${code}/${year}`
const words = ['公园', '学校', '供热', '道路', '医院', '农田', '就业', '养老']

/** Kind and address of the page a reader opens next. */
function page(random) {
  const number = 1 + Math.floor(random() * 250)
  const kind = chosen(random, [
    [30, 'city page'],
    [35, 'commitment page'],
    [12, 'area page'],
    [6, 'results'],
    [4, 'changes'],
    [3, 'report'],
    [2, 'feed'],
    [5, 'search'],
    [3, 'places'],
  ])
  const path = {
    'city page': at,
    'commitment page': `${at}/${number}`,
    'area page': `${at}/areas/${1 + (number % 8)}`,
    results: `${at}/results`,
    changes: `${at}/changes`,
    report: `${at}/report`,
    feed: `${at}/feed.atom`,
    search: `${at}/search?q=${encodeURIComponent(words[number % words.length])}`,
    places: '/method',
  }[kind]
  return { kind, path }
}

async function reader(n) {
  const random = seeded(first + n + 1)
  const agent = browser()
  const known = new Map()
  await wait(random() * 6000)
  while (performance.now() < end) {
    const { kind, path } = page(random)
    const tag = known.get(path)
    const headers = { 'accept-encoding': 'gzip, br', ...(tag ? { 'if-none-match': tag } : {}) }
    const answer = await asked({ port, agent, path, headers, kind, counts })
    if (answer.headers.etag) known.set(path, answer.headers.etag)
    await wait(2000 + random() * 6000)
  }
  agent.destroy()
}

const { counts, end } = await told()
await Promise.all(Array.from({ length: count }, (_, n) => reader(n)))
tell(counts)
