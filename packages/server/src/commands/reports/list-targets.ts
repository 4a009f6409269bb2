import { type Kysely, type Selectable, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { type TargetRow, targetRow } from '../../domain/target-row.ts'
import { firstNumbers } from '../../domain/task-number.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import type { ProposalTable } from '../../store/tables/reports.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { type LaidOut, layOutTasks } from '../tasks/lay-out-tasks.ts'
import type { Adoption } from './adoption.ts'
import { targetFigures } from './insert-targets.ts'

/** How many rows the targets of a year became. */
export type TargetsListed =
  | { readonly kind: 'listed'; readonly year: number; readonly targets: number }
  | Refusal<'no-plan' | 'no-targets' | 'already-listed'>

/** A target's figure in the task table. */
export interface ListedTarget extends LaidOut {
  readonly row: TargetRow
}

/** Put the targets of a year that was adopted without them into its task table, as its first block. */
export async function listTargets(
  db: Kysely<Tables>,
  asked: Ask<'task.edit'>,
  at: Date,
  year: number,
): Promise<TargetsListed | Forbidden> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<TargetsListed> => {
    await lockPlace(trx, jurisdictionId)
    const report = await trx
      .selectFrom('report')
      .select('report_id')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('year', '=', year)
      .where('state', '=', 'adopted')
      .executeTakeFirst()
    if (!report) return refusals['no-plan']
    const reportId = report.report_id
    const proposals = await trx
      .selectFrom('proposal')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('report_id', '=', reportId)
      .where('state', '=', 'accepted')
      .orderBy('span_start')
      .orderBy('span_end', 'desc')
      .orderBy('ordinal')
      .execute()
    if (targetFigures(proposals).length === 0) return refusals['no-targets']
    const adoption: Adoption = { trx, jurisdictionId, reportId, year }
    const listed = await insertTargetCommitments(adoption, proposals, null)
    if (listed.length === 0) return refusals['already-listed']
    const tasks = await layOutTasks(trx, { jurisdictionId, at, year, before: null }, listed)
    await measureTargets(adoption, listed)
    const words = JSON.stringify(listed.map(({ id, number, wording }) => ({ id, number, wording })))
    const list = await putContent(trx, jurisdictionId, words, 'application/json', at)
    const promises = await putContent(trx, jurisdictionId, JSON.stringify(tasks), 'application/json', at)
    const body = { reportId, year, targets: listed.length, vault: [list, promises] }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'targets.listed', body })
    return { kind: 'listed', year, targets: listed.length }
  })
}

/** Whether the targets of a report stand in its task table. */
export async function targetsAreListed({ trx, jurisdictionId }: Adoption, reportId: string | null): Promise<boolean> {
  if (reportId === null) return false
  const row = await trx
    .selectFrom('target')
    .select('target_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', reportId)
    .where('commitment_id', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Makes the figures of the report's targets that stand in no table commitments of their own. One that the superseded report
 * had in the same clause and indicator keeps its number, and so its task.
 */
export async function insertTargetCommitments(
  { trx, jurisdictionId, reportId, year }: Adoption,
  proposals: readonly Selectable<ProposalTable>[],
  supersededId: string | null,
): Promise<readonly ListedTarget[]> {
  const listed = await trx
    .selectFrom('target')
    .select(['ordinal', 'commitment_id'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', reportId)
    .execute()
  const open = new Set(listed.flatMap((row) => (row.commitment_id === null ? [row.ordinal] : [])))
  const numbers = supersededId === null ? new Map<string, number>() : await numbersOf(trx, jurisdictionId, supersededId)
  const highest = await trx
    .selectFrom('commitment')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', '=', year)
    .where('origin', '=', 'target')
    .executeTakeFirstOrThrow()
  let next = highest.number ?? firstNumbers.target - 1
  const taken = new Set<number>()
  const made = targetFigures(proposals)
    .filter(({ ordinal }) => open.has(ordinal))
    .map(({ ordinal, proposal, figure }) => {
      const row = targetRow({ wording: proposal.wording, start: proposal.span_start }, figure)
      const kept = numbers.get(row.key)
      const number = kept !== undefined && !taken.has(kept) ? kept : ++next
      taken.add(number)
      return { id: uuid(), number, ordinal, figure, row }
    })
  for (const { id, number, ordinal, figure, row } of made) {
    await trx
      .insertInto('commitment')
      .values({
        ...{ jurisdiction_id: jurisdictionId, commitment_id: id, report_id: reportId, year, number },
        ...{ area_id: null, kind: 'indicator', livelihood: false, wording: row.wording, origin: 'target' },
        ...{ span_start: row.span[0], span_end: row.span[1], strength: 'expected', due_text: null, due_on: null },
        ...{ figures: JSON.stringify(figure ? [figure] : []), withdrawn_at: null, withdrawn_reason: null },
      })
      .execute()
    await trx
      .updateTable('target')
      .set({ commitment_id: id })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('report_id', '=', reportId)
      .where('ordinal', '=', ordinal)
      .execute()
  }
  return made.map(({ id, number, row }) => ({
    ...{ id, number, row, wording: row.wording, dueOn: null, requirement: row.requirement },
    planRule: row.indicator === null ? 'none' : 'indicator',
  }))
}

/** Tie each new task of these targets to the indicator of the year; those that were carried over keep theirs. */
export async function measureTargets(
  { trx, jurisdictionId }: Adoption,
  listed: readonly ListedTarget[],
): Promise<void> {
  if (listed.length === 0) return
  const tasks = await trx
    .selectFrom('task')
    .innerJoin('target', (join) =>
      join
        .onRef('target.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('target.commitment_id', '=', 'task.commitment_id'),
    )
    .select(['task.task_id', 'task.commitment_id', 'target.indicator_id'])
    .where('task.jurisdiction_id', '=', jurisdictionId)
    .where(
      'task.commitment_id',
      'in',
      listed.map(({ id }) => id),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('task_indicator')
            .select(sql`1`.as('one'))
            .where('task_indicator.jurisdiction_id', '=', jurisdictionId)
            .whereRef('task_indicator.task_id', '=', 'task.task_id'),
        ),
      ),
    )
    .execute()
  const byCommitment = new Map(tasks.map((task) => [task.commitment_id, task]))
  const rows = listed.flatMap(({ id, row: { indicator } }) => {
    const task = byCommitment.get(id)
    if (!task || indicator === null) return []
    return {
      ...{ jurisdiction_id: jurisdictionId, task_indicator_id: uuid(), task_id: task.task_id, ordinal: 1 },
      ...{ indicator_id: task.indicator_id, name: indicator.name, unit: indicator.unit, rule: indicator.rule },
      ...{ op: indicator.op, value: indicator.value, value_text: indicator.valueText, value_max: indicator.valueMax },
      ...{ base: null, nature: null },
    }
  })
  if (rows.length > 0) await trx.insertInto('task_indicator').values(rows).execute()
}

/** The numbers of a report's listed targets by what makes them the same ones in another version. */
async function numbersOf(
  trx: Adoption['trx'],
  jurisdictionId: string,
  reportId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await trx
    .selectFrom('commitment')
    .select(['number', 'wording', 'span_start', 'figures'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', reportId)
    .where('origin', '=', 'target')
    .orderBy('number', 'desc')
    .execute()
  return new Map(
    rows.map(({ number, wording, span_start, figures }) => [
      targetRow({ wording, start: span_start }, figures[0]).key,
      number,
    ]),
  )
}

const refusals = {
  'no-plan': refusal(404, 'no-plan', '这一年还没有通过的报告。', 'No report of the year has been adopted.'),
  'no-targets': refusal(422, 'no-targets', '这份报告没有读出预期目标。', 'The report holds no targets.'),
  'already-listed': refusal(
    409,
    'already-listed',
    '预期目标已经列入任务表。',
    'The targets stand in the task table already.',
  ),
} as const
