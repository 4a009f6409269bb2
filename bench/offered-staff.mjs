// The staff of bench/offered-load.mjs, in a process of their own: the supervision office, leaders, heads and officers of
// units. Each opens a screen every three to nine seconds, with the calls that the desk makes for it at once; officers write
// reports, saved while they type; and every five seconds somebody does what changes the record for all.
import '../scripts/node24.mjs'
import { setTimeout as wait } from 'node:timers/promises'
import { asked, browser, chosen, seeded, tell, told } from './offered-client.mjs'

const { port, people, password, code, actEvery } = JSON.parse(process.argv[2] ?? '{}')
const root = `http://127.0.0.1:${port}`

async function signIn(userName) {
  const agent = browser()
  const headers = { 'content-type': 'application/json', 'x-luoshi-desk': '1', origin: root }
  const body = JSON.stringify({ userName, password })
  const answer = await asked({ port, agent, path: '/desk/api/auth/sign-in', method: 'POST', headers, body })
  if (answer.status !== 200) throw new Error(`${userName}: ${answer.status} ${answer.text()}`)
  const cookie = (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ')
  return { userName, agent, headers: { ...headers, cookie, 'accept-encoding': 'gzip, br' } }
}

/** One call of the desk; its JSON, or null where it was not answered. */
async function call(person, kind, path = kind, { method = 'GET', body = undefined } = {}) {
  const answer = await asked({
    port,
    agent: person.agent,
    path: `/desk/api/${code}/${path}`,
    method,
    headers: person.headers,
    body: body && JSON.stringify(body),
    kind: method === 'GET' ? kind : `${method} ${kind}`,
    counts,
  })
  return answer.status === 200 ? JSON.parse(answer.text()) : null
}

const officeScreens = [
  [3, 'workbench'],
  [3, 'table'],
  [4, 'task'],
  [3, 'waiting'],
  [1, 'overview'],
  [1, 'urges'],
  [1, 'periods'],
  [1, 'search'],
]
const screens = {
  supervisor: officeScreens,
  leader: [
    [3, 'workbench'],
    [2, 'table'],
    [3, 'task'],
    [3, 'overview'],
  ],
  head: [
    [3, 'workbench'],
    [2, 'own'],
    [2, 'waiting'],
    [3, 'task'],
    [1, 'table'],
    [1, 'periods'],
  ],
  officer: [
    [3, 'workbench'],
    [3, 'own'],
    [3, 'task'],
    [3, 'form'],
    [1, 'table'],
  ],
}

/** The calls that a screen of the desk makes when it is opened. */
async function open(person, screen, random) {
  const task = person.tasks[Math.floor(random() * person.tasks.length)]
  switch (screen) {
    case 'workbench':
      return Promise.all([call(person, 'workbench'), call(person, 'notices')])
    case 'table':
      return Promise.all([
        call(person, 'tasks'),
        call(person, 'tasks/choices'),
        call(person, 'views', 'views?screen=tasks'),
      ])
    case 'task':
      if (!task) return
      return Promise.all([
        call(person, 'tasks/:id', `tasks/${task}`),
        call(person, 'tasks/:id/record', `tasks/${task}/record`),
        call(person, 'tasks/:id/evidence', `tasks/${task}/evidence`),
        call(person, 'tasks/:id/closing', `tasks/${task}/closing`),
      ])
    case 'waiting':
      return call(person, 'progress/waiting', `progress/waiting?for=${person.role === 'head' ? 'head' : 'supervisor'}`)
    case 'own':
      return call(person, 'my-tasks')
    case 'search':
      return call(person, 'search', `search?q=${encodeURIComponent('公园')}`)
    case 'form':
      return write(person, random)
    default:
      return call(person, screen)
  }
}

/** An officer writes a report: the form, then three savings while typing. */
async function write(person, random) {
  const mine = await call(person, 'my-tasks')
  if (!mine) return
  const { period, tasks } = mine
  // the two officers of a unit have tasks of their own, the third part is left to the acts below
  const half = person.userName.endsWith('b') ? 1 : 0
  const open = tasks.filter(
    ({ mayWrite, report, number }) => mayWrite && number % 3 === half && (report === null || report.state === 'draft'),
  )
  const task = open[Math.floor(random() * open.length)]
  if (!period || !task) return
  const address = `tasks/${task.taskId}/progress/${period.periodId}`
  const [form] = await Promise.all([call(person, 'tasks/:id/progress/:period', address), call(person, 'uploads')])
  if (!form) return
  let revision = form.report?.revision ?? null
  const content = { percent: task.percentBefore, problems: '', nextStep: '', coordination: '', figures: [] }
  for (let typed = 1; typed <= 3; typed++) {
    await wait(2000 + random() * 3000)
    const body = { revision, content: { ...content, situation: '按计划推进。'.repeat(typed) } }
    const saved = await call(person, 'tasks/:id/progress/:period', address, { method: 'PUT', body })
    if (!saved) return
    revision = saved.report.revision
  }
}

const of = (role) => staff.filter((person) => person.role === role)

/** What changes the record for everybody, one after another: a remark, a report sent to the head, sent on, accepted. */
const acts = [
  async (n) => {
    const person = of('supervisor')[0]
    const table = await call(person, 'tasks')
    if (!table) return
    const { taskId, revision } = table.rows[n % table.rows.length]
    const body = { tasks: [{ taskId, revision }], patch: { remark: `第${n}次` } }
    await call(person, 'tasks/edit', 'tasks/edit', { method: 'POST', body })
  },
  async (n) => {
    const person = of('officer')[n % of('officer').length]
    const mine = await call(person, 'my-tasks')
    const task = mine?.tasks.find(
      ({ mayWrite, report, reportedBefore, number }) =>
        mayWrite && number % 3 === 2 && report === null && reportedBefore,
    )
    if (!task) return
    const body = { periodId: mine.period.periodId, taskIds: [task.taskId] }
    await call(person, 'progress/unchanged', 'progress/unchanged', { method: 'POST', body })
  },
  (n) => move(of('head')[n % of('head').length], 'head', 'send'),
  (n) => move(of('supervisor')[n % of('supervisor').length], 'supervisor', 'accept'),
]

async function move(person, waitingFor, act) {
  const waiting = await call(person, 'progress/waiting', `progress/waiting?for=${waitingFor}`)
  const report = waiting?.reports[0]?.report
  if (!report) return
  const body = { act, items: [{ progressId: report.progressId, revision: report.revision }] }
  await call(person, `progress/acts ${act}`, 'progress/acts', { method: 'POST', body })
}

async function actNowAndThen() {
  for (let n = 0; performance.now() < end; n++) {
    const begun = performance.now()
    await acts[n % acts.length](Math.floor(n / acts.length))
    await wait(Math.max(0, actEvery - (performance.now() - begun)))
  }
}

async function atWork(person, n) {
  const random = seeded(7919 * (n + 1))
  await wait(random() * 6000)
  while (performance.now() < end) {
    await open(person, chosen(random, screens[person.role]), random)
    await wait(3000 + random() * 6000)
  }
}

/** Nothing is counted while people sign in. */
let counts
let end = 0
const begun = performance.now()
const staff = []
// as in the morning: two at a time, each of whom has looked at the table once
await Promise.all(
  [0, 1].map(async (lane) => {
    for (const { userName, role } of people.filter((_, n) => n % 2 === lane)) {
      const person = { ...(await signIn(userName)), role, tasks: [] }
      const table = await call(person, 'tasks')
      if (!table) throw new Error(`${userName}: no table`)
      person.tasks = table.rows.map(({ taskId }) => taskId)
      staff.push(person)
    }
  }),
)
process.send?.({ signedIn: staff.length, took: performance.now() - begun })
;({ counts, end } = await told())
await Promise.all([actNowAndThen(), ...staff.map(atWork)])
tell(counts)
