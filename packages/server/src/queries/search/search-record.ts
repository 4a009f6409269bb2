import { type Kysely, sql } from 'kysely'
import { mayDo, readableMatters, readableProgress, readableTasks } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import type { MatterKind } from '../../domain/matters/matter-kinds.ts'
import type { MatterState } from '../../domain/matters/matter-table.ts'
import { soundsLike, soundsOf } from '../../domain/search/pinyin.ts'
import { excerptOf, folded, searchTerms } from '../../domain/search/search-terms.ts'
import { numberNamed } from '../../domain/task-number.ts'
import type { ProposalKind, TaskStatus } from '../../domain/vocabulary.ts'
import { heldOn, presentOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import { type Asked, byTaskUnit, everyTerm, found, type Narrowed, withinTasks, wordsOf } from './asked.ts'
import type {
  Found,
  MatterFound,
  PassageFound,
  PersonFound,
  ProgressFound,
  RecordFound,
  TaskFound,
} from './record-found.ts'
import { isCalled, unitsOf } from './units-called.ts'

export type * from './record-found.ts'

/**
 * What of the place's record holds every word of a question: each word anywhere in a text, whatever its width and case;
 * units and people also by the sounds of their names (`czj`), tasks and matters also by their units and their number.
 * Narrowed to a state it holds tasks and their reports alone; narrowed to a unit also its matters, its people and itself; all but
 * reports also without a word. It holds only what the person may read on the screens: reports of units once they were sent.
 */
export async function searchRecord(
  db: Kysely<Tables>,
  actor: SignedIn,
  question: string,
  narrowed: Narrowed = {},
): Promise<RecordFound> {
  const terms = searchTerms(question)
  const isNarrowed = narrowed.status !== undefined || narrowed.unitId !== undefined
  if (terms.length === 0 && !isNarrowed) return { terms, ...nothing }
  const units = await unitsOf(db, actor)
  const asked: Asked = {
    actor,
    narrowed,
    terms: terms.map((term) => ({
      text: term,
      unitIds: units.filter((unit) => isCalled(unit, term)).map(({ unit_id }) => unit_id),
    })),
  }
  const none = Promise.resolve(empty)
  const [tasks, matters, reports, people, passages] = await Promise.all([
    tasksFound(db, asked),
    narrowed.status === undefined ? mattersFound(db, asked) : none,
    terms.length > 0 ? progressFound(db, asked) : none,
    narrowed.status === undefined ? peopleFound(db, asked) : none,
    isNarrowed ? none : passagesFound(db, asked),
  ])
  const called = narrowed.status === undefined && (await mayDo(db, actor, 'unit.read')).kind === 'allowed' ? units : []
  return {
    terms,
    tasks,
    matters,
    reports,
    units: found(
      called.filter(
        (unit) =>
          (narrowed.unitId === undefined || unit.unit_id === narrowed.unitId) &&
          terms.every((term) => isCalled(unit, term)),
      ),
      ({ unit_id, name, short_name, ended }) => ({
        unitId: unit_id,
        name: excerptOf(name, terms),
        shortName: short_name,
        ended,
      }),
    ),
    people,
    passages,
  }
}

const empty = { count: 0, items: [] as never[] }
const nothing = { tasks: empty, matters: empty, reports: empty, units: empty, people: empty, passages: empty }

/** `12`, `第12项`, `目标3`, `增2`: the number of a commitment. */
const numberIn = (text: string) => {
  const number = numberNamed(text.replace(/^第|项$/g, ''))
  return number === undefined ? sql`false` : sql`c.number = ${number}`
}

async function tasksFound(db: Kysely<Tables>, asked: Asked): Promise<Found<TaskFound>> {
  const scope = readableTasks(asked.actor)
  const { rows } = await sql<{
    task_id: string
    year: number
    number: number
    part: number
    wording: string
    lead: string | null
    status: TaskStatus
  }>`
    select t.task_id, c.year, c.number, t.part, t.wording, t.status,
           (select u.short_name from task_unit tu join unit u using (jurisdiction_id, unit_id)
             where tu.jurisdiction_id = ${asked.actor.jurisdictionId} and tu.task_id = t.task_id and tu.part = 'lead'
               and ${heldOn('tu', asked.actor.today)} order by tu.place limit 1) as lead
      from task t
      join commitment c on c.jurisdiction_id = t.jurisdiction_id and c.commitment_id = t.commitment_id
     where t.jurisdiction_id = ${asked.actor.jurisdictionId} and c.withdrawn_at is null and t.status <> 'set-aside'
       and ${withinTasks(asked, scope)}
       and ${everyTerm(asked, ['t.wording', 't.requirement', 't.remark'], (term) => sql`${byTaskUnit(asked, term)} or ${numberIn(term.text)}`)}
     order by c.year desc, c.number, t.part`.execute(db)
  return found(rows, (row) => ({
    taskId: row.task_id,
    year: row.year,
    number: row.number,
    part: row.part,
    wording: excerptOf(row.wording, wordsOf(asked)),
    leadUnit: row.lead,
    status: row.status,
  }))
}

async function mattersFound(db: Kysely<Tables>, asked: Asked): Promise<Found<MatterFound>> {
  const scope = readableMatters(asked.actor)
  const ofUnits = (unitIds: readonly string[]) => sql`exists (select from matter_unit h
    where h.jurisdiction_id = ${asked.actor.jurisdictionId} and h.matter_id = m.matter_id and h.unit_id = any(${[...unitIds]}::uuid[]))`
  const number = ({ text }: { readonly text: string }) => {
    const ordinal = /^(\d{1,4})号?$/.exec(text)?.[1]
    return ordinal === undefined ? sql`false` : sql`m.ordinal = ${Number(ordinal)}`
  }
  const { rows } = await sql<{
    matter_id: string
    kind: MatterKind
    year: number | null
    ordinal: number | null
    title: string
    upper_number: string | null
    state: MatterState
  }>`
    select m.matter_id, m.kind, m.year, m.ordinal, m.title, m.upper_number, m.state
      from matter m
     where m.jurisdiction_id = ${asked.actor.jurisdictionId}
       and ${scope.kind === 'all' ? sql`true` : sql`m.handed_out_at is not null and ${ofUnits(scope.unitIds)}`}
       and ${asked.narrowed.unitId === undefined ? sql`true` : ofUnits([asked.narrowed.unitId])}
       and ${everyTerm(asked, ['m.title', 'm.asked', 'm.upper_number'], (term) => sql`${ofUnits(term.unitIds)} or ${number(term)}`)}
     order by m.changed_at desc, m.matter_id`.execute(db)
  return found(rows, (row) => ({
    matterId: row.matter_id,
    kind: row.kind,
    year: row.year,
    ordinal: row.ordinal,
    title: excerptOf(row.title, wordsOf(asked)),
    upperNumber: row.upper_number,
    state: row.state,
  }))
}

const progressTexts = ['situation', 'problems', 'next_step', 'coordination'] as const

async function progressFound(db: Kysely<Tables>, asked: Asked): Promise<Found<ProgressFound>> {
  const scope = readableProgress(asked.actor)
  const { rows } = await sql<{
    progress_id: string
    task_id: string
    number: number
    task_part: number
    unit: string
    year: number
    kind: ProgressFound['period']['kind']
    ordinal: number
    situation: string
    problems: string
    next_step: string
    coordination: string
  }>`
    select p.progress_id, p.task_id, c.number, t.part as task_part, u.short_name as unit, period.year, period.kind,
           period.ordinal, p.situation, p.problems, p.next_step, p.coordination
      from progress p
      join task t on t.jurisdiction_id = p.jurisdiction_id and t.task_id = p.task_id
      join commitment c on c.jurisdiction_id = t.jurisdiction_id and c.commitment_id = t.commitment_id
      join period on period.jurisdiction_id = p.jurisdiction_id and period.period_id = p.period_id
      join unit u on u.jurisdiction_id = p.jurisdiction_id and u.unit_id = p.unit_id
     where p.jurisdiction_id = ${asked.actor.jurisdictionId} and p.state in ('sent', 'accepted')
       and ${withinTasks(asked, scope)}
       and ${everyTerm(
         asked,
         progressTexts.map((name) => `p.${name}`),
       )}
     order by period.starts_on desc, c.number, p.version desc`.execute(db)
  const words = wordsOf(asked)
  return found(rows, (row) => {
    const texts = progressTexts.map((name) => row[name])
    const text = texts.find((one) => words.some((word) => folded(one).includes(word))) ?? row.situation
    return {
      progressId: row.progress_id,
      taskId: row.task_id,
      number: row.number,
      part: row.task_part,
      unit: row.unit,
      year: row.year,
      period: { kind: row.kind, ordinal: row.ordinal },
      text: excerptOf(text, words),
    }
  })
}

async function peopleFound(db: Kysely<Tables>, asked: Asked): Promise<Found<PersonFound>> {
  const { actor } = asked
  if ((await mayDo(db, actor, 'person.read')).kind === 'refused') return empty
  const people = await db
    .selectFrom('person')
    .select(['person_id', 'name', 'post'])
    .where('jurisdiction_id', '=', actor.jurisdictionId)
    .where(presentOn('person', actor.today))
    .orderBy('name')
    .execute()
  const grants = await db
    .selectFrom('role_grant')
    .leftJoin('unit', (join) =>
      join
        .onRef('unit.jurisdiction_id', '=', 'role_grant.jurisdiction_id')
        .onRef('unit.unit_id', '=', 'role_grant.unit_id'),
    )
    .select(['person_id', 'role', 'role_grant.unit_id', 'unit.short_name'])
    .where('role_grant.jurisdiction_id', '=', actor.jurisdictionId)
    .where(heldOn('role_grant', actor.today))
    .orderBy('role_grant_id')
    .execute()
  const held = Map.groupBy(grants, (grant) => grant.person_id)
  const called = people.filter(({ person_id, name, post }) => {
    const units = new Set((held.get(person_id) ?? []).map(({ unit_id }) => unit_id))
    const sounds = soundsOf(name, { surname: true })
    if (asked.narrowed.unitId !== undefined && !units.has(asked.narrowed.unitId)) return false
    return asked.terms.every(
      ({ text, unitIds }) =>
        folded(`${name}\n${post ?? ''}`).includes(text) ||
        soundsLike(text, sounds) ||
        unitIds.some((id) => units.has(id)),
    )
  })
  return found(called, ({ person_id, name, post }) => ({
    personId: person_id,
    name: excerptOf(name, wordsOf(asked)),
    post,
    roles: (held.get(person_id) ?? []).map(({ role, short_name, unit_id }) => ({
      role,
      unit: short_name,
      unitId: unit_id,
    })),
  }))
}

/** Commitments are found as tasks; what was put aside in the review is no longer of the record. */
async function passagesFound(db: Kysely<Tables>, asked: Asked): Promise<Found<PassageFound>> {
  const { actor } = asked
  if ((await mayDo(db, actor, 'report.read')).kind === 'refused') return empty
  const { rows } = await sql<{
    report_id: string
    proposal_id: string
    year: number
    kind: ProposalKind
    wording: string
  }>`
    select r.report_id, q.proposal_id, r.year, q.kind, q.wording
      from proposal q
      join report r on r.jurisdiction_id = q.jurisdiction_id and r.report_id = q.report_id
     where q.jurisdiction_id = ${actor.jurisdictionId} and r.state in ('proposed', 'adopted') and q.state <> 'rejected'
       and q.replaced_by is null and (r.state = 'proposed' or q.kind not in ('measure', 'livelihood'))
       and ${everyTerm(asked, ['q.wording'])}
     order by r.year desc, r.version desc, q.ordinal`.execute(db)
  return found(rows, (row) => ({
    reportId: row.report_id,
    proposalId: row.proposal_id,
    year: row.year,
    kind: row.kind,
    text: excerptOf(row.wording, wordsOf(asked)),
  }))
}
