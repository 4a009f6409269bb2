// `npm run bench:site [-- --places N]`: how fast public pages and the API answer, against raw node:http serving the same
// bytes from memory in the same run; and whether many places in the record make one place's pages slower. Exits 1 when a
// limit is missed. Loopback only; the database is a fresh one in a temporary folder, removed at the end.
import '../scripts/node24.mjs'
import { fork } from 'node:child_process'
import { rmSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { latency, rate } from './load-generator.mjs'
import { median } from './measure.mjs'
import { codeOf, dataFolder, loadedYear, loadFirst, loadOthers } from './places.mjs'

/** @type {import('node:util').ParseArgsConfig['options']} */
const options = { places: { type: 'string', default: '500' }, seconds: { type: 'string', default: '1' } }
const { values } = parseArgs({ options })
const places = Number(values.places)
const seconds = Number(values.seconds)

const { openRecord } = await import('../packages/server/src/store/open-record.ts')
const children = []
const records = []

/** A fresh record with one place in it. */
async function recordOfOne() {
  const folder = dataFolder()
  const record = await openRecord({ kind: 'folder', path: folder })
  if (record.kind === 'refused') throw new Error(record.messageEn)
  records.push({ record, folder })
  return { db: record.db, folder, firstId: await loadFirst(record.db) }
}

/** A server in a process of its own; resolves with its port once it listens. */
async function started(args, message) {
  const child = fork(fileURLToPath(new URL('site-server.mjs', import.meta.url)), args)
  children.push(child)
  if (message) child.send(message)
  return new Promise((resolve, reject) => {
    child.once('message', (/** @type {{ port: number }} */ { port }) => resolve(port))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
}

const at = (code, path = '') => `/${code}/${loadedYear}${path}`
const apiAt = (code, path = '') => `/api/v1${at(code, path)}`
const compared = [
  ['city page', at(codeOf(0)), 0.6],
  ['commitment page', at(codeOf(0), '/33'), 0.6],
  ['API list of 250', apiAt(codeOf(0), '/commitments?limit=250'), 0.3],
]

/** Every kind of page and list of one place. */
const pagesOf = (code) => [
  at(code),
  at(code, '/areas/2'),
  at(code, '/33'),
  at(code, '/report'),
  at(code, '/results'),
  at(code, '/changes'),
  at(code, `/search?q=${encodeURIComponent('公园')}`),
  at(code, '/feed.atom'),
  at(code, '/table.csv'),
  apiAt(code),
  apiAt(code, '/commitments?limit=250'),
  apiAt(code, `/commitments?q=${encodeURIComponent('公园')}`),
  apiAt(code, '/indicators'),
  apiAt(code, '/snapshots'),
  apiAt(code, '/changes'),
  apiAt(code, '/report'),
  `/api/v1/${code}`,
  `/api/v1/${code}/ledger/head`,
]

let missed = 0
const verdict = (met) => {
  if (!met) missed++
  return met ? 'ok' : 'MISSED'
}

/** The middle one of seven ratios, each of two runs next to one another. */
async function ratioOf(raw, port, path) {
  const runs = []
  for (let round = 0; round < 7; round++) {
    const of = await rate({ port: raw, path, seconds })
    const ours = await rate({ port, path, seconds })
    runs.push({ of, ours, ratio: ours / of })
  }
  return runs.sort((a, b) => a.ratio - b.ratio)[3]
}

async function againstRaw(port) {
  const pages = await Promise.all(
    compared.map(async ([, path]) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'accept-encoding': 'identity' } })
      const body = Buffer.from(await answer.arrayBuffer())
      return { path, type: answer.headers.get('content-type'), body: body.toString('base64'), size: body.length }
    }),
  )
  const raw = await started(['raw'], pages)
  console.log(
    '\nrequests a second, 16 connections, median of 7 runs in turn; raw: node:http with the same bytes in memory',
  )
  for (const [index, [name, path, least]] of compared.entries()) {
    await rate({ port: raw, path, seconds: 0.7 })
    await rate({ port, path, seconds: 0.7 })
    // a limit missed in a bad moment of the machine is measured again; one that is really missed is missed again
    let found = await ratioOf(raw, port, path)
    for (let again = 0; again < 2 && found.ratio < least; again++) found = await ratioOf(raw, port, path)
    const { of, ours, ratio } = found
    const size = `${(pages[index].size / 1024).toFixed(0)} KB`
    console.log(
      `${String(name).padEnd(16)} ${size.padStart(7)}  raw ${of.toFixed(0).padStart(6)}  Luoshi ${ours.toFixed(0).padStart(6)}  ratio ${ratio.toFixed(2)} (≥ ${least}) ${verdict(ratio >= least)}`,
    )
  }
}

/** The server's parts, nothing kept in them yet. */
async function freshApplication(db) {
  const { site } = await import('../packages/server/src/site/site.ts')
  const { api } = await import('../packages/server/src/api/api.ts')
  const { tables } = await import('../packages/server/src/api/tables.ts')
  const { application } = await import('../packages/server/src/web/application.ts')
  const { publishedYears } = await import('../packages/server/src/record/published-year/published-years.ts')
  const { ledgerHead } = await import('../packages/server/src/queries/ledger/ledger-head.ts')
  const { listJurisdictions } = await import('../packages/server/src/queries/places/list-jurisdictions.ts')
  const { placeLightRules } = await import('../packages/server/src/queries/rules/place-light-rules.ts')
  const published = publishedYears(db)
  const shared = { db, published, basePath: '', now: () => new Date() }
  const jurisdictions = (search) => listJurisdictions(db, search)
  const lightRules = (code) => placeLightRules(db, code, shared.now())
  const headHash = (code) => ledgerHead(db, code)
  const pages = site({ published, jurisdictions, headHash, lightRules, basePath: '' })
  const isWell = async () => true
  return application({ basePath: '', site: pages, api: api(shared), tables: tables(shared), isWell })
}

/** Milliseconds until a page is made from what the database holds. */
async function madeAnew(db, path) {
  const app = await freshApplication(db)
  const start = performance.now()
  const answer = await app.fetch(new Request(`http://127.0.0.1${path}`))
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
  await answer.arrayBuffer()
  return performance.now() - start
}

/**
 * How much slower each kind of page is among many places than alone: kept ones over HTTP, and made again, each measured in
 * turn with its like, so that a busy moment of the machine hits both.
 */
async function amongMany(alone, among) {
  const agent = new Agent({ keepAlive: true })
  console.log(`\nmilliseconds with 1 place → with ${places}: kept, over HTTP | made again`)
  const kept = ({ port }, path) => latency({ port, path, agent, get, times: 1, warmUp: 0 })
  const onePage = async (path, index) => {
    const keptTimes = await inTurn(40, async () => [await kept(alone, path), await kept(among, path)])
    // among many it is another place every time
    const other = (round) => pagesOf(codeOf(((round + 3) * 7) % places))[index]
    const madeTimes = await inTurn(15, async (round) => [
      await madeAnew(alone.db, path),
      await madeAnew(among.db, other(round)),
    ])
    const both = [keptTimes, madeTimes]
    const medians = both.map((times) => [0, 1].map((side) => median(times.map((pair) => pair[side]))))
    return { medians, worst: Math.max(...both.map((times) => median(times.map(slower)))) }
  }
  for (const [index, path] of pagesOf(codeOf(0)).entries()) {
    let found = await onePage(path, index)
    for (let again = 0; again < 2 && found.worst > 2; again++) found = await onePage(path, index)
    const words = found.medians.map((pair) =>
      pair
        .map((value) => value.toFixed(2))
        .join(' → ')
        .padStart(15),
    )
    const name = decodeURIComponent(path).padEnd(46)
    console.log(`${name} ${words.join(' | ')}  × ${found.worst.toFixed(2)} (≤ 2) ${verdict(found.worst <= 2)}`)
  }
  for (const path of [
    '/?after=990200',
    '/api/v1/jurisdictions',
    `/api/v1/jurisdictions?q=${encodeURIComponent('云溪42')}`,
  ])
    console.log(
      `${decodeURIComponent(path).padEnd(46)} ${(await latency({ port: among.port, path, agent, get })).toFixed(2)} ms among ${places}`,
    )
  agent.destroy()
}

/** How much longer the second took than the first; a tenth of a millisecond is noise of the machine. */
const slower = ([one, many]) => (many + 0.1) / (one + 0.1)

/** What `pair` measures, `rounds` times after three that do not count. */
async function inTurn(rounds, pair) {
  const times = []
  for (let round = -3; round < rounds; round++) {
    const taken = await pair(round)
    if (round >= 0) times.push(taken)
  }
  return times
}

try {
  const alone = await recordOfOne()
  alone.port = await started(['luoshi', alone.folder])
  await againstRaw(alone.port)
  const among = await recordOfOne()
  const start = performance.now()
  console.log(`\nloading ${places} places × 250 commitments × 12 readings …`)
  await loadOthers(among.db, among.firstId, places)
  console.log(`loaded in ${((performance.now() - start) / 1000).toFixed(0)} s`)
  among.port = await started(['luoshi', among.folder])
  await amongMany(alone, among)
} finally {
  for (const child of children) {
    child.removeAllListeners('exit')
    if (child.connected) child.send('stop')
    await new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve(child.exitCode)))
  }
  for (const { record, folder } of records) {
    await record.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
if (missed > 0) console.error(`\n${missed} limits missed`)
process.exitCode = missed > 0 ? 1 : 0
