import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { unreachedStates } from '../../domain/reporting/owed.ts'

/** SQL of `reportsIn`: whether row `task` of the table task reports in a period that is due on a day. */
export function reportsInPeriod(task: string, dueOn: RawBuilder<unknown>): RawBuilder<SqlBool> {
  const assigned = sql.ref(`${task}.assigned_at`)
  return sql<SqlBool>`(${sql.ref(`${task}.status`)} = 'active'
    and (${assigned} is null or (${assigned} at time zone 'Asia/Shanghai')::date <= ${dueOn}))`
}

/** {@link reportsInPeriod} of any day: what was closed later than that day reported still. */
export function reportedInPeriod(task: string, dueOn: RawBuilder<unknown>): RawBuilder<SqlBool> {
  const [status, closed, assigned] = ['status', 'closed_at', 'assigned_at'].map((column) =>
    sql.ref(`${task}.${column}`),
  )
  return sql<SqlBool>`(${reportsInPeriod(task, dueOn)} or (${status} = 'closed'
    and (${closed} at time zone 'Asia/Shanghai')::date > ${dueOn}
    and (${assigned} at time zone 'Asia/Shanghai')::date <= ${dueOn}))`
}

/** SQL of `!hasReached`: whether row `progress`, joined from the left, has not reached the supervision office. */
export function unreached(progress: string): RawBuilder<SqlBool> {
  const state = sql.ref(`${progress}.state`)
  return sql<SqlBool>`(${state} is null or ${state} in (${sql.join(unreachedStates.map((one) => sql.lit(one)))}))`
}

/** SQL of `owesReport`: the newest version of the period's report is joined from the left as `progress`. */
export function owedReport(task: string, progress: string, dueOn: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${reportsInPeriod(task, dueOn)} and ${unreached(progress)})`
}
