import { type Kysely, sql } from 'kysely'
import type { Allowed } from '../../access/may-do.ts'
import {
  type BulletinFacts,
  type BulletinFigures,
  type BulletinRow,
  sectionKeys,
} from '../../domain/bulletins/bulletin-facts.ts'
import { bulletinSections } from '../../domain/bulletins/bulletin-sections.ts'
import { type BulletinSpan, spanDays } from '../../domain/bulletins/bulletin-span.ts'
import { askedTwice, type UnitAsk } from '../../domain/burden/burden.ts'
import { askKindWords } from '../../domain/burden/burden-words.ts'
import { type ShownLight, turnOf } from '../../domain/judging/shown-light.ts'
import { documentNumber } from '../../domain/matters/document-number.ts'
import { liveStates, runningStates } from '../../domain/matters/matter-table.ts'
import type { SlipColour } from '../../domain/matters/slip-ladder.ts'
import { slipNumber } from '../../domain/matters/slip-number.ts'
import { leadWords } from '../../domain/reporting/lead-words.ts'
import { numberWords, taskNumber } from '../../domain/task-number.ts'
import { unitAsks } from '../../record/burden/unit-asks.ts'
import type { BulletinScope } from '../../store/tables/bulletins.ts'
import type { Tables } from '../../store/tables.ts'
import { type OverviewTask, overview } from '../judging/overview.ts'
import { type MatterListed, matterList } from '../matters/matter-list.ts'

/**
 * Everything of a bulletin that is computed, as the record stands now. The tasks are those of the overview, counted as it
 * counts them; the matters those of the list of matters.
 */
export async function bulletinFacts(
  db: Kysely<Tables>,
  may: Allowed<'overview.read'>,
  at: Date,
  span: BulletinSpan,
  scope: BulletinScope,
): Promise<BulletinFacts> {
  const { jurisdictionId, actor } = may
  const [year, matters, moments, slips, closed, asked] = await Promise.all([
    overview(db, may, span.year, span.to),
    matterList(db, actor, at, {}),
    matterMoments(db, jurisdictionId, span),
    slipsIssued(db, jurisdictionId, span),
    tasksClosed(db, jurisdictionId, span),
    askedInSpan(db, jurisdictionId, span, scope.unitIds),
  ])
  const has = (ids: readonly string[], id: string | null) => ids.length === 0 || (id !== null && ids.includes(id))
  const tasks = year.tasks.filter((task) => has(scope.areaIds, task.areaId) && has(scope.unitIds, task.leadId))
  const ofScope = matters.filter(({ leadId }) => has(scope.unitIds, leadId))
  const matterIds = new Set(ofScope.map(({ matterId }) => matterId))
  const shortNames = new Map(year.units.map(({ unitId, shortName }) => [unitId, shortName]))
  const index = year.periods.findIndex(({ month }) => month === span.to)
  const before = year.periods.findIndex(({ month }) => month === span.from - 1)
  const shownAt = (task: OverviewTask, period: number): ShownLight => task.shown[period] ?? 'unreported'
  const rowOf = (task: OverviewTask): BulletinRow => ({
    kind: 'task',
    id: task.taskId,
    number: numberWords(taskNumber(task), 'none'),
    words: task.wording,
    unit: leadWords(task, (unitId) => shortNames.get(unitId ?? '') ?? '未明确牵头单位'),
    note: year.grounds[task.ground[index] ?? 0] ?? '',
  })
  const tasksWhere = (is: (task: OverviewTask) => boolean) => tasks.filter(is).map(rowOf)
  const light = (wanted: ShownLight) => tasksWhere((task) => shownAt(task, index) === wanted)
  const turn = (task: OverviewTask) => turnOf(shownAt(task, before), shownAt(task, index))
  const mattersWhere = (is: (matter: MatterListed) => boolean) => ofScope.filter(is).map(matterRow)
  const slipRows = slips.filter(({ matterId }) => matterIds.has(matterId))
  const ofColour = (colour: SlipColour) => slipRows.filter((slip) => slip.colour === colour).map(({ row }) => row)
  const figures: BulletinFigures = {
    all: tasks.map(rowOf),
    red: light('red'),
    yellow: light('yellow'),
    late: light('late'),
    green: light('green'),
    blue: light('blue'),
    grey: light('grey'),
    unreported: light('unreported'),
    worse: tasksWhere((task) => turn(task) === 'worse'),
    'turned-red': tasksWhere((task) => turn(task) === 'worse' && shownAt(task, index) === 'red'),
    better: tasksWhere((task) => turn(task) === 'better'),
    'newly-late': tasksWhere((task) => turn(task) === 'late'),
    owing: tasksWhere(({ owes }) => owes),
    'handed-out': mattersWhere(({ matterId }) => moments.handedOut.has(matterId)),
    settled: mattersWhere(({ matterId }) => moments.settled.has(matterId)),
    running: mattersWhere(({ state }) => liveStates.includes(state)),
    overdue: mattersWhere(({ state, standing }) => runningStates.includes(state) && standing === 'overdue'),
    slips: slipRows.map(({ row }) => row),
    'slips-blue': ofColour('blue'),
    'slips-orange': ofColour('orange'),
    'slips-red': ofColour('red'),
    closed: tasksWhere(({ taskId }) => closed.has(taskId)),
    beyond: tasksWhere((task) => task.beyond.includes(index)),
    ...askedFigures(asked, shortNames),
  }
  return { cutOff: actor.today, figures, sections: bulletinSections(span, actor.today, figures, sectionKeys) }
}

const matterRow = (matter: MatterListed): BulletinRow => ({
  kind: 'matter',
  id: matter.matterId,
  number: matter.year === null || matter.ordinal === null ? '' : documentNumber(matter.year, matter.ordinal),
  words: matter.title,
  unit: matter.leads[0] ?? '',
  note: matter.standing === 'overdue' && matter.next ? `应于${matter.next.day}前` : '',
})

/** Matters handed out first, and verified, in a span. */
async function matterMoments(db: Kysely<Tables>, jurisdictionId: string, span: BulletinSpan) {
  const [start, end] = spanDays(span)
  const { rows } = await sql<{ matter_id: string; act: 'hand-out' | 'verify' }>`
    select matter_id, act from matter_step s
     where jurisdiction_id = ${jurisdictionId} and act in ('hand-out', 'verify')
       and (at at time zone 'Asia/Shanghai')::date >= ${start}::date and (at at time zone 'Asia/Shanghai')::date < ${end}::date
       and (act = 'verify' or from_state = 'registered')`.execute(db)
  const of = (act: 'hand-out' | 'verify') => new Set(rows.flatMap((row) => (row.act === act ? [row.matter_id] : [])))
  return { handedOut: of('hand-out'), settled: of('verify') }
}

/** Slips that were issued in a span and not revoked. */
async function slipsIssued(db: Kysely<Tables>, jurisdictionId: string, span: BulletinSpan) {
  const [start, end] = spanDays(span)
  const { rows } = await sql<{
    matter_id: string
    colour: SlipColour
    year: number
    ordinal: number
    title: string
    unit: string
    limit_day: string
  }>`
    select s.matter_id, s.colour, s.year, s.ordinal, m.title, u.short_name as unit, s.limit_day::text as limit_day
      from slip s
      join matter m on m.jurisdiction_id = s.jurisdiction_id and m.matter_id = s.matter_id
      join unit u on u.jurisdiction_id = s.jurisdiction_id and u.unit_id = s.unit_id
     where s.jurisdiction_id = ${jurisdictionId} and s.state <> 'revoked'
       and (s.issued_at at time zone 'Asia/Shanghai')::date >= ${start}::date
       and (s.issued_at at time zone 'Asia/Shanghai')::date < ${end}::date
     order by s.issued_at, s.slip_id`.execute(db)
  return rows.map((slip) => ({
    matterId: slip.matter_id,
    colour: slip.colour,
    row: {
      kind: 'slip',
      id: slip.matter_id,
      number: slipNumber(slip),
      words: slip.title,
      unit: slip.unit,
      note: `限${slip.limit_day}`,
    } satisfies BulletinRow,
  }))
}

/** Tasks that were verified as done in a span. */
async function tasksClosed(
  db: Kysely<Tables>,
  jurisdictionId: string,
  span: BulletinSpan,
): Promise<ReadonlySet<string>> {
  const [start, end] = spanDays(span)
  const { rows } = await sql<{ task_id: string }>`
    select task_id from task
     where jurisdiction_id = ${jurisdictionId} and status = 'closed'
       and (closed_at at time zone 'Asia/Shanghai')::date >= ${start}::date
       and (closed_at at time zone 'Asia/Shanghai')::date < ${end}::date`.execute(db)
  return new Set(rows.map((row) => row.task_id))
}

/** What units were asked for in a span, of all units where none is named. */
function askedInSpan(db: Kysely<Tables>, jurisdictionId: string, span: BulletinSpan, unitIds: readonly string[]) {
  const [from, until] = spanDays(span)
  return unitAsks(db, jurisdictionId, { from, until, unitIds: unitIds.length === 0 ? null : unitIds })
}

function askedFigures(asked: readonly UnitAsk[], names: ReadonlyMap<string, string>) {
  const rowOf = (ask: UnitAsk, words = ask.title, note = ask.day): BulletinRow => ({
    kind:
      ask.kind === 'inspection' ? 'inspection' : ask.kind === 'matter-urge' || ask.kind === 'slip' ? 'matter' : 'task',
    ...{ id: ask.subjectId, number: askKindWords[ask.kind], words, unit: names.get(ask.unitId) ?? '', note },
  })
  const of = (...kinds: readonly UnitAsk['kind'][]) =>
    asked.filter(({ kind }) => kinds.includes(kind)).map((ask) => rowOf(ask))
  // what was asked twice was asked so in one month
  const months = [...Map.groupBy(asked, ({ unitId, day }) => `${unitId} ${day.slice(0, 7)}`).values()]
  return {
    'asked-urges': of('urge', 'matter-urge'),
    'asked-questions': of('question'),
    'asked-inspections': of('inspection'),
    'asked-twice': months.flatMap(askedTwice).flatMap(({ asks }) => {
      const [first] = asks
      const how = asks.map(({ kind, day }) => `${day}${askKindWords[kind]}`).join('，')
      return first ? [rowOf(first, first.title, how)] : []
    }),
  }
}
