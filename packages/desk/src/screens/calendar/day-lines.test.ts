import { expect, test } from 'vitest'
import { daysOf, daysWritten, linesOf } from './day-lines.ts'

test('days one after another stand together as people write them', () => {
  const days = ['2031-01-01', '2031-10-01', '2031-10-02', '2031-10-03'].map((day) => ({ day, kind: 'off' as const }))
  expect(linesOf([...days, { day: '2031-10-11', kind: 'work' }], 'off')).toEqual(['01-01', '10-01~10-03'])
})

test('lines name days, with one digit or two, by ~ or 至; what cannot be read comes back as written', () => {
  expect(daysOf(2031, '1-1\n02-27~03-01、4-5')).toEqual([
    '2031-01-01',
    '2031-02-27',
    '2031-02-28',
    '2031-03-01',
    '2031-04-05',
  ])
  expect(daysOf(2031, '10-01至10-02')).toEqual(['2031-10-01', '2031-10-02'])
  expect(daysOf(2031, '国庆节')).toEqual(['国庆节'])
  expect(daysOf(2031, '13-40')).toEqual(['13-40'])
  expect(daysOf(2031, '03-05~03-01')).toEqual(['03-05~03-01'])
})

test('a holiday over a weekend and a Saturday that is worked come back as they were entered', () => {
  // 2031-10-04 and 05 are a Saturday and a Sunday, 2031-10-11 is a Saturday
  const days = daysWritten(2031, '10-01~10-07\n10-03', '10-11')
  if (typeof days === 'string') throw new Error(days)
  expect(days.filter(({ day }) => day === '2031-10-04')).toEqual([{ day: '2031-10-04', kind: 'off' }])
  expect([linesOf(days, 'off'), linesOf(days, 'work')]).toEqual([['10-01~10-07'], ['10-11']])
  expect(daysWritten(2031, '国庆节', '')).toContain('看不懂“国庆节”')
  expect(daysWritten(2031, '10-01~10-11', '10-11')).toBe('10-11 既列为放假，又列为调休上班。')
})
