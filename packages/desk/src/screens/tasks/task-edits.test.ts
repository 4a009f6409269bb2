import { expect, test } from 'vitest'
import { beforeOf, conflictOf, undoGroups } from './task-edits.ts'
import { invented } from './task-row.fixture.ts'

test('an undo is one request for all tasks that get the same values back', () => {
  const groups = undoGroups([
    { taskId: 't1', leadIds: ['u1'] },
    { taskId: 't2', leadIds: [] },
    { taskId: 't3', leadIds: ['u1'] },
  ])
  expect(groups.map(({ patch, ids }) => [patch, [...ids]])).toEqual([
    [{ leadIds: ['u1'] }, ['t1', 't3']],
    [{ leadIds: [] }, ['t2']],
  ])
})

test('what waited to be saved of another year is not undone in the table of this one', () => {
  const before = [
    { taskId: 't1', leadIds: ['u1'] },
    { taskId: 'of-last-year', leadIds: [] },
  ]
  expect(beforeOf(before, [invented({ taskId: 't1' }), invented({ taskId: 't2' })])).toEqual([before[0]])
})

test('a conflict names only the tasks that somebody else changed or removed', () => {
  const seen = ['t1', 't2', 't3'].map((taskId) => invented({ taskId, revision: 1 }))
  const fresh = [invented({ taskId: 't1', revision: 1 }), invented({ taskId: 't2', revision: 2, remark: '同事写的' })]
  const sent = seen.map(({ taskId, revision }) => ({ taskId, revision }))
  const { rows } = conflictOf({ remark: '我写的' }, seen, sent, fresh)
  expect(rows.map(({ seen, now }) => [seen.taskId, now?.remark])).toEqual([
    ['t2', '同事写的'],
    ['t3', undefined],
  ])
})
