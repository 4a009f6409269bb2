// The expected targets of 云泽市 in its task table, and tasks that stand in no report: listed, handed out, signed for and
// reported month by month. One target and two tasks are not, so that those states are there to see.

import { onWorkday } from './workdays.mjs'

/**
 * The targets by what their words hold: who leads, and the figure of each month of the statistics so far. One without a
 * lead was never handed out.
 */
const targets = [
  ['地区生产总值', '发改局', '财政局', [5.1, 5.2, 5.4, 5.5, 5.5, 5.8, 5.9, 5.9, 6.1, 6.1]],
  ['规模以上工业', '工信局', '能源局', [6.0, 6.2, 6.1, 5.8, 5.6, 5.4, 5.3, 5.5, 5.6, 5.7]],
  ['一般公共预算', '财政局', '发改局', [4.2, 4.8, 5.0, 5.3, 5.6, 5.4, 5.5, 5.2, 5.3, 5.4]],
  ['失业率', '人社局', '民政局', [3.8, 3.8, 3.7, 3.7, 3.6, 3.6, 3.7, 3.6, 3.5, 3.5]],
]

/** Tasks outside the report: when they came, from where, who leads, and how far each comes by the month of its first report. */
const outside = [
  {
    on: '03-12',
    wording: '建立政务服务热线工单办理质量抽查制度，每季度通报一次。',
    sourceKind: 'meeting',
    source: '市政府第22次常务会议纪要（虚构）',
    kind: 'work',
    lead: '审批局',
    dueOn: '12-31',
    percents: [22, 31, 40, 48, 57, 66, 74, 82, 90],
  },
  {
    on: '05-20',
    wording: '完成自建房安全隐患排查复核，重点点位整治到位。',
    sourceKind: 'superior-document',
    source: '关于开展自建房安全复核的通知（虚构）',
    kind: 'work',
    lead: '住建局',
    dueOn: '11-30',
    percents: [38, 48, 57, 66, 75, 84, 92],
    // accepted after the quarter's scores were computed: the unit objects, and they are computed again
    late: {
      month: 9,
      returned: '09-28',
      why: '缺少重点点位的复核记录，请补充后再报。',
      again: '09-29',
      accepted: '10-16',
    },
  },
  {
    on: '07-08',
    wording: '整治泽河大桥桥头交通堵点，优化信号配时。',
    sourceKind: 'instruction',
    source: '市长在城市管理工作会议上的批示（虚构）',
    kind: 'project',
    lead: '交通局',
    dueOn: '12-15',
    percents: [52, 56, 60, 64, 68],
  },
  // handed out, not signed for yet
  {
    on: '11-24',
    wording: '制定冬季供热应急保供预案并组织演练。',
    sourceKind: 'other',
    source: '供热保障协调会（虚构）',
    kind: 'work',
    lead: '城管局',
    dueOn: '12-31',
    percents: null,
  },
  // not handed out yet
  {
    on: '11-26',
    wording: '梳理基层填报事项，提出精简清单。',
    sourceKind: 'superior-document',
    source: '关于整治形式主义为基层减负的通知（虚构）',
    kind: 'government',
    lead: null,
    dueOn: null,
    percents: null,
  },
]

/** Enter the targets and the tasks outside the report into the agenda. */
export function enterTargets(city, acts) {
  const { agenda, at, supervisors, year } = city
  let listed
  agenda.enter(at('01-19', 9), async (now) => {
    await acts.listTargets(supervisors[0], now, year)
    listed = await listedTargets(city)
  })
  for (const [n, [words, leadName, partnerName, figures]] of targets.entries()) {
    const lead = city.unitOf.get(leadName)
    const task = () => listed.find(({ wording }) => wording.includes(words))
    handOut(city, acts, {
      task,
      lead,
      partners: [city.unitOf.get(partnerName)],
      on: ['01-19', '01-19'],
      n,
      patch: {
        leaderId: city.leaders[n % 2].id,
        ...{ dueOn: `${year}-12-31`, disclosure: 'public', emphasised: n === 0 },
      },
    })
    for (let month = 1; month <= 11; month++)
      enterReport(city, acts, { task, lead, month, n, how: howFar(month, n), late: null }, () => ({
        situation: `${month === 1 ? '1月' : `1—${month}月`}，${words}指标按月调度，数据为统计快报数（虚构）。`,
        problems: words === '规模以上工业' && month > 4 ? '部分企业订单不足，增速低于预期目标。' : '',
        nextStep: '按月分析指标走势，督促行业主管部门稳住存量、扩大增量。',
        figures: [figureOf(city, task(), lead, month, figures[Math.min(month, figures.length) - 1])],
      }))
  }
  for (const [n, one] of outside.entries()) {
    const lead = one.lead && city.unitOf.get(one.lead)
    const { wording, sourceKind, source, kind } = one
    const dueOn = one.dueOn && `${year}-${one.dueOn}`
    let task
    agenda.enter(at(one.on, 9, 30), async (now) => {
      task = await acts.addOutsideTask(supervisors[1], now, { year, wording, sourceKind, source, kind, dueOn })
    })
    if (!lead) continue
    const patch = { leaderId: city.leaders[3].id, planRule: 'months', disclosure: 'withheld' }
    const signed = one.percents ? one.on : null
    handOut(city, acts, {
      task: () => task,
      lead,
      partners: [],
      on: [one.on, signed],
      n,
      patch: { ...patch, disclosureReason: '属于内部管理信息' },
    })
    const began = Number(one.on.slice(0, 2))
    for (const [k, percent] of (one.percents ?? []).entries())
      enterReport(
        city,
        acts,
        { task: () => task, lead, month: began + k, n: n + 4, how: 'accepted', late: one.late },
        () => ({
          percent: String(percent),
          situation: `截至${began + k}月底，已按分工推进，累计完成${percent}%（虚构）。`,
          nextStep: '对照清单逐项推进，按期报告结果。',
        }),
      )
  }
}

/** The tasks of the targets as they stand after listing. */
function listedTargets({ db, may, year }) {
  return db
    .selectFrom('task')
    .innerJoin('commitment', 'commitment.commitment_id', 'task.commitment_id')
    .leftJoin('task_indicator', 'task_indicator.task_id', 'task.task_id')
    .select([
      'task.task_id as taskId',
      'task.revision',
      'task.wording',
      'task_indicator.task_indicator_id as indicatorId',
    ])
    .where('task.jurisdiction_id', '=', may.jurisdictionId)
    .where('commitment.year', '=', year)
    .where('commitment.origin', '=', 'target')
    .orderBy('commitment.number')
    .execute()
}

/** Give a task its unit and people, hand it out, and sign for it where a day for that is named. */
function handOut({ agenda, at, supervisors }, acts, { task, lead, partners, on: [given, signed], n, patch }) {
  agenda.enter(at(given, 10, n * 3), async (now) => {
    const officer = lead.officers[0]
    const whole = { ...patch, leadIds: [lead.id], partnerIds: partners.map(({ id }) => id), officerId: officer.id }
    const { taskId, revision } = task()
    const edited = await acts.editTask(supervisors[0], now, { taskId, revision }, whole)
    await acts.assignTasks(supervisors[0], now, [edited])
  })
  if (!signed) return
  for (const [k, unit] of [lead, ...partners].entries())
    agenda.enter(at(signed, 15, n * 6 + k * 2), (now) => acts.signTask(unit.officers[0], now, task().taskId))
}

/** In the month that runs one report waits for the office and one for its head. */
const howFar = (month, n) => (month < 11 ? 'accepted' : ['accepted', 'send', 'send-to-head', 'accepted'][n])

/** A report of a month, from the draft as far as it comes. */
function enterReport(
  { agenda, at, db, may, year, supervisors },
  acts,
  { task, lead, month, n, how, late = null },
  content,
) {
  const day = `${String(month).padStart(2, '0')}-${20 + (n % 4)}`
  const on = (hour) => onWorkday(acts.calendar, at(day, hour, n * 5))
  let report
  agenda.enter(on(9), async (now) => {
    const { period_id: periodId } = await db
      .selectFrom('period')
      .select('period_id')
      .where('jurisdiction_id', '=', may.jurisdictionId)
      .where('year', '=', year)
      .where('ordinal', '=', month)
      .executeTakeFirstOrThrow()
    report = await acts.writeReport(lead.officers[0], now, task().taskId, periodId, content())
    await acts.moveReport(lead.officers[0], now, report, 'send-to-head')
  })
  if (how === 'send-to-head') return
  agenda.enter(on(14), (now) => acts.moveReport(lead.head, now, report, 'send'))
  if (how === 'send') return
  if (late?.month === month) {
    const move = (when, hour, who, act, why) =>
      agenda.enter(at(when, hour, 20), (now) => acts.moveReport(who, now, report, act, why))
    move(late.returned, 10, supervisors[n % 3], 'return', late.why)
    move(late.again, 9, lead.officers[0], 'send-to-head')
    move(late.again, 15, lead.head, 'send')
    return move(late.accepted, 9, supervisors[n % 3], 'accept')
  }
  agenda.enter(on(16), (now) => acts.moveReport(supervisors[n % 3], now, report, 'accept'))
}

/** What the statistics say up to the month before. */
function figureOf({ year }, { indicatorId }, lead, month, value) {
  const upTo = Math.max(1, month - 1)
  const two = (number) => String(number).padStart(2, '0')
  return {
    ...{ taskIndicatorId: indicatorId, value: String(value), text: null, among: null },
    ...{ period: [`${year}-01-01`, `${year}-${two(upTo + 1)}-01`], cutOff: `${year}-${two(upTo)}-28` },
    source: `${lead.name}统计快报（虚构）`,
  }
}
