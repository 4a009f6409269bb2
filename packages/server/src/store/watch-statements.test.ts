import { beforeAll, expect, test } from 'vitest'
import { parserReady } from './unbound-tables.fixture.ts'
import { complaintOf } from './watch-statements.fixture.ts'

beforeAll(parserReady)

const tables = new Set(['task'])
const from = (...files: readonly string[]) =>
  ['Error: who asks', ...files.map((file) => `    at async f (file:///somewhere/packages/server/src/${file})`)].join(
    '\n',
  )

test('names the file and line that sends a statement to all places', () => {
  const stack = from('store/place-wall.ts:61:7', 'queries/tasks/some.ts:12:3', 'api/desk/some.test.ts:4:1')
  expect(complaintOf('select * from task', tables, stack)).toContain('queries/tasks/some.ts:12 does not hold task')
  expect(complaintOf('select * from task where jurisdiction_id = $1', tables, stack)).toBeNull()
})

test.each([
  ['a test’s own', 'api/desk/some.test.ts:4:1'],
  ['a fixture’s', 'api/desk/some.fixture.ts:4:1'],
  ['a migration’s', 'store/migrations/0001-record.ts:4:1'],
  ['of a file that is named', 'queries/ledger/list-security-log.ts:40:5'],
])('lets a statement be that is %s', (_, file) => {
  expect(complaintOf('select * from task', tables, from(file))).toBeNull()
})
