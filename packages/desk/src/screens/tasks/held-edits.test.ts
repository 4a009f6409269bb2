import { expect, test } from 'vitest'
import { afterSaved } from './held-edits.ts'

test('an edit behind a saved one counts on what that one left; others stay as they were seen', () => {
  const edits = [
    { id: 1, tasks: [{ taskId: 'a', revision: 3 }], patch: { remark: '一' } },
    {
      id: 2,
      tasks: [
        { taskId: 'a', revision: 3 },
        { taskId: 'b', revision: 7 },
      ],
      patch: { remark: '二' },
    },
  ]
  expect(afterSaved(edits, [{ taskId: 'a', revision: 4 }])).toEqual([
    {
      id: 2,
      tasks: [
        { taskId: 'a', revision: 4 },
        { taskId: 'b', revision: 7 },
      ],
      patch: { remark: '二' },
    },
  ])
})
