import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../../store/tables.ts'

/**
 * Let what a unit has answered of its open tasks hold for its successor, where the successor has not answered itself: a
 * task that was signed for is not to be signed again, a report that was agreed to not agreed to again. Who answered, and
 * when, stays as it was. Comes out with how many answers went over.
 */
export async function carryAnswers(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  unitId: string,
  successorId: string,
): Promise<number> {
  const signed = await sql<{ task_id: string }>`
    insert into signing (jurisdiction_id, signing_id, task_id, unit_id, kind, reason, suggested_unit_id, signed_by, at)
    select s.jurisdiction_id, gen_random_uuid(), s.task_id, ${successorId}, s.kind, s.reason, s.suggested_unit_id,
           s.signed_by, s.at
      from (select distinct on (task_id) * from signing
             where jurisdiction_id = ${jurisdictionId} and unit_id = ${unitId}
             order by task_id, at desc, signing_id desc) s
      join task t on t.jurisdiction_id = ${jurisdictionId} and t.task_id = s.task_id
     where t.status not in ('closed', 'set-aside') and s.at >= coalesce(t.assigned_at, '-infinity')
       and not exists (select from signing o where o.jurisdiction_id = ${jurisdictionId} and o.task_id = s.task_id
                        and o.unit_id = ${successorId} and o.at >= coalesce(t.assigned_at, '-infinity'))
    returning task_id`.execute(trx)
  const agreed = await sql<{ progress_id: string }>`
    insert into confirmation (jurisdiction_id, confirmation_id, progress_id, unit_id, kind, note, confirmed_by, at)
    select c.jurisdiction_id, gen_random_uuid(), c.progress_id, ${successorId}, c.kind, c.note, c.confirmed_by, c.at
      from (select distinct on (progress_id) * from confirmation
             where jurisdiction_id = ${jurisdictionId} and unit_id = ${unitId}
             order by progress_id, at desc, confirmation_id desc) c
      join progress p on p.jurisdiction_id = ${jurisdictionId} and p.progress_id = c.progress_id
      join task t on t.jurisdiction_id = ${jurisdictionId} and t.task_id = p.task_id
     where t.status not in ('closed', 'set-aside')
       and not exists (select from confirmation o where o.jurisdiction_id = ${jurisdictionId}
                        and o.progress_id = c.progress_id and o.unit_id = ${successorId})
    returning progress_id`.execute(trx)
  return signed.rows.length + agreed.rows.length
}
