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
import { noteAll } from './ledger-of-city.mjs'
import { superviseCity } from './supervise-city.mjs'
import { figureOf, planOf, tasksOf } from './year-of-tasks.mjs'

const server = (path) => import(`../packages/server/src/${path}`)

/** The password of everybody in the demonstration, and of nobody elsewhere. */
export const demoPassword = 'Yunze-9900'

/** Fill an empty record with the city; `folder` takes the evidence files. Resolves with ids and sign-ins. */
export async function fillCity(db, options) {
  const { sql } = await import('kysely')
  return db.connection().execute(async (connection) => {
    // some thousand acts one after the other: none waits for the disk, and the last commit holds them all
    await sql`set synchronous_commit = off`.execute(connection)
    const filled = await fill(connection, options)
    await sql`reset synchronous_commit`.execute(connection)
    return filled
  })
}

async function fill(db, { year = 2026, folder, seed = 20260109, say = (_words) => undefined }) {
  const random = seeded(seed)
  /** Filled step by step. @type {any} */
  const city = {
    db,
    year,
    random,
    folder,
    say,
    at: (day, hour = 9, minute = 0) => moment(`${year}-${day}`, hour, minute),
  }
  await found(city)
  await settleUnits(city)
  await appointPeople(city)
  say(`${units.length} 个单位，${city.people.length} 人`)
  await adopt(city)
  say('报告已通过，250 项承诺')
  await openMonth(city, 1, 13)
  await layOutTasks(city)
  say(`${city.tasks.length} 项任务`)
  await superviseCity(city, seed)
  for (let month = 1; month <= 11; month++) {
    if (month === 8) await proposeChanges(city, (state) => state !== 'proposed')
    if (month === 11) await correctOld(city)
    await reportMonth(city, month)
    say(`${month} 月填报`)
  }
  await proposeChanges(city, (state) => state === 'proposed')
  await city.agenda.until(city.at('12-31'))
  say('督办事项、督查单、督查活动、通报、批示')
  return { jurisdictionId: city.may.jurisdictionId, signIns: city.signIns }
}

async function openMonth({ db, may, at, agenda }, month, day = 1) {
  const { openPeriods } = await server('commands/reporting/open-periods.ts')
  await agenda?.until(at(`${two(month)}-${two(day)}`, 0, 10))
  await openPeriods(db, may, at(`${two(month)}-${two(day)}`, 0, 10))
}

const two = (number) => String(number).padStart(2, '0')
const moment = (day, hour, minute) => new Date(`${day}T${two(hour)}:${two(minute)}:00+08:00`)
const pick = (random, list) => list[Math.floor(random() * list.length)]

async function found(city) {
  const { foundJurisdiction } = await server('commands/places/found-jurisdiction.ts')
  const { mayWriteFromConsole } = await server('access/actor.ts')
  const id = await foundJurisdiction(city.db, { id: 'console:demo' }, city.at('01-05'), place)
  city.may = mayWriteFromConsole(id, 'demo')
}

async function adopt(city) {
  const { db, at, year } = city
  const { readFile } = await server('commands/reports/read-file.ts')
  const { importReport } = await server('commands/reports/import-report.ts')
  const { adoptReport } = await server('commands/reports/adopt-report.ts')
  const reading = await readFile(Buffer.from(reportText(year)), `云泽市${year}年政府工作报告（虚构）.txt`)
  if (reading.kind === 'refused') throw new Error(reading.message)
  const imported = await importReport(db, city.may, at('01-10'), reading.file)
  if (imported.kind !== 'imported') throw new Error(imported.message)
  const adopted = await adoptReport(db, city.may, at('01-12'), imported.reportId, { publish: true })
  if (adopted.kind !== 'adopted' || adopted.commitments !== 250) throw new Error(JSON.stringify(adopted))
}

async function settleUnits(city) {
  const { db, may, at } = city
  const { suggestUnits } = await server('commands/units/suggest-units.ts')
  await suggestUnits(db, may, at('01-06'), units, '演示用虚构单位')
  await db.updateTable('unit').set({ suggested: false }).where('jurisdiction_id', '=', may.jurisdictionId).execute()
  const rows = await db
    .selectFrom('unit')
    .select(['unit_id', 'short_name', 'kind'])
    .where('jurisdiction_id', '=', may.jurisdictionId)
    .orderBy('code')
    .execute()
  const unitIds = rows.map((row) => row.unit_id)
  await noteAll(city, [{ at: at('01-06', 10), actor: may.actor.id, kind: 'units.confirmed', body: { unitIds } }])
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
  for (const person of city.people) person.grantId = uuid()
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
    city.people.map(({ id, grantId, role, unit }) => ({
      jurisdiction_id: jurisdictionId,
      role_grant_id: grantId,
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
  const { dayAfter } = await server('domain/day.ts')
  const standIns = [
    [units[3].head, units[3].officers[0], '12-31', '外出培训期间由AB角代办', uuid()],
    [city.leaders[2], city.leaders[3], '12-31', '分工调整过渡期', uuid()],
    [units[9].head, units[9].officers[1], '06-30', '休假', uuid()],
  ]
  await insert(
    'delegation',
    standIns.map(([from, to, until, reason, id]) => ({
      jurisdiction_id: jurisdictionId,
      delegation_id: id,
      from_person_id: from.id,
      to_person_id: to.id,
      valid_from: `${city.year}-06-01`,
      valid_to: dayAfter(`${city.year}-${until}`),
      reason,
      made_by: actorOf(from),
      made_at: at('05-30'),
      ended_at: null,
    })),
  )
  await noteAll(
    city,
    city.people.flatMap(({ id, grantId, role, unit }) => {
      const asked = { personId: id, role, unitId: unit?.id ?? null, from: `${city.year}-01-01`, to: null }
      return [
        { at: made, actor: may.actor.id, kind: 'person.added', body: { personId: id, account: true } },
        { at: made, actor: may.actor.id, kind: 'role.granted', body: { roleGrantId: grantId, ...asked } },
      ]
    }),
  )
  // made in May, and told then: see reportMonth
  city.standIns = standIns.map(([from, to, until, , id]) => ({
    at: at('05-30'),
    actor: actorOf(from),
    kind: 'delegation.made',
    body: {
      delegationId: id,
      fromPersonId: from.id,
      toPersonId: to.id,
      from: `${city.year}-06-01`,
      to: `${city.year}-${until}`,
    },
  }))
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

/** Gives each unit that leads nothing three tasks of the one that leads most: every account has something to do. */
function leadEverybody({ units, tasks }) {
  const led = (unit) => tasks.filter(({ lead }) => lead === unit)
  for (const unit of units.filter((one) => led(one).length === 0)) {
    const busiest = units.reduce((most, one) => (led(one).length > led(most).length ? one : most))
    for (const task of led(busiest).slice(0, 3)) task.lead = unit
  }
}

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
  }
  leadEverybody(city)
  for (const task of city.tasks) {
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
  const answers = handed.flatMap((task) => signings(city, task).map((row) => ({ row, task })))
  await insert(
    'signing',
    answers.map(({ row }) => row),
  )
  await noteAll(city, [
    ...city.tasks.map((task) => ({
      at: at('01-14'),
      actor: actorOf(city.supervisors[0]),
      kind: 'task.edited',
      body: { taskId: task.id, fields: ['wording', 'dueOn', 'disclosure'] },
      subject: 'task',
      subjectId: task.id,
      summary: '修改任务内容、完成时限、公开属性。',
    })),
    ...handed.map((task) => ({
      at: assigned,
      actor: actorOf(city.supervisors[0]),
      kind: 'task.assigned',
      body: { taskId: task.id },
      subject: 'task',
      subjectId: task.id,
      summary: '下达，等待签收。',
    })),
    ...answers.map(({ row, task }) => ({
      at: row.at,
      actor: row.signed_by,
      kind: `task.${row.kind}`,
      body: { signingId: row.signing_id, taskId: task.id, unitId: row.unit_id, status: task.status },
      texts: row.reason ? [row.reason] : [],
      subject: 'task',
      subjectId: task.id,
      summary: row.kind === 'refused' ? '责任单位退签。' : '责任单位签收。',
    })),
  ])
}

function signings(city, task) {
  const { random, at, may } = city
  if (task.status === 'assigned') return []
  // before the first reports are written
  task.signedAt = at(`01-${two(16 + Math.floor(random() * 2))}`, 14 + Math.floor(random() * 4))
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
  const { publishSnapshot } = await server('commands/publication/publish-snapshot.ts')
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
  await city.agenda.until(judged)
  await judgePeriod(db, may, judged, period.period_id)
  await db
    .updateTable('period')
    .set({ judged_on: dayOf(judged) })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('period_id', '=', period.period_id)
    .execute()
  const next = two(month + 1)
  if (month === 5) await noteAll(city, city.standIns)
  await openMonth(city, month + 1)
  const late = reports.filter((report) => report.late)
  await insertReports(city, period, late)
  await city.agenda.until(at(`${next}-06`, 12))
  if (late.length > 0)
    await judgePeriod(
      db,
      may,
      at(`${next}-06`, 12),
      period.period_id,
      late.map(({ task }) => task.id),
    )
  await db
    .updateTable('period')
    .set({ closed_at: at(`${next}-06`, 18), closed_by: actorOf(city.supervisors[0]) })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('period_id', '=', period.period_id)
    .execute()
  await noteAll(city, [
    {
      at: at(`${next}-06`, 18),
      actor: actorOf(city.supervisors[0]),
      kind: 'period.closed',
      body: { periodId: period.period_id, year: city.year, periodKind: period.kind, ordinal: month },
      subject: 'period',
      subjectId: period.period_id,
      summary: '填报期关闭。',
    },
  ])
  if (month % 3 === 0 || month === 10) {
    await city.agenda.until(at(`${next}-08`, 10))
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
  // who acts before the first of them sees none of them
  await city.agenda.until(
    reports.reduce((first, { written }) => (written < first ? written : first), reports[0].written),
  )
  const { jurisdictionId } = may
  const insert = inserter(db)
  const supervisor = () => actorOf(pick(random, city.supervisors))
  for (const report of reports) report.judge = supervisor()
  const rows = reports.map((report) => row(jurisdictionId, period, report))
  const steps = reports.map((report) => stepsOf(report))
  const opinions = reports.flatMap((report) => opinionsOf(city, report))
  const evidence = await evidenceOf(city, reports)
  await insert('progress', rows)
  await insert(
    'progress_step',
    reports.flatMap((report, n) =>
      steps[n].map(([kind, by, at, reason]) => ({
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
  await insert('confirmation', opinions)
  await insert('evidence', evidence)
  const { comparable } = await server('record/reporting/progress-content.ts')
  await noteAll(city, [
    ...reports.flatMap((report, n) => stepEntries(report, rows[n], steps[n], comparable)),
    ...opinions.map((opinion) => opinionEntry(opinion, reports)),
    ...evidence.map(evidenceEntry),
  ])
}

/** What partner units said of a report that was accepted. */
function opinionsOf({ may, random }, report) {
  if (report.fate !== 'accepted') return []
  return report.task.partners
    .filter(() => random() < 0.3)
    .map((unit) => {
      const kind = random() < 0.97 ? 'confirmed' : 'objected'
      return {
        jurisdiction_id: may.jurisdictionId,
        confirmation_id: uuid(),
        progress_id: report.id,
        unit_id: unit.id,
        kind,
        note: kind === 'objected' ? '所报数据与本单位掌握的口径不一致，请核对。' : null,
        confirmed_by: actorOf(unit.officers[0]),
        at: report.decided,
      }
    })
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

/** The files handed in with reports; none where the demonstration has no folder for them. */
async function evidenceOf(city, reports) {
  const { may, folder } = city
  city.files ??= folder ? await evidenceFiles(folder, may.jurisdictionId) : []
  if (city.files.length === 0) return []
  let n = reports[0].task.number
  return reports.flatMap((report) =>
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
}

const stepWords = {
  'sent-to-head': '进展填报提交审签。',
  sent: '进展填报报送督查室。',
  accepted: '进展填报审核通过。',
  returned: '进展填报审核退回。',
}

/** The entries of a report's way; what it said goes into the vault with each. */
function stepEntries(report, row, steps, comparable) {
  const { percent, unchanged, situation, problems, next_step, coordination, figures, task_id, period_id, version } = row
  const said = JSON.stringify(
    comparable({
      unchanged,
      percent: percent === null ? null : String(percent),
      situation,
      problems,
      nextStep: next_step,
      coordination,
      figures: JSON.parse(figures),
    }),
  )
  const body = { progressId: report.id, taskId: task_id, periodId: period_id, version }
  const of = { subject: 'progress', subjectId: report.id }
  const begun = row.corrects && {
    at: report.written,
    actor: row.written_by,
    kind: 'progress.correction-begun',
    body: { progressId: report.id, taskId: task_id, periodId: period_id, corrects: row.corrects },
    texts: [row.correction_reason],
    ...of,
    summary: '更正进展填报，原填报保留。',
  }
  const moved = steps
    .filter(([kind]) => kind !== 'drafted')
    .map(([kind, actor, at, reason]) => ({
      at,
      actor,
      kind: `progress.${kind}`,
      body: { ...body, state: kind },
      texts: reason ? [said, reason] : [said],
      ...of,
      summary: stepWords[kind],
    }))
  return begun ? [begun, ...moved] : moved
}

function opinionEntry({ confirmation_id, progress_id, unit_id, kind, note, confirmed_by, at }, reports) {
  const taskId = reports.find(({ id }) => id === progress_id)?.task.id
  return {
    at,
    actor: confirmed_by,
    kind: `progress.${kind}`,
    body: { confirmationId: confirmation_id, progressId: progress_id, taskId, unitId: unit_id },
    texts: note ? [note] : [],
    subject: 'progress',
    subjectId: progress_id,
    summary: kind === 'confirmed' ? '配合单位确认。' : '配合单位提出不同意见。',
  }
}

const evidenceEntry = (row) => ({
  at: row.uploaded_at,
  actor: row.uploaded_by,
  kind: 'evidence.added',
  body: {
    evidenceId: row.evidence_id,
    taskId: row.task_id,
    progressId: row.progress_id,
    file: row.hash,
    size: row.size,
    mediaType: row.media_type,
    noSecretsStated: true,
  },
  subject: 'task',
  subjectId: row.task_id,
  summary: '上传佐证材料 1 份。',
})

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
  for (const [period_id, reports] of byPeriod) await insertReports(city, { period_id }, reports)
  await city.agenda.until(at('11-10', 20))
  for (const [period_id, reports] of byPeriod)
    await judgePeriod(
      db,
      may,
      at('11-10', 20),
      period_id,
      reports.map(({ task }) => task.id),
    )
}

/** Departures from the adopted words, of the states wanted: approved ones, refused ones, and some that wait for a decision. */
async function proposeChanges(city, wanted) {
  const { db, may, at, tasks, supervisors } = city
  const { jurisdictionId } = may
  const states = ['approved', 'approved', 'refused', 'proposed']
  const changed = tasks.filter(({ status, number, part }) => status === 'active' && part === 1 && number % 9 === 4)
  const all = changed.map((task, i) => {
    const state = states[i % states.length]
    const field = i % 2 === 0 ? 'due' : 'wording'
    const after = field === 'due' ? `${city.year}-12-20` : task.wording.replace(/。$/, '，并建立台账。')
    const decided = state === 'proposed' ? null : at('08-14', 11)
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
      proposed_at: at(state === 'proposed' ? '11-24' : '08-12', 10),
      decided_by: decided ? actorOf(supervisors[0]) : null,
      decided_at: decided,
      decision_reason: state === 'refused' ? '现有安排可以按期完成，不予调整。' : null,
      task,
    }
  })
  const rows = all.filter(({ state }) => wanted(state))
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
  const named = (field) => (field === 'due' ? '完成时限' : '任务内容')
  await noteAll(
    city,
    rows.flatMap(({ task_change_id: changeId, field, before, after, reason, state, task, ...row }) => {
      const about = { body: { taskId: task.id, changeId, field }, subject: 'task', subjectId: task.id }
      const proposed = {
        at: row.proposed_at,
        actor: row.proposed_by,
        kind: 'task.change-proposed',
        texts: [JSON.stringify({ before, after, reason })],
        ...about,
        summary: `提出变更${named(field)}，待批准。`,
      }
      if (state === 'proposed') return [proposed]
      const decided = {
        at: row.decided_at,
        actor: row.decided_by,
        kind: `task.change-${state}`,
        texts: [JSON.stringify({ reason: row.decision_reason })],
        ...about,
        summary: `${state === 'approved' ? '批准' : '不同意'}变更${named(field)}。`,
      }
      return [proposed, decided]
    }),
  )
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
