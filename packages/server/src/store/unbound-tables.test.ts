import { beforeAll, expect, test } from 'vitest'
import { parserReady, unboundTables } from './unbound-tables.fixture.ts'

beforeAll(parserReady)

const ofPlaces = new Set(['task', 'unit', 'progress'])

test.each([
  ['a value', 'select * from task where jurisdiction_id = $1'],
  ['a value before its column', 'select * from task t where $1 = t.jurisdiction_id and (t.part = 1 or t.part = 2)'],
  ['a join', 'select * from task t join unit u on u.jurisdiction_id = t.jurisdiction_id where t.jurisdiction_id = $1'],
  [
    'a join of two columns at once',
    'select from task t, unit u where (u.jurisdiction_id, u.unit_id) = (t.jurisdiction_id, t.unit_id) and t.jurisdiction_id = $1',
  ],
  ['using', 'select * from task t join unit u using (jurisdiction_id) where t.jurisdiction_id = $1'],
  [
    'an outer join',
    'select * from task t left join unit u on u.jurisdiction_id = t.jurisdiction_id where t.jurisdiction_id = $1::uuid',
  ],
  [
    'a subquery with the value',
    'select (select count(*) from progress p where p.jurisdiction_id = $1) from task t where t.jurisdiction_id = $1',
  ],
  [
    'what is derived',
    'with mine as (select * from task where jurisdiction_id = $1) select * from mine join unit u on u.jurisdiction_id = mine.jurisdiction_id',
  ],
  ['a name that hides a table', 'with task as (select 1 as x) select * from task'],
  [
    'a change',
    'update task set part = 1 from unit u where task.jurisdiction_id = $1 and u.jurisdiction_id = task.jurisdiction_id',
  ],
  ['a removal', 'delete from task where jurisdiction_id = $1'],
  ['rows that name their place', 'insert into task (jurisdiction_id, part) values ($1, 2) on conflict do nothing'],
  [
    'rows from such rows',
    'insert into task (jurisdiction_id, part) select jurisdiction_id, 2 from unit where jurisdiction_id = $1',
  ],
  [
    'a table that is on every machine',
    'select * from jurisdiction j join task t on t.jurisdiction_id = j.jurisdiction_id where t.jurisdiction_id = $1',
  ],
])('%s holds a table to one place', (_, statement) => expect(unboundTables(statement, ofPlaces)).toEqual([]))

test.each([
  ['no condition', 'select * from task', ['task']],
  ['a condition that may be left aside', 'select * from task where jurisdiction_id = $1 or part = 2', ['task']],
  ['one of two tables', 'select * from task t, unit u where t.jurisdiction_id = $1', ['unit']],
  [
    'a subquery that takes the place from outside',
    'select (select count(*) from progress p where p.jurisdiction_id = t.jurisdiction_id) from task t where t.jurisdiction_id = $1',
    ['progress'],
  ],
  [
    'a lateral one',
    'select from task t left join lateral (select from progress p where p.jurisdiction_id = t.jurisdiction_id) p on true where t.jurisdiction_id = $1',
    ['progress'],
  ],
  [
    'exists',
    'select from task t where t.jurisdiction_id = $1 and exists (select from unit u where u.jurisdiction_id = t.jurisdiction_id)',
    ['unit'],
  ],
  ['one side of a union', 'select from task where jurisdiction_id = $1 union all select from unit', ['unit']],
  ['several places', 'select from task where jurisdiction_id = any($1)', ['task']],
  ['another table that is on every machine', 'select * from jurisdiction j join task t on t.task_id = j.x', ['task']],
  [
    'the code of a place in the list of places',
    'select * from jurisdiction j join task t on t.jurisdiction_id = j.jurisdiction_id where j.code = $1',
    ['task'],
  ],
  ['a change', 'update task set part = 1 where part = 2', ['task']],
  ['rows from all places', 'insert into task (jurisdiction_id) select jurisdiction_id from unit', ['unit']],
])('%s does not', (_, statement, tables) => expect(unboundTables(statement, ofPlaces)).toEqual(tables))
