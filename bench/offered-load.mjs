// `npm run bench:load [-- --seconds N --staff N --readers N --folder DIR]`: 100 people of a government signed in and 1,000
// readers of its public pages, all at once for five minutes, on the city of the demonstration. Prints p95 of each call, what
// was refused, the memory minute by minute, the worst stall of the event loop and who took the processors. Exits 1 when a
// limit is missed: an error that is no 503, staff's p95 over 500 ms, memory that goes on growing after the third minute.
// Loopback only; who asks runs in processes of their own on the same processors. With --folder the city is filled once, kept
// and used again; with LUOSHI_PROFILE=DIR the server writes a profile of its processor time there.
import '../scripts/node24.mjs'
import { fork } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { median } from './measure.mjs'
import { dataFolder } from './places.mjs'
import { databaseUse, machineUse } from './processor-use.mjs'

/** @type {import('node:util').ParseArgsConfig['options']} */
const options = {
  seconds: { type: 'string', default: '300' },
  staff: { type: 'string', default: '100' },
  readers: { type: 'string', default: '1000' },
  folder: { type: 'string' },
}
const { values } = parseArgs({ options })
const [seconds, staff, readers] = [values.seconds, values.staff, values.readers].map(Number)
const { place } = await import('../demo/city.mjs')
const { demoPassword, fillCity } = await import('../demo/fill-city.mjs')
const { openRecord } = await import('../packages/server/src/store/open-record.ts')

/** Seconds in which people arrive and the server comes to the pace it has all day; errors count, times do not. */
const warmUp = 15
/** Milliseconds between two acts that change what all of the desk's answers are made from. */
const actEvery = 5000

const kept = typeof values.folder === 'string'
const folder = kept ? resolve(String(values.folder)) : dataFolder()
const children = []

let missed = 0
const row = (name, found, limit, met) => {
  if (!met) missed++
  console.log(`${name.padEnd(46)} ${found.padStart(14)}  (${limit}) ${met ? 'ok' : 'MISSED'}`)
}
const at = (times, share) => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN
const ms = (value) => `${value.toFixed(0)} ms`
const MiB = (bytes) => Math.round(bytes / 1024 / 1024)

function started(script, args, execArgv = []) {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), args, { execArgv })
  children.push(child)
  return child
}

/** The next message of a child that has `key`. */
const said = (child, key) =>
  new Promise((done, reject) => {
    const gone = (code) => reject(new Error(`a process of the bench ended with ${code}`))
    const heard = (message) => {
      if (!(key in message)) return
      child.off('message', heard)
      child.off('exit', gone)
      done(message)
    }
    child.on('message', heard)
    child.once('exit', gone)
  })

async function fill() {
  if (existsSync(join(folder, 'postgres'))) return
  console.log('filling the city …')
  const record = await openRecord({ kind: 'folder', path: dataFolder(folder) })
  if (record.kind === 'refused') throw new Error(record.messageEn)
  try {
    await fillCity(record.db, { folder: join(folder, 'evidence') })
  } finally {
    await record.close()
  }
}

/** Three of the office, six leaders, the heads of the units, and as many officers as make up the number. */
function peopleAtWork() {
  const two = (n) => String(n).padStart(2, '0')
  const units = Array.from({ length: 40 }, (_, n) => two(n + 1))
  const named = (role, names) => names.map((userName) => ({ userName, role }))
  return [
    ...named('supervisor', ['ducha', 'ducha2', 'ducha3']),
    ...named('leader', ['shizhang', ...[1, 2, 3, 4, 5].map((n) => `fushizhang${n}`)]),
    ...named(
      'head',
      units.map((unit) => `danwei${unit}`),
    ),
    ...named(
      'officer',
      units.flatMap((unit) => [`chengban${unit}`, `chengban${unit}b`]),
    ),
  ].slice(0, staff)
}

/** What the server has taken, its database too, and the machine as a whole. */
async function measured(server) {
  const answer = said(server, 'cpu')
  server.send('measure')
  const { cpu, memory, stall } = await answer
  const database = databaseUse(folder)
  return {
    moment: performance.now(),
    server: (cpu.user + cpu.system) / 1000,
    database: database.cpu,
    machine: machineUse(),
    rss: memory.rss,
    heap: memory.heapUsed,
    databaseMemory: database.memory,
    stall,
  }
}

async function run() {
  const profile = process.env.LUOSHI_PROFILE
  if (profile) mkdirSync(profile, { recursive: true })
  const server = started(
    'site-server.mjs',
    ['luoshi', folder],
    profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [],
  )
  const { port } = await said(server, 'port')
  const about = { port, code: place.code, year: 2026 }
  const staffArgs = { ...about, people: peopleAtWork(), password: demoPassword, actEvery }
  const office = started('offered-staff.mjs', [JSON.stringify(staffArgs)])
  const { signedIn, took } = await said(office, 'signedIn')
  console.log(`${signedIn} people signed in, two at a time, in ${(took / 1000).toFixed(0)} s`)
  const officeReady = said(office, 'ready')
  const halves = [0, 1].map((half) => {
    const first = half * Math.ceil(readers / 2)
    const count = half === 0 ? Math.ceil(readers / 2) : Math.floor(readers / 2)
    return started('offered-readers.mjs', [JSON.stringify({ ...about, first, count })])
  })
  const asking = [office, ...halves]
  await Promise.all([officeReady, ...halves.map((half) => said(half, 'ready'))])
  const outcome = Promise.all(asking.map((child) => said(child, 'times')))
  const begun = performance.timeOrigin + performance.now()
  for (const child of asking) child.send({ from: begun + warmUp * 1000, until: begun + seconds * 1000 })
  const marks = [await measured(server)]
  const end = performance.now() + seconds * 1000
  console.log('\n  minute   server  database  machine   memory (heap, database)   worst stall (own)')
  for (;;) {
    const left = end - performance.now()
    if (left < 5000) break
    await wait(Math.min(15_000, left))
    marks.push(await measured(server))
    if ((marks.length - 1) % 4 === 0 || end - performance.now() < 5000) minute(marks)
  }
  report(await outcome, marks)
  server.send('stop')
  await new Promise((ended) => server.once('exit', ended))
}

let told = 0
/** A line of what was taken since the line before. */
function minute(marks) {
  const [before, now] = [marks[told], marks.at(-1)]
  const share = (kind) => `${(((now[kind] - before[kind]) / (now.moment - before.moment)) * 100).toFixed(0)} %`
  const stalls = marks.slice(told + 1).map(({ stall }) => stall)
  told = marks.length - 1
  const worst = (kind) => Math.max(...stalls.map((stall) => stall[kind]))
  console.log(
    `${((now.moment - marks[0].moment) / 60_000).toFixed(2).padStart(8)} ${share('server').padStart(8)} ${share('database').padStart(9)} ${share('machine').padStart(8)} ${`${MiB(now.rss)} MiB (${MiB(now.heap)}, ${MiB(now.databaseMemory)})`.padStart(26)} ${`${worst('clock')} ms (${worst('own')})`.padStart(18)}`,
  )
}

function report(outcomes, marks) {
  const [office, ...halves] = outcomes
  const readersTimes = new Map()
  for (const [kind, times] of halves.flatMap((half) => half.times))
    readersTimes.set(kind, [...(readersTimes.get(kind) ?? []), ...times])
  const print = (list) => {
    for (const [kind, times] of [...list].sort(([, a], [, b]) => b.length - a.length))
      console.log(
        `${kind.padEnd(36)} ${String(times.length).padStart(6)}  p50 ${ms(at(times, 0.5)).padStart(7)}  p95 ${ms(at(times, 0.95)).padStart(7)}  longest ${ms(at(times, 1 - 1e-9)).padStart(7)}`,
      )
  }
  console.log("\nstaff's calls")
  print(office.times)
  console.log('\npages')
  print(readersTimes)
  const [first, last] = [marks[0], marks.at(-1)]
  const wall = last.moment - first.moment
  const spent = [office, ...halves].reduce((sum, { cpu }) => sum + (cpu.user + cpu.system) / 1000, 0)
  const all = office.times.flatMap(([, times]) => times)
  const pages = [...readersTimes.values()].flat()
  const ours = last.server - first.server + (last.database - first.database) + spent
  const others = (last.machine - first.machine - ours) / wall
  console.log(
    `\n${availableParallelism()} processors; server ${((last.server - first.server) / wall).toFixed(2)}, database ${((last.database - first.database) / wall).toFixed(2)}, who asked ${(spent / wall).toFixed(2)}, others on the machine ${others.toFixed(2)} of one; load ${loadavg()[0]?.toFixed(1)}`,
  )
  const perSecond = (times) => (times.length / (seconds - warmUp)).toFixed(1)
  console.log(`staff ${perSecond(all)} calls a second, readers ${perSecond(pages)}; answered again, unchanged, 503:`)
  const count = (ends) =>
    ['answered', 'unchanged', 'shed'].map((end) => ends.reduce((sum, one) => sum + one[end], 0)).join(', ')
  console.log(`  staff: ${count([office.ends])}\n  readers: ${count(halves.map((half) => half.ends))}`)
  // where the machine is shared, a quarter of a minute says more than the whole
  console.log("\nquarter minutes by what others took of one processor: staff's p95, readers' p95")
  const byOthers = marks.slice(2).map((now, index) => {
    const before = marks[index + 1]
    const took = (kind) => (now[kind] - before[kind]) / (now.moment - before.moment)
    const own = took('server') + took('database') + spent / wall
    return { others: took('machine') - own, quarter: index }
  })
  for (const [least, most] of [
    [-1, 0.3],
    [0.3, 0.6],
    [0.6, 0.9],
    [0.9, 1.2],
    [1.2, 9],
  ]) {
    const within = byOthers.filter(({ others }) => others >= least && others < most).map(({ quarter }) => quarter)
    const of = (outcomes) => outcomes.flatMap(({ quarters }) => within.flatMap((quarter) => quarters[quarter] ?? []))
    if (within.length > 0)
      console.log(
        `  ${`${Math.max(0, least)}–${Math.min(2, most)}`.padEnd(8)} ${String(within.length).padStart(3)} quarters  staff ${ms(at(of([office]), 0.95)).padStart(8)}  readers ${ms(at(of(halves), 0.95)).padStart(8)}`,
      )
  }
  const errors = [office, ...halves].flatMap((one) => one.errors)
  for (const error of [...new Set(errors)].slice(0, 10)) console.log(`  ${error}`)
  row('errors but 503', String(errors.length), 'none', errors.length === 0)
  row("staff's calls, p95", ms(at(all, 0.95)), '≤ 500 ms', at(all, 0.95) <= 500)
  row("readers' pages, p95", ms(at(pages, 0.95)), 'told', true)
  const levels = (from, to) => marks.filter(({ moment }) => moment - first.moment > from && moment - first.moment <= to)
  const [before, after] = [levels(150_000, 210_000), levels(wall - 60_000, wall)].map((list) =>
    median(list.map(({ rss }) => rss)),
  )
  if (seconds >= 300)
    row(
      'memory, third minute → last',
      `${MiB(before)} → ${MiB(after)} MiB`,
      'at most a tenth more',
      after <= before * 1.1,
    )
  const worst = (kind) => Math.max(...marks.slice(1).map(({ stall }) => stall[kind]))
  row('worst stall of the event loop, own work', ms(worst('own')), `told; by the clock ${worst('clock')} ms`, true)
}

try {
  await fill()
  await run()
} finally {
  for (const child of children) if (child.exitCode === null && child.connected) child.kill()
  if (!kept) rmSync(folder, { recursive: true, force: true })
}
if (missed > 0) console.error(`\n${missed} limits missed`)
process.exitCode = missed > 0 ? 1 : 0
