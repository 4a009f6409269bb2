import { expect, test } from 'vitest'
import { type RecordBeside, standingOf, standingWords } from './standing.ts'

const open: RecordBeside = {
  ...{ tasks: 2, closed: 1, closedOn: null, light: null, progress: null, leadUnit: null },
  readings: [{ metric: '老旧小区', value: '19', unit: '个', cutOff: '2031-12-31', source: '住建局' }],
}
const closed: RecordBeside = { ...open, closed: 2, closedOn: '2031-11-02' }

test.each([
  ['met', closed, 'agree'],
  ['met', open, 'claimed-not-closed'],
  ['underway', open, 'agree'],
  ['short', open, 'agree'],
  ['short', closed, 'closed-not-said'],
  ['silent', closed, 'closed-not-said'],
  ['general', open, 'neither'],
  ['not-named', open, 'neither'],
  ['silent', null, 'no-record'],
  ['met', { ...open, tasks: 0, closed: 0 }, 'no-record'],
] as const)('%s beside the record is %s', (said, record, kind) => {
  expect(standingOf(said, record)).toEqual({ kind })
})

test('numbers that differ are both named, with the day and source of the record’s', () => {
  const standing = standingOf('met', closed, [{ metric: '改造老旧小区', value: 21, unit: '个' }])
  expect(standingWords(standing)).toBe(
    '数字不一致：报告 改造老旧小区21个；台账 老旧小区19个（截至 2031-12-31，住建局）',
  )
  expect(standingOf('met', closed, [{ metric: '改造老旧小区', value: 19, unit: '个' }])).toEqual({ kind: 'agree' })
  // another unit is another figure
  expect(standingOf('met', closed, [{ metric: '改造老旧小区', value: 4300, unit: '户' }])).toEqual({ kind: 'agree' })
})
