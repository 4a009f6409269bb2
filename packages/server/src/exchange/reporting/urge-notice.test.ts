import { expect, test } from 'vitest'
import { urgeNotice } from './urge-notice.ts'

test('a unit a heading, each task with what is owed', () => {
  const task = { taskId: 'a', part: 1, wording: '修路80公里。', dueOn: null, daysLate: 0, missedBefore: false }
  const unit = (name: string) => ({
    unitId: name,
    unit: name,
    people: [],
    tasks: [
      { ...task, number: 3, owes: 'signature' as const },
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
  const lines = notice.body.split('\n')
  expect(lines.slice(1, 4)).toEqual([
    '一、单位1（2项）',
    '第3项（未签收）：修路80公里。',
    '第68-2项（未填报，逾期2天，上期也未报）：修路80公里。',
  ])
  expect(lines.filter((line) => line.includes('、单位')).map((line) => line.split('、')[0])).toEqual([
    ...['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一'],
  ])
})
