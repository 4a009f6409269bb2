// Fills a record with a year of 云泽市: what people would have entered in ten months, laid in set by set, with the lights
// given month by month by the same rules as anywhere.
import { v7 as uuid } from 'uuid'
import {
  coordination,
  nextSteps,
  personName,
  place,
  problems,
  refusalReasons,
  reportText,
  returnReasons,
  seeded,
  situation,
  subjectOf,
  units,
} from './city.mjs'
import { evidenceFiles } from './evidence-files.mjs'
import { figureOf, planOf, tasksOf } from './year-of-tasks.mjs'

const server = (path) => import(`../packages/server/src/${path}`)

/** The password of everybody in the demonstration, and of nobody elsewhere. */
export const demoPassword = 'Yunze-9900'

/** Fill an empty record with the city; `folder` takes the evidence files. Resolves with ids and sign-ins. */
export async function fillCity(db, { year = 2026, folder, seed = 20260109, say = () => undefined }) {
  const random = seeded(seed)
  const city = {
    db,
    year,
    random,
    folder,
    say,
    at: (day, hour = 9, minute = 0) => moment(`${year}-${day}`, hour, minute),
  }
  await adopt(city)
  say('报告已通过，250 项承诺')
  await settleUnits(city)
  await appointPeople(city)
  say(`${units.length} 个单位，${city.people.length} 人`)
  await layOutTasks(city)
  say(`${city.tasks.length} 项任务`)
  const { openPeriods } = await server('commands/reporting/open-periods.ts')
  for (let month = 1; month <= 11; month++) {
    await openPeriods(db, city.may, city.at(`${two(month)}-01`, 0, 10))
    await reportMonth(city, month)
    say(`${month} 月填报`)
  }
  await correctOld(city)
  await proposeChanges(city)
  return { jurisdictionId: city.may.jurisdictionId, signIns: city.signIns }
}

const two = (number) => String(number).padStart(2, '0')
const moment = (day, hour, minute) => new Date(`${day}T${two(hour)}:${two(minute)}:00+08:00`)
const pick = (random, list) => list[Math.floor(random() * list.length)]

async function adopt(city) {
  const { db, at, year } = city
  const { foundJurisdiction } = await server('commands/found-jurisdiction.ts')
  const { mayWriteFromConsole } = await server('access/actor.ts')
  const { readFile } = await server('commands/read-file.ts')
  const { importReport } = await server('commands/import-report.ts')
  const { adoptReport } = await server('commands/adopt-report.ts')
  const id = await foundJurisdiction(db, { id: 'console:demo' }, at('01-05'), place)
  city.may = mayWriteFromConsole(id, 'demo')
  const reading = await readFile(Buffer.from(reportText(year)), `云泽市${year}年政府工作报告（虚构）.txt`)
  if (reading.kind === 'refused') throw new Error(reading.message)
  const imported = await importReport(db, city.may, at('01-10'), reading.file)
  if (imported.kind !== 'imported') throw new Error(imported.message)
  const adopted = await adoptReport(db, city.may, at('01-12'), imported.reportId)
  if (adopted.kind !== 'adopted' || adopted.commitments !== 250) throw new Error(JSON.stringify(adopted))
}

async function settleUnits(city) {
  const { db, may, at } = city
  const { suggestUnits } = await server('commands/suggest-units.ts')
  await suggestUnits(db, may, at('01-06'), units, '演示用虚构单位')
  await db.updateTable('unit').set({ suggested: false }).where('jurisdiction_id', '=', may.jurisdictionId).execute()
  const rows = await db
    .selectFrom('unit')
    .select(['unit_id', 'short_name', 'kind'])
    .where('jurisdiction_id', '=', may.jurisdictionId)
    .orderBy('code')
    .execute()
  // some units are punctual, some are not
  city.units = rows.map((row, i) => ({
    id: row.unit_id,
    name: row.short_name,
    kind: row.kind,
    punctual: i % 9 === 4 ? 0.72 : i % 5 === 3 ? 0.88 : 0.975,
  }))
  city.unitOf = new Map(city.units.map((unit) => [unit.name, unit]))
}

/** Everybody: the three administrators, the supervision office, the leaders, and three of each unit. */
async function appointPeople(city) {
  const { db, may, at, units } = city
  const wanted = [
    ['xitong', '系统管理员', 'system-administrator', null],
    ['anquan', '安全管理员', 'security-administrator', null],
    ['shenji', '审计管理员', 'audit-administrator', null],
    ['ducha', '督查室主任', 'supervisor', null],
    ['ducha2', '督查室科员', 'supervisor', null],
    ['ducha3', '督查室科员', 'supervisor', null],
    ['shizhang', '市长', 'leader', null],
    ...[1, 2, 3, 4, 5].map((n) => [`fushizhang${n}`, '副市长', 'leader', null]),
    ['chayue', '人大代表联络员', 'reader', null],
    ...units.flatMap((unit, i) => [
      [`danwei${two(i + 1)}`, `${unit.name}主要负责人`, 'unit-head', unit],
      [`chengban${two(i + 1)}`, '承办人员', 'unit-officer', unit],
      [`chengban${two(i + 1)}b`, '承办人员', 'unit-officer', unit],
    ]),
  ]
  const { preparePassword } = await server('identity/accounts.ts')
  const { hash } = await preparePassword(demoPassword)
  const made = at('01-07')
  city.people = wanted.map(([userName, post, role, unit], n) => ({
    id: uuid(),
    accountId: uuid(),
    name: personName(n),
    userName,
    post,
    role,
    unit,
  }))
  const { jurisdictionId } = may
  const insert = inserter(db)
  await insert(
    'auth_user',
    city.people.map(({ accountId, name, userName }) => ({
      id: accountId,
      name,
      email: `${accountId}@account.invalid`,
      createdAt: made,
      updatedAt: made,
      username: userName,
      displayUsername: userName,
      firstPasswordUntil: null,
    })),
  )
  await insert(
    'auth_account',
    city.people.map(({ accountId }) => ({
      id: uuid(),
      accountId,
      providerId: 'credential',
      userId: accountId,
      password: hash,
      createdAt: made,
      updatedAt: made,
    })),
  )
  await insert(
    'person',
    city.people.map(({ id, accountId, name, post }, n) => ({
      jurisdiction_id: jurisdictionId,
      person_id: id,
      account_id: accountId,
      name,
      post,
      phone: `0990-99${String(n).padStart(4, '0')}`,
      email: null,
      created_at: made,
      left_on: null,
    })),
  )
  await insert(
    'role_grant',
    city.people.map(({ id, role, unit }) => ({
      jurisdiction_id: jurisdictionId,
      role_grant_id: uuid(),
      person_id: id,
      role,
      unit_id: unit?.id ?? null,
      valid_from: `${city.year}-01-01`,
      valid_to: null,
      granted_by: may.actor.id,
      granted_at: made,
      ended_by: null,
    })),
  )
  const of = (role) => city.people.filter((person) => person.role === role)
  city.leaders = of('leader')
  city.supervisors = of('supervisor')
  for (const unit of units) {
    unit.head = city.people.find((person) => person.unit === unit && person.role === 'unit-head')
    unit.officers = city.people.filter((person) => person.unit === unit && person.role === 'unit-officer')
  }
  const standIns = [
    [units[3].head, units[3].officers[0], '12-31', '外出培训期间由AB角代办'],
    [city.leaders[2], city.leaders[3], '12-31', '分工调整过渡期'],
    [units[9].head, units[9].officers[1], '06-30', '休假'],
  ]
  await insert(
    'delegation',
    standIns.map(([from, to, until, reason]) => ({
      jurisdiction_id: jurisdictionId,
      delegation_id: uuid(),
      from_person_id: from.id,
      to_person_id: to.id,
      valid_from: `${city.year}-06-01`,
      valid_to: `${city.year}-${until}`,
      reason,
      made_by: actorOf(from),
      made_at: at('05-30'),
      ended_at: null,
    })),
  )
  await note(city, at('01-07'), 'people.added', { people: city.people.length, roles: city.people.length })
  city.signIns = [
    'xitong',
    'anquan',
    'shenji',
    'ducha',
    'shizhang',
    'fushizhang1',
    'chayue',
    'danwei02',
    'chengban02',
  ].map((userName) => city.people.find((person) => person.userName === userName))
}

const actorOf = (person) => `person:${person.id}`

/** A thousand tasks of 250 commitments, who carries them out, how they are planned and whether units took them on. */
async function layOutTasks(city) {
  const { db, may, at, random } = city
  const { jurisdictionId } = may
  const insert = inserter(db)
  const commitments = await db
    .selectFrom('commitment')
    .leftJoin('area', 'area.area_id', 'commitment.area_id')
    .select(['commitment_id', 'number', 'wording', 'due_on', 'area.ordinal'])
    .where('commitment.jurisdiction_id', '=', jurisdictionId)
    .orderBy('number')
    .execute()
  const first = await db
    .selectFrom('task')
    .select(['task_id', 'commitment_id'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .execute()
  const laid = new Map(first.map((task) => [task.commitment_id, task.task_id]))
  city.tasks = tasksOf(commitments, { random, year: city.year, subjectOf }).map((task) => ({
    ...task,
    id: task.part === 1 ? laid.get(task.commitmentId) : uuid(),
  }))
  for (const task of city.tasks) {
    task.lead = city.unitOf.get(task.leadName) ?? city.units[0]
    if (task.part > 3 && random() < 0.35) task.lead = city.units[(task.number * 3 + task.part) % city.units.length]
    const partners = [city.unitOf.get(task.partnerName) ?? city.units[7], city.units[31 + (task.number % 9)]].filter(
      (unit) => unit !== task.lead,
    )
    task.partners = partners.slice(0, Math.floor(random() * 3))
    task.leader = city.leaders[(task.area ?? 0) % city.leaders.length]
    task.officer = pick(random, task.lead.officers)
  }
  const assigned = at('01-16', 10)
  const row = (task) => ({
    jurisdiction_id: jurisdictionId,
    task_id: task.id,
    commitment_id: task.commitmentId,
    part: task.part,
    wording: task.wording,
    requirement: task.requirement,
    leader: task.leader.name,
    officer: task.officer.name,
    due_on: task.dueOn,
    weight: null,
    disclosure: task.disclosure,
    disclosure_reason: task.disclosure === 'withheld' ? '属于内部管理信息' : null,
    status: task.status,
    created_at: at('01-12'),
    leader_id: task.leader.id,
    officer_id: task.officer.id,
    plan_rule: task.rule,
    continuous: task.continuous,
    emphasised: task.number % 11 === 0,
    assigned_at: task.status === 'drafted' ? null : assigned,
    closed_at: null,
  })
  for (const task of city.tasks.filter(({ part }) => part === 1)) {
    const { jurisdiction_id, task_id, commitment_id, part, created_at, ...set } = row(task)
    await db
      .updateTable('task')
      .set(set)
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', task.id)
      .execute()
  }
  await insert('task', city.tasks.filter(({ part }) => part > 1).map(row))
  const handed = city.tasks.filter(({ status }) => status !== 'drafted')
  const party = (task, unit, part, n) => ({
    jurisdiction_id: jurisdictionId,
    task_id: task.id,
    unit_id: unit.id,
    part,
    place: n + 1,
    valid_from: `${city.year}-01-16`,
    valid_to: null,
  })
  await insert(
    'task_unit',
    city.tasks.flatMap((task) => [
      party(task, task.lead, 'lead', 0),
      ...task.partners.map((unit, n) => party(task, unit, 'partner', n)),
    ]),
  )
  await insert(
    'task_plan',
    city.tasks.flatMap((task) =>
      task.curve.map(({ month, percent }) => ({ jurisdiction_id: jurisdictionId, task_id: task.id, month, percent })),
    ),
  )
  await insert(
    'milestone',
    city.tasks.flatMap((task) =>
      task.milestones.map((one, n) => ({
        jurisdiction_id: jurisdictionId,
        milestone_id: uuid(),
        task_id: task.id,
        ordinal: n + 1,
        wording: one.wording,
        kind: one.kind,
        due_on: one.dueOn,
        plan_percent: one.percent,
        met_on: one.metOn,
      })),
    ),
  )
  await insert(
    'task_indicator',
    city.tasks.flatMap((task) =>
      task.indicators.map((one, n) => {
        one.id = uuid()
        return {
          jurisdiction_id: jurisdictionId,
          task_indicator_id: one.id,
          task_id: task.id,
          ordinal: n + 1,
          indicator_id: null,
          name: one.name,
          unit: one.unit,
          rule: one.rule,
          op: one.op,
          value: one.value,
          value_text: one.text,
          value_max: null,
          base: one.base,
          nature: one.nature,
          year_end_only: one.yearEndOnly,
        }
      }),
    ),
  )
  const seq = await note(city, assigned, 'task.assigned', { tasks: handed.length })
  await insert(
    'event',
    handed.map((task) =>
      event(city, seq, 'task', task.id, 'task.assigned', assigned, actorOf(city.supervisors[0]), '任务已交办。'),
    ),
  )
  await insert(
    'signing',
    handed.flatMap((task) => signings(city, task)),
  )
  const signed = await note(city, at('01-22'), 'task.signed', {
    tasks: handed.filter(({ status }) => status === 'active').length,
  })
  await insert(
    'event',
    handed
      .filter(({ status }) => status !== 'assigned')
      .map((task) =>
        event(
          city,
          signed,
          'task',
          task.id,
          task.status === 'refused' ? 'task.refused' : 'task.signed',
          task.signedAt,
          actorOf(task.officer),
          task.status === 'refused' ? `${task.lead.name}退签。` : `${task.lead.name}签收。`,
        ),
      ),
  )
}

function signings(city, task) {
  const { random, at, may } = city
  if (task.status === 'assigned') return []
  task.signedAt = at(`01-${two(16 + Math.floor(random() * 5))}`, 14 + Math.floor(random() * 4))
  const of = (unit, kind) => ({
    jurisdiction_id: may.jurisdictionId,
    signing_id: uuid(),
    task_id: task.id,
    unit_id: unit.id,
    kind,
    reason: kind === 'refused' ? pick(random, refusalReasons) : null,
    suggested_unit_id: kind === 'refused' ? city.units[(task.number + 5) % city.units.length].id : null,
    signed_by: actorOf(unit.officers[0]),
    at: task.signedAt,
  })
  const partners = task.partners
    .filter(() => random() < 0.95)
    .map((unit) => of(unit, random() < 0.006 ? 'refused' : 'signed'))
  return [of(task.lead, task.status === 'refused' ? 'refused' : 'signed'), ...partners]
}

/** What units reported in a month, when, and what became of it; then the lights, the closed period, the public snapshot. */
async function reportMonth(city, month) {
  const { db, may, at } = city
  const { judgePeriod } = await server('commands/judging/judge-period.ts')
  const { publishSnapshot } = await server('commands/publish-snapshot.ts')
  const { jurisdictionId } = may
  const period = await db
    .selectFrom('period')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', '=', city.year)
    .where('ordinal', '=', month)
    .executeTakeFirstOrThrow()
  const open = month === 11
  const reports = city.tasks
    .filter(({ status, closedIn }) => status === 'active' && (!closedIn || closedIn > month))
    .flatMap((task) => {
      const one = reportOf(city, task, month, period, open)
      return one ? [one] : []
    })
  const early = reports.filter(({ late }) => !late)
  await insertReports(city, period, early)
  await close(city, month)
  if (open) return
  const [, , due] = period.due_on.split('-').map(Number)
  const judged = at(`${two(month)}-${two(due)}`, 23, 50)
  judged.setMinutes(judged.getMinutes() + 20)
  await judgePeriod(db, may, judged, period.period_id)
  await db
    .updateTable('period')
    .set({ judged_on: dayOf(judged) })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('period_id', '=', period.period_id)
    .execute()
  const next = two(month + 1)
  const late = reports.filter((report) => report.late)
  await insertReports(city, period, late)
  if (late.length > 0)
    await judgePeriod(
      db,
      may,
      at(`${next}-05`, 20),
      period.period_id,
      late.map(({ task }) => task.id),
    )
  await db
    .updateTable('period')
    .set({ closed_at: at(`${next}-06`, 18), closed_by: actorOf(city.supervisors[0]) })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('period_id', '=', period.period_id)
    .execute()
  await note(city, at(`${next}-06`, 18), 'period.closed', {
    periodId: period.period_id,
    year: city.year,
    ordinal: month,
  })
  if (month % 3 === 0 || month === 10) {
    const published = await publishSnapshot(db, may, at(`${next}-08`, 10), city.year, `${month}月进展公开。`)
    if (published.kind !== 'published') throw new Error(published.message)
  }
}

const dayOf = (instant) => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** One report: in time, late, sent back and sent again, left with the unit, or not there at all. */
function reportOf(city, task, month, period, open) {
  const { random, year } = city
  const chance = random()
  const silent = task.silentFrom && month >= task.silentFrom
  if (silent || chance > task.lead.punctual) return null
  const late = !open && random() < (1 - task.lead.punctual) * 0.9 + 0.02
  const fate = open ? fateNow(random()) : random() < 0.985 ? 'accepted' : 'returned'
  if (fate === 'none') return null
  const was = task.percent
  const percent = task.rule === 'indicator' || task.rule === 'none' ? null : planOf(task, month, random)
  const unchanged = percent !== null && percent === was && random() < 0.7
  const day = open ? 16 + Math.floor(random() * 7) : late ? 29 : 18 + Math.floor(random() * 9)
  const written = late
    ? moment(
        `${year}-${two(month + 1)}-0${1 + Math.floor(random() * 4)}`,
        9 + Math.floor(random() * 8),
        Math.floor(random() * 60),
      )
    : moment(`${year}-${two(month)}-${two(day)}`, 9 + Math.floor(random() * 8), Math.floor(random() * 60))
  const after = (hours) => new Date(written.getTime() + hours * 3_600_000)
  const mended = fate === 'accepted' && random() < 0.05
  if (fate === 'accepted') task.percent = percent ?? was
  const troubled = random() < 0.3
  return {
    id: uuid(),
    task,
    late,
    fate,
    mended,
    written,
    percent: unchanged ? null : percent,
    unchanged,
    heads: after(3),
    sent: after(6),
    decided: after(mended ? 30 : 22),
    situation: unchanged ? '' : situation(random, task.object, month, percent),
    problems: troubled ? pick(random, problems) : '',
    next: pick(random, nextSteps),
    coordination: troubled && random() < 0.3 ? pick(random, coordination) : '',
    reason: pick(random, returnReasons),
    figures: task.indicators.map((one) => figureOf(one, { task, month, year, random, unit: task.lead.name })),
    files: random() < 0.06 ? 1 + Math.floor(random() * 2) : 0,
    period,
  }
}

const fateNow = (chance) =>
  chance < 0.3
    ? 'accepted'
    : chance < 0.5
      ? 'sent'
      : chance < 0.58
        ? 'sent-to-head'
        : chance < 0.66
          ? 'draft'
          : chance < 0.7
            ? 'returned'
            : 'none'

async function insertReports(city, period, reports) {
  if (reports.length === 0) return
  const { db, may, random } = city
  const { jurisdictionId } = may
  const insert = inserter(db)
  const supervisor = () => actorOf(pick(random, city.supervisors))
  for (const report of reports) report.judge = supervisor()
  await insert(
    'progress',
    reports.map((report) => row(jurisdictionId, period, report)),
  )
  await insert(
    'progress_step',
    reports.flatMap((report) =>
      stepsOf(report).map(([kind, by, at, reason]) => ({
        jurisdiction_id: jurisdictionId,
        progress_step_id: uuid(),
        progress_id: report.id,
        kind,
        reason: reason ?? null,
        taken_by: by,
        at,
      })),
    ),
  )
  await insert(
    'confirmation',
    reports
      .filter(({ fate }) => fate === 'accepted')
      .flatMap((report) =>
        report.task.partners
          .filter(() => random() < 0.3)
          .map((unit) => ({
            jurisdiction_id: jurisdictionId,
            confirmation_id: uuid(),
            progress_id: report.id,
            unit_id: unit.id,
            kind: random() < 0.97 ? 'confirmed' : 'objected',
            note: null,
            confirmed_by: actorOf(unit.officers[0]),
            at: report.decided,
          })),
      ),
  )
  await insertEvidence(city, reports)
  const last = reports.reduce((latest, { decided }) => (decided > latest ? decided : latest), reports[0].decided)
  const seq = await note(
    city,
    last,
    'progress.laid-in',
    { periodId: period.period_id, ordinal: period.ordinal, reports: reports.length },
    reports.map(({ id, percent, situation: said }) => ({ id, percent, situation: said })),
  )
  await insert(
    'event',
    reports
      .filter(({ fate }) => fate === 'accepted')
      .map((report) =>
        event(
          city,
          seq,
          'progress',
          report.id,
          'progress.accepted',
          report.decided,
          report.judge,
          '进展填报审核通过。',
        ),
      ),
  )
}

function row(jurisdictionId, period, report) {
  const { fate, task } = report
  const sent = fate === 'sent' || fate === 'accepted' || fate === 'returned'
  return {
    jurisdiction_id: jurisdictionId,
    progress_id: report.id,
    task_id: task.id,
    period_id: period.period_id,
    unit_id: task.lead.id,
    version: report.version ?? 1,
    corrects: report.corrects ?? null,
    correction_reason: report.correctionReason ?? null,
    state: fate,
    unchanged: report.unchanged,
    percent: report.percent,
    situation: report.situation,
    problems: report.problems,
    next_step: report.next,
    coordination: report.coordination,
    figures: JSON.stringify(report.figures),
    revision: sent ? 4 : 2,
    written_by: actorOf(task.officer),
    written_at: report.written,
    sent_to_head_at: fate === 'draft' ? null : report.heads,
    sent_at: sent ? report.sent : null,
    decided_at: fate === 'accepted' || fate === 'returned' ? report.decided : null,
    return_reason: fate === 'returned' ? report.reason : null,
  }
}

function stepsOf({ fate, task, written, heads, sent, decided, judge, mended, reason }) {
  const drafted = ['drafted', actorOf(task.officer), written]
  if (fate === 'draft') return [drafted]
  const up = [drafted, ['sent-to-head', actorOf(task.officer), heads]]
  if (fate === 'sent-to-head') return up
  const away = [...up, ['sent', actorOf(task.lead.head), sent]]
  if (fate === 'sent') return away
  if (fate === 'returned') return [...away, ['returned', judge, decided, reason]]
  const back = new Date(sent.getTime() + 3_600_000)
  const again = new Date(back.getTime() + 7_200_000)
  return mended
    ? [
        ...away,
        ['returned', judge, back, reason],
        ['sent-to-head', actorOf(task.officer), again],
        ['sent', actorOf(task.lead.head), again],
        ['accepted', judge, decided],
      ]
    : [...away, ['accepted', judge, decided]]
}

async function insertEvidence(city, reports) {
  const { db, may, folder } = city
  city.files ??= folder ? await evidenceFiles(folder, may.jurisdictionId) : []
  if (city.files.length === 0) return
  let n = reports[0].task.number
  const rows = reports.flatMap((report) =>
    Array.from({ length: report.files }, () => {
      const file = city.files[n++ % city.files.length]
      return {
        jurisdiction_id: may.jurisdictionId,
        evidence_id: uuid(),
        task_id: report.task.id,
        progress_id: report.id,
        hash: file.hash,
        file_name: file.name,
        media_type: file.mediaType,
        size: file.size,
        uploaded_by: actorOf(report.task.officer),
        uploaded_at: report.written,
      }
    }),
  )
  await inserter(db)('evidence', rows)
}

/** Tasks that came to their end in this month. */
async function close({ db, may, tasks, at }, month) {
  const ids = tasks.filter(({ closedIn }) => closedIn === month).map(({ id }) => id)
  if (ids.length > 0)
    await db
      .updateTable('task')
      .set({ status: 'closed', closed_at: at(`${two(month)}-26`, 16) })
      .where('jurisdiction_id', '=', may.jurisdictionId)
      .where('task_id', 'in', ids)
      .execute()
}

/** Accepted reports of closed periods that were corrected later, with the correction showing. */
async function correctOld(city) {
  const { db, may, at, random } = city
  const { judgePeriod } = await server('commands/judging/judge-period.ts')
  const rows = await db
    .selectFrom('progress')
    .innerJoin('period', 'period.period_id', 'progress.period_id')
    .selectAll('progress')
    .where('progress.jurisdiction_id', '=', may.jurisdictionId)
    .where('period.ordinal', 'in', [7, 8, 9])
    .where('progress.state', '=', 'accepted')
    .where('percent', 'is not', null)
    .orderBy('progress.progress_id')
    .limit(400)
    .execute()
  const tasks = new Map(city.tasks.map((task) => [task.id, task]))
  const byPeriod = new Map()
  for (const [i, old] of rows.entries()) {
    if (i % 20 !== 7) continue
    const task = tasks.get(old.task_id)
    const percent = Math.max(0, Math.round(Number(old.percent) - 4 - random() * 10))
    const written = at('11-09', 10 + (i % 7))
    const report = {
      id: uuid(),
      task,
      fate: 'accepted',
      mended: false,
      written,
      heads: written,
      sent: written,
      decided: at('11-10', 15),
      percent,
      unchanged: false,
      situation: `${old.situation.replace(/[\d.]+%。$/, `${percent}%`).replace(/。$/, '')}（更正）。`,
      problems: '',
      next: old.next_step,
      coordination: '',
      figures: [],
      files: 0,
      reason: '',
      version: 2,
      corrects: old.progress_id,
      correctionReason: '原数据误将未验收部分计入，予以更正。',
    }
    const list = byPeriod.get(old.period_id) ?? []
    list.push(report)
    byPeriod.set(old.period_id, list)
  }
  for (const [period_id, reports] of byPeriod) {
    await insertReports(city, { period_id, ordinal: 0 }, reports)
    await judgePeriod(
      db,
      may,
      at('11-10', 20),
      period_id,
      reports.map(({ task }) => task.id),
    )
  }
}

/** Departures from the adopted words: approved ones, refused ones, and some that wait for a decision. */
async function proposeChanges(city) {
  const { db, may, at, tasks, supervisors } = city
  const { jurisdictionId } = may
  const changed = tasks.filter(({ status, number, part }) => status === 'active' && part === 1 && number % 9 === 4)
  const rows = changed.map((task, i) => {
    const state = ['approved', 'approved', 'refused', 'proposed'][i % 4]
    const field = i % 2 === 0 ? 'due' : 'wording'
    const after = field === 'due' ? `${city.year}-12-20` : task.wording.replace(/。$/, '，并建立台账。')
    const decided = state === 'proposed' ? null : at('08-20', 11)
    return {
      jurisdiction_id: jurisdictionId,
      task_change_id: uuid(),
      task_id: task.id,
      field,
      before: field === 'due' ? task.dueOn : task.wording,
      after,
      reason: field === 'due' ? '受主汛期影响，申请调整完成时间。' : '根据上级要求补充工作内容。',
      state,
      proposed_by: actorOf(task.lead.head),
      proposed_at: at(state === 'proposed' ? '11-18' : '08-15', 10),
      decided_by: decided ? actorOf(supervisors[0]) : null,
      decided_at: decided,
      decision_reason: state === 'refused' ? '现有安排可以按期完成，不予调整。' : null,
      task,
    }
  })
  await inserter(db)(
    'task_change',
    rows.map(({ task: _, ...row }) => row),
  )
  for (const { field, after, task } of rows.filter((row) => row.state === 'approved'))
    await db
      .updateTable('task')
      .set(field === 'due' ? { due_on: after } : { wording: after })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', task.id)
      .execute()
  const seq = await note(city, at('08-20', 11), 'task.changes-decided', { changes: rows.length })
  await inserter(db)(
    'event',
    rows
      .filter((row) => row.state === 'approved')
      .map((row) =>
        event(
          city,
          seq,
          'task',
          row.task_id,
          'task.changed',
          row.decided_at,
          row.decided_by,
          row.field === 'due' ? '变更完成时限，经批准。' : '变更任务文字，经批准。',
        ),
      ),
  )
}

const event = ({ may }, seq, subject, subjectId, kind, at, actor, summary) => ({
  jurisdiction_id: may.jurisdictionId,
  event_id: uuid(),
  subject,
  subject_id: subjectId,
  kind,
  at,
  actor,
  public: false,
  summary,
  content: '{}',
  ledger_seq: seq,
})

/** One ledger entry for what was laid in together; what it was lies in the vault. */
async function note({ db, may }, at, kind, body, content = null) {
  const { appendEntry } = await server('ledger/append-entry.ts')
  const { putContent } = await server('vault/vault.ts')
  return db.transaction().execute(async (trx) => {
    const vault = content
      ? [await putContent(trx, may.jurisdictionId, JSON.stringify(content), 'application/json', at)]
      : []
    const { seq } = await appendEntry(trx, {
      jurisdictionId: may.jurisdictionId,
      at,
      actor: may.actor.id,
      kind,
      body: { ...body, vault },
    })
    return seq
  })
}

function inserter(db) {
  return async (table, rows) => {
    for (let i = 0; i < rows.length; i += 1000)
      await db
        .insertInto(table)
        .values(rows.slice(i, i + 1000))
        .execute()
  }
}
