import type { Kysely } from 'kysely'
import type { Day } from '../../domain/day.ts'
import { taskWords } from '../../domain/task-number.ts'
import type { ImportKind } from '../../domain/vocabulary.ts'
import type { Tables } from '../../store/tables.ts'
import { unitHolds } from '../units/unit-holds.ts'

/** A row of a list that was carried out, as it stands now. */
export interface ImportRow {
  readonly ordinal: number
  readonly subjectId: string
  /** `第 12 项 建成…`, the name of a unit or a person, a figure with its value. */
  readonly name: string
  /** Whether the list brought it, or changed it. */
  readonly added: boolean
  readonly revision: number
  readonly beforeHash: string | null
  readonly changeIds: readonly string[]
  /** Why it cannot be taken back: what was done to it since, in words; null where nothing was. */
  readonly touched: string | null
}

/** The subjects of a list's rows: how they are called, and what was done to them since. */
type Subjects = ReadonlyMap<string, { readonly name: string; readonly touched: string | null }>

/** The rows of a list, in its order, each with what was done since. A row whose subject is not there any more is touched. */
export async function importRows(
  db: Kysely<Tables>,
  jurisdictionId: string,
  { importId, kind }: { readonly importId: string; readonly kind: ImportKind },
  today: Day,
): Promise<readonly ImportRow[]> {
  const rows = await db
    .selectFrom('import_row')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('import_batch_id', '=', importId)
    .orderBy('ordinal')
    .execute()
  if (rows.length === 0) return []
  const revisions = new Map(rows.map((row) => [row.subject_id, { revision: row.revision, added: row.added }]))
  const subjects = await subjectsOf[kind](db, jurisdictionId, revisions, today)
  return rows.map((row) => ({
    ordinal: row.ordinal,
    subjectId: row.subject_id,
    added: row.added,
    revision: row.revision,
    beforeHash: row.before_hash,
    changeIds: row.change_ids,
    ...(subjects.get(row.subject_id) ?? { name: '', touched: '已不存在' }),
  }))
}

type Left = ReadonlyMap<string, { readonly revision: number; readonly added: boolean }>

const edited = '导入后又作了修改'

const subjectsOf: Readonly<
  Record<ImportKind, (db: Kysely<Tables>, jurisdictionId: string, left: Left, today: Day) => Promise<Subjects>>
> = {
  tasks: async (db, jurisdictionId, left) => {
    const rows = await db
      .selectFrom('task')
      .innerJoin('commitment', (join) =>
        join
          .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
          .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
      )
      .select(['task_id', 'task.wording', 'revision', 'status', 'number', 'part'])
      .where('task.jurisdiction_id', '=', jurisdictionId)
      .where('task_id', 'in', [...left.keys()])
      .execute()
    return new Map(
      rows.map((row) => {
        const { revision, added } = left.get(row.task_id) ?? { revision: 0, added: false }
        const handedOut = added && row.status !== 'drafted' ? '已下达' : null
        const touched = row.revision === revision ? handedOut : edited
        return [row.task_id, { name: `${taskWords(row)} ${row.wording}`, touched }]
      }),
    )
  },
  matters: async (db, jurisdictionId, left) => {
    const rows = await db
      .selectFrom('matter')
      .select(['matter_id', 'title', 'upper_number', 'revision', 'state'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('matter_id', 'in', [...left.keys()])
      .execute()
    return new Map(
      rows.map(({ matter_id: id, title, upper_number: number, revision, state }) => {
        const moved = state === 'draft' ? null : state === 'discarded' ? '已作废' : '已提请立项或已立项'
        const touched = moved ?? (revision === left.get(id)?.revision ? null : edited)
        return [id, { name: `${number ?? ''} ${title}`.trim(), touched }]
      }),
    )
  },
  units: async (db, jurisdictionId, left, today) => {
    const rows = await db
      .selectFrom('unit')
      .select(['unit_id', 'name', 'revision', 'valid_to'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('unit_id', 'in', [...left.keys()])
      .execute()
    const found = new Map<
      string,
      { readonly name: string; touched: string | null; readonly below: readonly string[] }
    >()
    for (const row of rows) {
      const { below, inUse } = await unitHolds(db, jurisdictionId, row.unit_id, today)
      const ended = row.valid_to === null ? null : '已撤销或合并'
      const changed = row.revision === left.get(row.unit_id)?.revision ? null : edited
      const held = inUse.length === 0 ? null : `还有 ${inUse.join('、')}`
      found.set(row.unit_id, { name: row.name, touched: ended ?? changed ?? held, below })
    }
    // a unit stays where a unit below it stays
    for (let again = true; again; ) {
      again = false
      for (const unit of found.values()) {
        const stays = unit.below.some((id) => (found.get(id)?.touched ?? (found.has(id) ? null : edited)) !== null)
        if (unit.touched !== null || !stays) continue
        unit.touched = '还有下级单位'
        again = true
      }
    }
    return found
  },
  people: async (db, jurisdictionId, left) => {
    const ids = [...left.keys()]
    const rows = await db
      .selectFrom('person')
      .leftJoin('auth_user', 'auth_user.id', 'person.account_id')
      .select(['person_id', 'person.name', 'person.revision', 'left_on', 'account_id', 'firstPasswordUntil'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('person_id', 'in', ids)
      .execute()
    const roles = await db
      .selectFrom('role_grant')
      .select('person_id')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('person_id', 'in', ids)
      .execute()
    const named = await db
      .selectFrom('task')
      .select(['leader_id', 'officer_id'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where((eb) => eb.or([eb('leader_id', 'in', ids), eb('officer_id', 'in', ids)]))
      .execute()
    const held = new Set(roles.map((row) => row.person_id))
    const onTasks = new Set(named.flatMap((row) => [row.leader_id, row.officer_id]))
    return new Map(
      rows.map((row) => {
        const done = [
          [row.left_on !== null, '已离开'],
          [held.has(row.person_id), '已授予角色'],
          [onTasks.has(row.person_id), '已是任务的责任人或牵头领导'],
          [row.account_id !== null && row.firstPasswordUntil === null, '已登录使用'],
          [row.revision !== left.get(row.person_id)?.revision, edited],
        ] as const
        return [row.person_id, { name: row.name, touched: done.find(([is]) => is)?.[1] ?? null }]
      }),
    )
  },
  statistics: async (db, jurisdictionId, left) => {
    const rows = await db
      .selectFrom('settlement_statistic')
      .innerJoin('settlement_item', (join) =>
        join
          .onRef('settlement_item.jurisdiction_id', '=', 'settlement_statistic.jurisdiction_id')
          .onRef('settlement_item.settlement_item_id', '=', 'settlement_statistic.settlement_item_id'),
      )
      .innerJoin('settlement', (join) =>
        join
          .onRef('settlement.jurisdiction_id', '=', 'settlement_item.jurisdiction_id')
          .onRef('settlement.settlement_id', '=', 'settlement_item.settlement_id'),
      )
      .select(['settlement_statistic_id', 'metric', 'value', 'unit', 'removed_at', 'settlement.state'])
      .where('settlement_statistic.jurisdiction_id', '=', jurisdictionId)
      .where('settlement_statistic_id', 'in', [...left.keys()])
      .execute()
    return new Map(
      rows.map(({ settlement_statistic_id: id, metric, value, unit, removed_at, state }) => {
        const withdrawn = state === 'withdrawn' ? '对账已撤下' : null
        return [id, { name: `${metric} ${value}${unit}`, touched: removed_at === null ? withdrawn : '已删去' }]
      }),
    )
  },
}
