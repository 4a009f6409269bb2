import { type Kysely, sql, type Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import { type PersonToTell, peopleOfUnits, withMail } from '../../record/people/people-to-tell.ts'
import { urgedFor, urgedJustNow } from '../../record/reporting/urged-just-now.ts'
import type { Tables } from '../../store/tables.ts'
import { tell } from '../mail/tell.ts'
import { noteChanges } from '../note-change.ts'

/** What a unit owes, as the list of what is owed says. */
export interface UnitToUrge {
  readonly unitId: string
  readonly unit: string
  readonly tasks: readonly TaskToUrge[]
}

/** A task a unit owes something of. */
export interface TaskToUrge {
  readonly taskId: string
  /** Whether all it owes of it is to sign for it. */
  readonly signs: boolean
}

/**
 * How many units, tasks and people were urged; units of which nobody can be told are named. `justUrged` counts the tasks that
 * somebody else urged a moment ago, which are not urged twice.
 */
export type UrgesSent =
  | {
      readonly kind: 'urged'
      readonly units: number
      readonly tasks: number
      readonly people: number
      readonly nobody: readonly string[]
      /** One a unit, to withdraw them by. */
      readonly urgeIds: readonly string[]
      /** Whether e-mails went with them, which nothing calls back. */
      readonly mailed: boolean
      readonly justUrged: number
    }
  | Refusal

/**
 * Urge (催报) units for what they owe, each with a message to its people, or to the one person who is named, and with
 * `mails` an e-mail. An event: tasks and reports stay where they are. One entry of the ledger a unit. What somebody else has
 * just urged is left: two people who press at one moment send it once.
 */
export async function sendUrges(
  db: Kysely<Tables>,
  ask: Ask<'urge.send'>,
  at: Date,
  {
    owed: asked,
    periodId,
    personId,
    mails,
  }: {
    readonly owed: readonly UnitToUrge[]
    readonly periodId: string | null
    /** Only this person of the units; null for all of their people. */
    readonly personId: string | null
    readonly mails: boolean
  },
): Promise<UrgesSent | Forbidden> {
  return proven(db, ask, async (trx, { jurisdictionId, actor }): Promise<UrgesSent> => {
    if (asked.length === 0) return nothingOwed
    await lockPlace(trx, jurisdictionId)
    const before = await urgedJustNow(trx, jurisdictionId, at, { by: actor.id, periodId, personId })
    const owed = asked
      .map((unit) => ({ ...unit, tasks: unit.tasks.filter(({ taskId }) => !before.has(`${unit.unitId} ${taskId}`)) }))
      .filter(({ tasks }) => tasks.length > 0)
    const count = (units: readonly UnitToUrge[]) => units.reduce((sum, { tasks }) => sum + tasks.length, 0)
    const justUrged = count(asked) - count(owed)
    if (owed.length === 0) return allJustUrged
    const unitIds = owed.map(({ unitId }) => unitId)
    const all = await peopleOfUnits(trx, jurisdictionId, unitIds, actor.today)
    const people = personId === null ? all : all.filter((person) => person.personId === personId)
    const reached = owed.filter(({ unitId }) => people.some((person) => person.unitId === unitId))
    const nobody = owed.filter((unit) => !reached.includes(unit)).map(({ unit }) => unit)
    if (reached.length === 0) return nobodyToTell(nobody)
    const urgeIds: string[] = []
    for (const unit of reached) {
      const theirs = people.filter((person) => person.unitId === unit.unitId)
      urgeIds.push(
        await urge(trx, at, { jurisdictionId, by: actor.id, unit, periodId, personId, people: theirs, mails }),
      )
    }
    return {
      kind: 'urged',
      units: reached.length,
      tasks: count(reached),
      people: new Set(people.map((person) => person.personId)).size,
      nobody,
      urgeIds,
      mailed: mails && withMail(people).length > 0,
      justUrged,
    }
  })
}

async function urge(
  trx: Transaction<Tables>,
  at: Date,
  {
    jurisdictionId,
    by,
    unit: { unitId, unit, tasks },
    periodId,
    personId,
    people,
    mails,
  }: {
    readonly jurisdictionId: string
    readonly by: string
    readonly unit: UnitToUrge
    readonly periodId: string | null
    readonly personId: string | null
    readonly people: readonly PersonToTell[]
    readonly mails: boolean
  },
): Promise<string> {
  const urgeId = uuid()
  const taskIds = tasks.map(({ taskId }) => taskId)
  await trx
    .insertInto('urge')
    .values({
      jurisdiction_id: jurisdictionId,
      urge_id: urgeId,
      unit_id: unitId,
      person_id: personId,
      period_id: periodId,
      task_ids: sql<string[]>`${taskIds}::uuid[]`,
      urged_by: by,
      urged_at: at,
    })
    .execute()
  await noteChanges(trx, jurisdictionId, [
    {
      jurisdictionId,
      at,
      actor: by,
      kind: 'unit.urged',
      subject: 'unit',
      subjectId: unitId,
      summary: `催报 ${taskIds.length} 项。`,
      body: { urgeId, unitId, periodId, personId, taskIds },
      content: { periodId, tasks: taskIds.length },
    },
  ])
  await tell(trx, at, {
    jurisdictionId,
    people,
    kind: 'report-urged',
    ...(tasks.every(({ signs }) => signs) ? { act: 'sign' } : {}),
    subjectIds: taskIds,
    periodId,
    urgeId,
    by,
    mail: mails
      ? {
          kind: 'report.urged',
          subject: `【落实】督查室催报：${unit}还有${taskIds.length}项没有报送或签收`,
          body: `${unit}还有${taskIds.length}项任务没有报送进展或签收，请登录落实系统办理；本期没有变化的，可一键报送。`,
        }
      : null,
  })
  return urgeId
}

const nothingOwed: Refusal = refusal(
  409,
  'nothing-owed',
  '所选单位或任务本期都已报送、签收，没有需要催报的。请刷新后再看。',
  'Nothing of it is owed; there is nothing to urge.',
)

const allJustUrged: Refusal = refusal(
  409,
  'just-urged',
  `所选任务在${urgedFor}分钟内已由他人催报，没有重复发送。请刷新后再看。`,
  'Somebody else has urged all of it a moment ago.',
)

const nobodyToTell = (units: readonly string[]): Refusal =>
  refusal(
    422,
    'nobody-to-tell',
    `${units.slice(0, 5).join('、')}${units.length > 5 ? '等' : ''}还没有登记承办人员或第一责任人，没有人收得到催报。请先在“人员”中登记，或下载催报通知。`,
    'Nobody of the units can be told: no officer and no head is registered.',
  )
