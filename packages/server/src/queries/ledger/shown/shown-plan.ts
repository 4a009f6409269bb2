import type { Kysely } from 'kysely'
import { REMOVED } from '../../../domain/removed-mark.ts'
import type { Break } from '../../../ledger/verify-chain.ts'
import { promiseColumns, taskStanding } from '../../../record/tasks/task-standing.ts'
import type { Tables } from '../../../store/tables.ts'
import type { Recorded } from './recorded.ts'

/** A published snapshot that no entry names so, or an entry's that is not there; a history longer than the ledger. */
export async function differingSnapshot(
  trx: Kysely<Tables>,
  jurisdictionId: string,
  recorded: Recorded,
): Promise<Break | undefined> {
  const rows = await trx
    .selectFrom('snapshot')
    .select(['year', 'number', 'content_hash', 'ledger_seq', 'ledger_hash'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .orderBy('ledger_seq')
    .execute()
  const there = new Set<string>()
  for (const row of rows) {
    const key = `${row.year} ${row.number}`
    there.add(key)
    const said = recorded.snapshots.get(key)
    // a plan was published, and the ledger ends before it or is gone
    if (Number(row.ledger_seq) > recorded.entries)
      return { kind: 'broken', seq: recorded.entries, reason: 'cut-short', hash: row.ledger_hash }
    const holds =
      said?.seq === Number(row.ledger_seq) &&
      said.value.content === row.content_hash &&
      said.value.hash === row.ledger_hash
    if (!holds)
      return { kind: 'broken', seq: Number(row.ledger_seq), reason: 'snapshot-differs', hash: row.content_hash }
  }
  for (const [key, said] of recorded.snapshots)
    if (!there.has(key)) return { kind: 'broken', seq: said.seq, reason: 'snapshot-differs', hash: said.value.content }
  const last = await trx
    .selectFrom('event')
    .select((eb) => eb.fn.max('ledger_seq').as('seq'))
    .where('jurisdiction_id', '=', jurisdictionId)
    .executeTakeFirst()
  return Number(last?.seq ?? 0) > recorded.entries
    ? { kind: 'broken', seq: recorded.entries, reason: 'cut-short', hash: null }
    : undefined
}

/** A task whose words, limit, requirement or disclosure are not those of its last entry, or of its adoption. */
export async function differingTask(
  trx: Kysely<Tables>,
  jurisdictionId: string,
  recorded: Recorded,
): Promise<Break | undefined> {
  const standing = new Map<string, { readonly seq: number; readonly value: string }>()
  for (const { seq, value: hash } of recorded.adoptions)
    for (const { taskId, stands } of await listOf<{ taskId: string; stands: string }>(trx, jurisdictionId, hash))
      standing.set(taskId, { seq, value: stands })
  for (const [taskId, said] of recorded.tasks)
    if (said.seq > (standing.get(taskId)?.seq ?? 0)) standing.set(taskId, said)
  const rows = await trx
    .selectFrom('task')
    .select(['task_id', ...promiseColumns])
    .where('jurisdiction_id', '=', jurisdictionId)
    .execute()
  const tasks = new Map(rows.map((row) => [row.task_id, row]))
  for (const [taskId, said] of standing) {
    const row = tasks.get(taskId)
    if (row && row.wording === REMOVED && recorded.purges.size > 0) continue
    if (!row || taskStanding(row) !== said.value)
      return { kind: 'broken', seq: said.seq, reason: 'task-differs', hash: taskId }
  }
  return undefined
}

interface GivenLight {
  readonly taskId: string
  readonly ordinal: number
  readonly light: string
  readonly plan: string | number | null
  readonly actual: string | number | null
}

/** A light that was given otherwise, or by no entry; an entry's that is gone. */
export async function differingLight(
  trx: Kysely<Tables>,
  jurisdictionId: string,
  recorded: Recorded,
): Promise<Break | undefined> {
  const given = new Map<string, GivenLight & { readonly seq: number }>()
  for (const { seq, value: hash, periodId } of recorded.lights)
    for (const light of await listOf<GivenLight>(trx, jurisdictionId, hash))
      given.set(`${periodId} ${light.taskId} ${light.ordinal}`, { ...light, seq })
  const rows = await trx
    .selectFrom('light')
    .select(['period_id', 'task_id', 'ordinal', 'light', 'plan', 'actual'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .execute()
  for (const row of rows) {
    const key = `${row.period_id} ${row.task_id} ${row.ordinal}`
    const said = given.get(key)
    if (said?.light !== row.light || !same(said.plan, row.plan) || !same(said.actual, row.actual))
      return { kind: 'broken', seq: said?.seq ?? recorded.entries, reason: 'light-differs', hash: row.task_id }
    given.delete(key)
  }
  const [left] = given.values()
  return left && { kind: 'broken', seq: left.seq, reason: 'light-differs', hash: left.taskId }
}

/** Whether two numbers are one, however they are written. */
const same = (one: string | number | null, other: string | number | null): boolean =>
  one === null || other === null ? one === other : Number(one) === Number(other)

/** A list an entry put into the vault; empty where it is not there or was purged, which the chain's check says. */
async function listOf<T>(trx: Kysely<Tables>, jurisdictionId: string, hash: string): Promise<readonly T[]> {
  const row = await trx
    .selectFrom('vault')
    .select('content')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('hash', '=', hash)
    .executeTakeFirst()
  if (!row?.content) return []
  const list: unknown = JSON.parse(row.content.toString('utf8'))
  return Array.isArray(list) ? (list as readonly T[]) : []
}
