import { expect, test } from 'vitest'
import { takeBackHandOut } from './take-back.ts'
import { invented } from './task-row.fixture.ts'
import type { Tasks } from './use-tasks.ts'

test('a handing out that is taken back says which tasks stay and who was told', async () => {
  const rows = [3, 8, 9].map((number) => invented({ taskId: `t${number}`, number }))
  const answer = {
    tasks: [{ taskId: 't9', revision: 3 }],
    stay: [
      { taskId: 't3', why: 'answered' },
      { taskId: 't8', why: 'not-assigned' },
    ],
    told: 2,
  }
  const act = async (send: (ask: () => Promise<unknown>, seen: (row: unknown) => unknown) => Promise<unknown>) => {
    await send(
      async () => answer,
      (row) => row,
    )
    return null
  }
  const words = await takeBackHandOut({ act } as unknown as Tasks, rows, '2031-03-10T04:00:00.000Z')()
  expect(words).toBe(
    '已撤回下达 1 项；第 3、8 项已签收、退签、有填报、已重新下达或不在待签收，没有撤回；已读过下达消息的 2 人已另行告知',
  )
})
