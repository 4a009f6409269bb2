import { expect, test } from 'vitest'
import { progressStates, taskStatuses } from '../vocabulary.ts'
import { hasReached, isToBeWritten, owesReport, reportsIn, unreachedStates } from './owed.ts'

const dueOn = '2031-03-28'

test.each([
  ['on the due day, one minute before midnight in Asia/Shanghai', '2031-03-28T15:59:00Z', true],
  ['at the midnight after the due day', '2031-03-28T16:00:00Z', false],
  ['long before', '2031-01-02T00:00:00Z', true],
])('a task handed out %s', (_, at, reports) => {
  expect(reportsIn({ status: 'active', assignedAt: new Date(at) }, dueOn)).toBe(reports)
})

test('a task from before the record reports; only one that is under way does', () => {
  expect(taskStatuses.filter((status) => reportsIn({ status, assignedAt: null }, dueOn))).toEqual(['active'])
})

test('a report is owed until it has reached the supervision office', () => {
  const task = { status: 'active', assignedAt: null } as const
  expect(progressStates.filter((state) => owesReport(task, state, dueOn))).toEqual([
    'draft',
    'sent-to-head',
    'returned',
  ])
  expect(unreachedStates).toEqual(['draft', 'sent-to-head', 'returned'])
  expect(owesReport(task, null, dueOn)).toBe(true)
  expect(hasReached(null)).toBe(false)
  expect(owesReport({ ...task, status: 'closed' }, null, dueOn)).toBe(false)
})

test('while the head of the unit has it there is nothing to write, though it is still owed', () => {
  expect([null, ...progressStates].filter(isToBeWritten)).toEqual([null, 'draft', 'returned'])
})
