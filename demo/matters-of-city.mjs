// The matters of 云泽市: 120 of them, each on its way to the state in which it is looked at.
import { coursesOf } from './course-of-matter.mjs'
import { orders, sources, subjects } from './words-of-supervision.mjs'

/**
 * How many matters end in which state, on which days they begin (month and day of the first and the last of them), and the
 * slips they get: of 40, how many stop at which step of the ladder.

 * @type {readonly (readonly [state: string, count: number, first: string, last: string, slips: readonly string[]])[]}
 */
const plans = [
  [
    'struck-off',
    30,
    '02-24',
    '09-15',
    [...times(8, 'blue'), ...times(4, 'orange'), ...times(2, 'red'), ...times(2, 'major'), 'special'],
  ],
  ['closed', 8, '09-22', '10-19', []],
  ['terminated', 4, '04-08', '09-21', ['revoked']],
  ['suspended', 3, '06-09', '09-08', []],
  ['adjusted', 3, '08-10', '10-12', []],
  ['discarded', 2, '05-12', '08-17', []],
  [
    'active',
    30,
    '10-14',
    '11-20',
    [
      ...['blue-answered', 'blue-served', 'orange-issued', 'orange-served', 'red-issued', 'blue-served'],
      ...['blue-issued', 'blue-checked', 'blue-drafted', 'direct-drafted'],
    ],
  ],
  ['reported', 8, '11-16', '11-20', []],
  ['extension-asked', 3, '11-19', '11-20', []],
  ['extension-reviewed', 2, '11-18', '11-19', []],
  ['close-asked', 6, '11-05', '11-12', []],
  ['refused', 3, '11-18', '11-23', []],
  ['handed-out', 6, '11-20', '11-24', []],
  ['registered', 3, '11-20', '11-24', []],
  ['proposed', 4, '11-23', '11-25', []],
  ['draft', 5, '11-19', '11-26', []],
]

/** Of what is under way these, by their place in it, cannot be settled within a month and go by nodes (办理节点). */
const planned = new Map([
  [
    1,
    (o) => [
      { day: '2026-11-10', words: `完成${o}方案审定和资金安排` },
      { day: '2026-11-25', words: `${o}施工单位进场` },
      { day: '2027-01-20', words: `${o}主体工作完成` },
      { day: '2027-03-31', words: `${o}验收投用` },
    ],
  ],
  [
    10,
    (o) => [
      { day: '2026-11-24', words: `摸清${o}欠账，形成问题清单` },
      { day: '2026-12-31', words: `${o}完成工作量过半` },
      { day: '2027-02-26', words: `${o}问题清单全部销号` },
    ],
  ],
])

function times(count, what) {
  return Array.from({ length: count }, () => what)
}

/** Enter everything that is done to the matters into the agenda. */
export function enterMatters(city, acts, random) {
  const courses = coursesOf(city, acts, random)
  const tasks = tasksToOrder(city, random)
  const titles = new Set()
  let n = 0
  for (const [state, count, first, last, slips] of plans)
    for (let k = 0; k < count; k++) {
      const begins = between(city.at(first, 9), city.at(last, 9), count === 1 ? 0 : k / (count - 1))
      const matter = matterOf(city, n, { task: tasks[n], titles, random })
      // of what is under way half has a month, so that not all of it is overdue
      if (state === 'active') Object.assign(matter, [{ importance: 'major' }, { importance: 'ordinary' }][k % 2])
      if (state === 'active' && k % 4 === 3) matter.preset = 'own'
      if (state.startsWith('extension')) matter.importance = 'major'
      if (state === 'active' && planned.has(k))
        Object.assign(matter, { importance: 'major', preset: '13710', plan: planned.get(k)(matter.task.object) })
      const slip = slips.find((_, i) => Math.floor((i * count) / slips.length) === k)
      courses[state](matter, { begins, slip, k })
      n++
    }
}

const between = (from, to, share) =>
  new Date(from.getTime() + Math.round(((to - from) * share) / 86_400_000) * 86_400_000)

/** Tasks that want an order: those that lag first among those that are carried out, no subject twice within 80. */
function tasksToOrder({ tasks }, random) {
  const active = tasks.filter(({ status, closedIn }) => status === 'active' && !closedIn)
  const lagging = active.filter(({ pace }) => pace < 0.92)
  const order = [
    ...shuffled(lagging, random),
    ...shuffled(
      active.filter((task) => !lagging.includes(task)),
      random,
    ),
  ]
  const seen = new Map()
  return order.filter(({ object }) => {
    seen.set(object, (seen.get(object) ?? 0) + 1)
    return seen.get(object) <= 2
  })
}

function shuffled(list, random) {
  return list
    .map((one) => [random(), one])
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one)
}

/** Of twelve matters in a row five come from tasks. */
const turns = [
  ...['task', 'meeting', 'task', 'instruction', 'order', 'task'],
  ...['clue', 'task', 'inspection', 'instruction', 'task', 'meeting'],
]
const kinds = {
  task: 'daily',
  meeting: 'daily',
  instruction: 'special',
  order: 'special',
  clue: 'clue',
  inspection: 'comprehensive',
}

function matterOf(city, n, { task, titles, random }) {
  const source = turns[n % turns.length]
  const forms = orders[source]
  const first = (Math.floor(n / turns.length) + n) % forms.length
  const turned = [...forms.slice(first), ...forms.slice(0, first)]
  const [title, asked] = turned.find(([words]) => !titles.has(words(task.object))) ?? turned[0]
  titles.add(title(task.object))
  const major = n % 4 === 1
  const chosen = Math.floor(random() * 3)
  return {
    n,
    task,
    source,
    kind: n % 23 === 7 ? 'event' : kinds[source],
    subject: n % 3 === 0 ? subjects[n % subjects.length] : null,
    title: title(task.object),
    asked: asked(task.object),
    sourceWords: sources[source](n, task),
    importance: major ? 'major' : 'ordinary',
    leaderId: task.leader.id,
    preset: n % 9 === 5 ? '710' : n % 7 === 6 ? 'own' : '13710',
    partners: [city.units[(n * 7 + 3) % 31], city.units[31 + (n % 9)]]
      .filter((unit) => unit !== task.lead)
      .slice(0, chosen),
    drafter: city.supervisors[n % 3],
    second: city.supervisors[(n + 1) % 3],
    // the director approves what is ordinary, a leader the rest
    approver: n % 5 === 0 && n % 3 !== 0 ? city.supervisors[0] : task.leader,
  }
}
