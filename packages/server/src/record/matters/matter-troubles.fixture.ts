import { type Kysely, sql } from 'kysely'
import { runningStates } from '../../domain/matters/matter-table.ts'
import type { ClockInputs } from '../../domain/matters/replay.ts'
import { replayClock } from '../../domain/matters/replay.ts'
import type { Tables } from '../../store/tables.ts'

/**
 * For tests: what no sequence of acts may lead to, one sentence each, of all matters of a place on a day. A matter out of its
 * draft without a unit that leads it, or at work with one that is closed or with an approver who left; a due moment that its
 * rule does not give, or that no granted extension names; a second slip of a colour that was not revoked.
 */
export async function matterTroubles(
  db: Kysely<Tables>,
  jurisdictionId: string,
  today: string,
): Promise<readonly string[]> {
  const running = [...runningStates]
  const { rows } = await sql<{ trouble: string }>`
    select 'no lead: ' || m.state as trouble from matter m
     where m.jurisdiction_id = ${jurisdictionId} and m.state not in ('draft', 'discarded')
       and (select count(*) from matter_unit u where u.jurisdiction_id = m.jurisdiction_id and u.matter_id = m.matter_id
              and u.part = 'lead' and u.place = 1) <> 1
    union all
    select 'lead is closed: ' || m.state from matter m
      join matter_unit u on u.jurisdiction_id = m.jurisdiction_id and u.matter_id = m.matter_id and u.part = 'lead'
      join unit on unit.jurisdiction_id = u.jurisdiction_id and unit.unit_id = u.unit_id
     where m.jurisdiction_id = ${jurisdictionId} and m.state = any(${running}) and unit.valid_to <= ${today}::date
    union all
    select 'no approver here: ' || m.state from matter m
      left join person on person.jurisdiction_id = m.jurisdiction_id and person.person_id = m.approver_id
     where m.jurisdiction_id = ${jurisdictionId} and m.state = any(${running})
       and (person.person_id is null or person.left_on <= ${today}::date)
    union all
    select 'no moment of settling: ' || m.state from matter m
     where m.jurisdiction_id = ${jurisdictionId} and m.state = any(${running})
       and (select count(*) from matter_due d where d.jurisdiction_id = m.jurisdiction_id and d.matter_id = m.matter_id
              and d.step = 'settle' and d.replaced_at is null and d.due_at = m.settle_by) <> 1
    union all
    select 'two slips of one colour: ' || s.colour from slip s
     where s.jurisdiction_id = ${jurisdictionId} and s.state <> 'revoked'
     group by s.matter_id, s.colour having count(*) > 1`.execute(db)
  const dues = await sql<{
    step: string
    node: number
    day: string
    cut_off: string
    due_at: Date
    inputs: ClockInputs | { readonly extension: number }
    granted: string | null
    words: string | null
  }>`
    select d.step, d.node, d.day::text as day, d.cut_off, d.due_at, d.inputs, d.words,
           (select s.content->>'day' from matter_step s where s.jurisdiction_id = d.jurisdiction_id
              and s.matter_id = d.matter_id and s.ordinal = (d.inputs->>'extension')::int
              and s.act = 'grant-extension') as granted
      from matter_due d where d.jurisdiction_id = ${jurisdictionId}`.execute(db)
  const ruleless = dues.rows.flatMap(({ step, node, day, cut_off, due_at, inputs, granted, words }) => {
    const named = step === 'milestone' && (words ?? '') === '' ? [`a node without words: ${day}`] : []
    if ('extension' in inputs) return granted === day ? named : [...named, `no extension to ${day}: ${step}`]
    const given = inputs.rule && replayClock(inputs).find((one) => one.step === step && one.node === node)
    const same = given?.day === day && given.cutOff === cut_off && given.at.getTime() === due_at.getTime()
    return same ? named : [...named, `no rule gives ${day}: ${step}`]
  })
  return [...rows.map(({ trouble }) => trouble), ...ruleless].toSorted()
}
