import { expect, test } from 'vitest'
import { urgeNotice } from './urge-notice.ts'

test('a unit a row, with what is owed by number', () => {
  const task = { taskId: 'a', part: 1, wording: '修路80公里。', dueOn: null, daysLate: 0, missedBefore: false }
  const unit = (name: string) => ({
    unitId: name,
    unit: name,
    people: [],
    tasks: [
      { ...task, number: 3, owes: 'signature' as const },
      ...[7, 8, 9].map((number) => ({ ...task, number, owes: 'report' as const })),
      ...[2, 3, 4].map((part) => ({ ...task, number: 66, part, owes: 'report' as const })),
      { ...task, number: 67, part: 1, owes: 'report' as const },
      { ...task, number: 68, part: 2, owes: 'report' as const, daysLate: 2, missedBefore: true },
    ],
  })
  const notice = urgeNotice(
    {
      today: '2031-03-30',
      period: {
        periodId: 'p',
        year: 2031,
        kind: 'month',
        ordinal: 3,
        startsOn: '2031-03-01',
        endsOn: '2031-04-01',
        dueOn: '2031-03-28',
        moved: null,
        closed: false,
      },
      units: Array.from({ length: 11 }, (_, i) => unit(`单位${i + 1}`)),
    },
    '青禾县',
  )
  expect(notice).toMatchObject({
    title: '关于报送2031年3月政府工作报告任务进展的催报通知',
    issuer: '青禾县人民政府督查室',
  })
  expect(notice.body.split('\n')[0]).toContain('截至2031年3月30日，11个单位有99项任务')
  expect(notice.body).not.toMatch(/\d-\d\d-\d/)
  expect(notice.table?.rows).toHaveLength(11)
  expect(notice.table?.rows[0]).toEqual([
    '1',
    '单位1',
    '9项',
    '未签收1项：3；未填报8项：7至9、66-2至66-4、67、68-2＊',
    '2天',
  ])
})
