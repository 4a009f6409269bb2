import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import {
  type AskedInstructionAct,
  type InstructionState,
  type InstructionSubject,
  openInstructionActs,
} from '../../domain/instructions/instruction.ts'
import type { Grade } from '../../domain/matters/matter-act.ts'
import { finalStates, type MatterState, runningStates } from '../../domain/matters/matter-table.ts'
import { numberWords, taskNumber } from '../../domain/task-number.ts'
import type { Tables } from '../../store/tables.ts'
import { type MatterStanding, standingOf } from '../matters/matter-list.ts'

/** An instruction, what it is written on, and what came of it. */
export interface InstructionListed {
  readonly instructionId: string
  readonly subject: InstructionSubject
  readonly subjectId: string
  /** Words of what it is written on; `第3项` where that has a number. */
  readonly about: string
  /** The task of a task or of a unit's report, and the period of the report. */
  readonly taskId: string | null
  readonly periodId: string | null
  readonly words: string
  readonly follow: boolean
  readonly leader: string
  readonly leaderId: string
  /** Set where a deputy wrote it. */
  readonly writtenFor: string | null
  /** ISO 8601. */
  readonly writtenAt: string
  readonly state: InstructionState
  readonly reply: string | null
  readonly settledAt: string | null
  readonly matter: InstructionMatter | null
  readonly acts: readonly AskedInstructionAct[]
}

/** The matter that was made of an instruction, as far as the leader asks: where it stands, by when, what was said last. */
export interface InstructionMatter {
  readonly matterId: string
  readonly title: string
  readonly state: MatterState
  readonly year: number | null
  readonly ordinal: number | null
  readonly units: readonly string[]
  readonly settleDay: string | null
  readonly standing: MatterStanding
  readonly grade: Grade | null
  /** What its unit reported last, or the office found in verifying it. */
  readonly last: { readonly words: string; readonly at: string; readonly by: 'unit' | 'office' } | null
}

/** Which of the instructions: all one may read, those on one thing, or those that are open or were settled lately. */
export type InstructionsAsked =
  | { readonly of: 'all' }
  | { readonly of: 'subject'; readonly subject: InstructionSubject; readonly subjectId: string }
  | { readonly of: 'one'; readonly instructionId: string }
  /** Of the office: those that wait. Of a leader: those that are not over, and those that ended in the last 30 days. */
  | { readonly of: 'bench' }

interface Row {
  instruction_id: string
  subject: InstructionSubject
  subject_id: string
  about: string | null
  number: number | null
  part: number | null
  task_id: string | null
  period_id: string | null
  words: string
  follow: boolean
  leader_id: string
  leader: string
  written_by: string
  writer: string | null
  written_at: Date
  state: InstructionState
  reply: string | null
  settled_at: Date | null
  matter_id: string | null
  title: string | null
  matter_state: MatterState | null
  year: number | null
  ordinal: number | null
  grade: Grade | null
  units: string[] | null
  day: string | null
  due_at: Date | null
  last_words: string | null
  last_at: Date | null
  last_act: string | null
}

/** The instructions somebody may read, the newest first, at most 1000: the office all, a leader their own. */
export async function instructionList(
  db: Kysely<Tables>,
  actor: SignedIn,
  at: Date,
  asked: InstructionsAsked,
): Promise<readonly InstructionListed[]> {
  const office = actor.roles.some(({ role }) => role === 'supervisor')
  const leaders = actor.roles.flatMap(({ role, onBehalfOf }) =>
    role === 'leader' ? [onBehalfOf ?? actor.personId] : [],
  )
  const conditions = [sql`i.jurisdiction_id = ${actor.jurisdictionId}`, ...asks(asked, office, at)]
  if (!office) conditions.push(sql`i.leader_id = any(${leaders}::uuid[])`)
  const { rows } = await sql<Row>`
    select i.instruction_id, i.subject, coalesce(i.task_id, i.matter_id, i.bulletin_id, i.progress_id, i.report_id) as subject_id,
           i.words, i.follow, i.leader_id, l.name as leader, i.written_by, w.name as writer, i.written_at, i.state, i.reply,
           i.settled_at, t.task_id, p.period_id,
           case i.subject when 'matter' then a.title when 'bulletin' then b.title when 'report' then r.title
             else t.wording end as about, c.number, t.part,
           m.matter_id, m.title, m.state as matter_state, m.year, m.ordinal, m.grade, u.units, d.day, d.due_at,
           s.words as last_words, s.at as last_at, s.act as last_act
      from instruction i
      join person l on l.jurisdiction_id = i.jurisdiction_id and l.person_id = i.leader_id
      left join person w on w.jurisdiction_id = i.jurisdiction_id and 'person:' || w.person_id = i.written_by
      left join progress p on p.jurisdiction_id = i.jurisdiction_id and p.progress_id = i.progress_id
      left join task t on t.jurisdiction_id = i.jurisdiction_id and t.task_id = coalesce(i.task_id, p.task_id)
      left join commitment c on c.jurisdiction_id = t.jurisdiction_id and c.commitment_id = t.commitment_id
      left join matter a on a.jurisdiction_id = i.jurisdiction_id and a.matter_id = i.matter_id
      left join bulletin b on b.jurisdiction_id = i.jurisdiction_id and b.bulletin_id = i.bulletin_id
      left join report r on r.jurisdiction_id = i.jurisdiction_id and r.report_id = i.report_id
      left join matter m on m.jurisdiction_id = i.jurisdiction_id and m.matter_id = i.became_matter_id
      left join lateral (
        select array_agg(unit.short_name order by x.place) as units
          from matter_unit x join unit using (jurisdiction_id, unit_id)
         where x.jurisdiction_id = ${actor.jurisdictionId} and x.matter_id = m.matter_id and x.part = 'lead') u on true
      left join lateral (
        select x.day::text as day, x.due_at from matter_due x
         where x.jurisdiction_id = ${actor.jurisdictionId} and x.matter_id = m.matter_id and x.step = 'settle'
           and x.replaced_at is null order by x.round desc limit 1) d on true
      left join lateral (
        select x.words, x.at, x.act from matter_step x
         where x.jurisdiction_id = ${actor.jurisdictionId} and x.matter_id = m.matter_id and x.words is not null
           and x.act in ('feed-back', 'ask-close', 'verify') order by x.ordinal desc limit 1) s on true
     where ${sql.join(conditions, sql` and `)}
     order by i.written_at desc, i.instruction_id limit 1000`.execute(db)
  return rows.map((row) => told(row, { office, leader: leaders.includes(row.leader_id) }, actor, at))
}

function asks(asked: InstructionsAsked, office: boolean, at: Date): readonly RawBuilder<unknown>[] {
  switch (asked.of) {
    case 'all':
      return []
    case 'one':
      return [sql`i.instruction_id = ${asked.instructionId}`]
    case 'subject': {
      const on = sql`${sql.ref(`i.${asked.subject}_id`)} = ${asked.subjectId}`
      const became = sql`i.became_matter_id = ${asked.subjectId}`
      return [asked.subject === 'matter' ? sql`(${on} or ${became})` : on]
    }
    case 'bench': {
      if (office) return [sql`i.state = 'waiting'`]
      const lately = sql`${at}::timestamptz - interval '30 days'`
      return [
        sql`(i.state in ('waiting', 'taken-up', 'kept', 'answered'))`,
        sql`(i.state = 'waiting' or (i.state = 'taken-up' and m.state <> all(${['closed', ...finalStates]}))
          or coalesce(case when i.state = 'taken-up' then m.changed_at end, i.settled_at, i.written_at) >= ${lately})`,
      ]
    }
  }
}

function told(
  row: Row,
  parts: { readonly office: boolean; readonly leader: boolean },
  actor: SignedIn,
  at: Date,
): InstructionListed {
  const running = row.matter_state !== null && runningStates.includes(row.matter_state)
  return {
    instructionId: row.instruction_id,
    subject: row.subject,
    subjectId: row.subject_id,
    about: aboutOf(row),
    taskId: row.task_id,
    periodId: row.period_id,
    words: row.words,
    follow: row.follow,
    leader: row.leader,
    leaderId: row.leader_id,
    writtenFor: row.written_by === `person:${row.leader_id}` ? null : (row.writer ?? ''),
    writtenAt: row.written_at.toISOString(),
    state: row.state,
    reply: row.reply,
    settledAt: row.settled_at?.toISOString() ?? null,
    matter:
      row.matter_id === null || row.matter_state === null
        ? null
        : {
            matterId: row.matter_id,
            title: row.title ?? '',
            state: row.matter_state,
            year: row.year,
            ordinal: row.ordinal,
            units: row.units ?? [],
            settleDay: row.day,
            standing: running ? standingOf(row.day, row.due_at, at, actor.today) : 'none',
            grade: row.grade,
            last:
              row.last_words === null || row.last_at === null
                ? null
                : {
                    words: row.last_words,
                    at: row.last_at.toISOString(),
                    by: row.last_act === 'verify' ? 'office' : 'unit',
                  },
          },
    acts: openInstructionActs(row.state, parts),
  }
}

/** `第3项 新建学校`; of what has no number its title. */
function aboutOf({ about, number, part }: Pick<Row, 'about' | 'number' | 'part'>): string {
  const words = about ?? ''
  return number === null || part === null ? words : `${numberWords(taskNumber({ number, part }), 'none')} ${words}`
}
