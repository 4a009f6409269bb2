// How the tasks of 云泽市 are planned and how far each really comes; made up, the same for the same seed.
import { indicators, partWords } from './city.mjs'

const shapes = [1, 3, 4, 5, 6, 4, 5, 4]
const curves = [
  [0, 0, 10, 25, 40, 55, 65, 75, 85, 95, 100, 100],
  [5, 10, 20, 30, 40, 50, 55, 60, 70, 80, 90, 100],
  [0, 5, 15, 30, 50, 70, 85, 100, 100, 100, 100, 100],
]

/** A thousand tasks, part by part of each commitment. */
export function tasksOf(commitments, { random, year, subjectOf }) {
  const counts = commitments.map((_, i) => shapes[i % shapes.length])
  let lacking = 1000 - counts.reduce((sum, count) => sum + count, 0)
  for (let i = 0; lacking > 0; i = (i + 8) % counts.length, lacking--) counts[i + 1]++
  return commitments.flatMap((commitment, i) =>
    Array.from({ length: counts[i] }, (_, n) =>
      taskOf(commitment, { part: n + 1, parts: counts[i], random, year, subjectOf }),
    ),
  )
}

function taskOf({ commitment_id, number, wording, due_on, ordinal }, { part, parts, random, year, subjectOf }) {
  const { object, lead, partner } = subjectOf(wording)
  const rule = part === 1 && random() < 0.35 ? 'indicator' : ruleOf(random())
  const chance = random()
  const status = chance < 0.006 ? 'drafted' : chance < 0.016 ? 'assigned' : chance < 0.024 ? 'refused' : 'active'
  const dueOn = due_on && due_on > `${year}-06-01` ? due_on : `${year}-12-31`
  const early = dueOn < `${year}-11`
  const pace = paceOf(random()) * (early ? 1.33 : 1)
  const done = status === 'active' && rule !== 'none' && pace >= 1 && random() < (early ? 0.8 : 0.1)
  return {
    commitmentId: commitment_id,
    number,
    part,
    area: ordinal,
    object,
    leadName: lead,
    partnerName: partner,
    // the first part keeps the words as adopted
    wording: part === 1 ? wording : partWords[(part - 2) % partWords.length](object),
    requirement: parts > 1 && part === 1 ? '总体负责，统筹其余各项分解任务。' : null,
    dueOn,
    rule,
    continuous: rule === 'none',
    disclosure:
      part <= 2 && random() < 0.9
        ? 'public'
        : random() < 0.5
          ? 'public'
          : random() < 0.6
            ? 'undecided'
            : random() < 0.6
              ? 'on-request'
              : 'withheld',
    status,
    pace,
    closedIn: done ? (early ? 8 + Math.floor(random() * 2) : 6 + Math.floor(random() * 5)) : null,
    silentFrom: !done && random() < 0.012 ? 7 + Math.floor(random() * 3) : null,
    curve: rule === 'curve' ? curves[number % curves.length].map((percent, m) => ({ month: m + 1, percent })) : [],
    milestones: rule === 'milestones' ? milestonesOf(object, year, pace, random, done) : [],
    indicators:
      rule === 'indicator'
        ? [{ ...indicators[(number + part) % indicators.length], yearEndOnly: number % 23 === 0, drift: random() }]
        : [],
    percent: null,
  }
}

const ruleOf = (chance) =>
  chance < 0.52
    ? 'months'
    : chance < 0.7
      ? 'curve'
      : chance < 0.87
        ? 'milestones'
        : chance < 0.93
          ? 'indicator'
          : 'none'

/** Most keep up, some lag, few far behind, few ahead. */
const paceOf = (chance) =>
  chance < 0.66
    ? 1.02 + chance * 0.12
    : chance < 0.85
      ? 0.88 + (chance - 0.66) * 0.4
      : chance < 0.93
        ? 0.74 + (chance - 0.85)
        : chance < 0.97
          ? 0.42 + (chance - 0.93) * 4
          : 1.25 + (chance - 0.97) * 12

function milestonesOf(object, year, pace, random, done) {
  const steps = [
    ['完成前期手续', '启动', 3, 20],
    [`${object}开工实施`, '开工', 5, 45],
    ['主体完成', '主体完工', 9, 80],
    ['验收投用', '投用', 12, 100],
  ]
  return steps.map((step) => {
    const [wording, kind, month, percent] = /** @type {[string, string, number, number]} */ (step)
    const real = month / pace + (random() - 0.75)
    const met = (done && real <= 13) || real < 10.9
    const at = Math.min(10.9, Math.max(1.2, real))
    return {
      wording,
      kind,
      percent,
      dueOn: `${year}-${String(month).padStart(2, '0')}-${month === 12 ? 20 : 25}`,
      metOn: met
        ? `${year}-${String(Math.floor(at)).padStart(2, '0')}-${String(1 + Math.floor((at % 1) * 26)).padStart(2, '0')}`
        : null,
    }
  })
}

/** Percent that the unit reports by the end of a month: never less than before. */
export function planOf(task, month, random) {
  if (task.rule === 'milestones') {
    const last = String(month).padStart(2, '0')
    const met = task.milestones.filter(({ metOn }) => metOn !== null && metOn.slice(5, 7) <= last)
    return met.length === 0 ? 0 : Math.max(...met.map(({ percent }) => percent))
  }
  const plan = task.rule === 'curve' ? task.curve[month - 1].percent : (month / 12) * 100
  const reached = plan * task.pace + (random() - 0.5) * 3
  return Math.max(task.percent ?? 0, Math.round(Math.max(0, reached) * 10) / 10)
}

/** A figure of an indicator as reported for a month. */
export function figureOf(one, { task, month, year, random, unit }) {
  const sway = random() - 0.5
  const good = one.drift < 0.82
  const value = {
    share: () => (one.value * month * task.pace) / 12 + sway * 0.2,
    growth: () => one.value + (good ? 0.4 : -0.7) + sway * 0.5,
    lower: () => one.value + (good ? -3 : 1.5) + sway * 2,
    reduction: () => one.base - (one.base - one.value) * (good ? 1.06 : 0.7) + sway * 0.002,
    rank: () => (good ? 1 + Math.floor(random() * 3) : 4 + Math.floor(random() * 3)),
    maintained: () => (one.drift > 0.95 && month > 7 ? 97.5 : 100),
    done: () => Math.min(100, Math.round((month / 12) * 100 * task.pace)),
    grade: () => null,
  }[one.rule]()
  const text = one.rule === 'grade' ? (good ? ['Ⅱ类', 'Ⅲ类'][month % 2] : ['Ⅲ类', 'Ⅳ类'][month % 2]) : null
  const digits =
    one.rule === 'reduction' ? 3 : one.rule === 'rank' || one.rule === 'done' || one.rule === 'maintained' ? 1 : 2
  // statistics speak of the month before
  const lag = one.rule === 'growth' || one.rule === 'rank' ? 1 : 0
  const upTo = Math.max(1, month - lag)
  const end = `${year}-${String(upTo + 1).padStart(2, '0')}-01`
  return {
    taskIndicatorId: one.id,
    value: value === null ? null : String(Number(value.toFixed(digits))),
    text,
    among: one.rule === 'rank' ? 10 : null,
    period: [`${year}-01-01`, end],
    cutOff: `${year}-${String(upTo).padStart(2, '0')}-28`,
    source: `${unit}统计`,
  }
}
