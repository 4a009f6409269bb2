import { describe, expect, test } from 'vitest'
import { mayReview, objectionStanding } from './objection.ts'
import { maySupervise, repeatedVisits, type Visit } from './repeated.ts'

/** A moment of Beijing. */
const at = (written: string) => new Date(`${written}+08:00`)
const conclusion = (served: string | null, objected: string | null = null, decided: string | null = null) => ({
  servedAt: served === null ? null : at(served),
  objectedAt: objected === null ? null : at(objected),
  decidedAt: decided === null ? null : at(decided),
})

describe('an objection', () => {
  test.each([
    ['not served yet', conclusion(null), '2031-03-01T10:00', { kind: 'not-served' }],
    ['the last minute', conclusion('2031-03-01T16:00'), '2031-03-31T23:59', { kind: 'open', lastDay: '2031-03-31' }],
    ['too late', conclusion('2031-03-01T16:00'), '2031-04-01T00:00', { kind: 'lapsed', lastDay: '2031-03-31' }],
    [
      'served late in the evening',
      conclusion('2031-12-15T23:30'),
      '2032-01-14T23:59',
      { kind: 'open', lastDay: '2032-01-14' },
    ],
    [
      'under review',
      conclusion('2031-03-01T16:00', '2031-03-20T09:00'),
      '2031-04-19T23:59',
      { kind: 'under-review', lastDay: '2031-04-19', late: false },
    ],
    [
      'not decided within its limit',
      conclusion('2031-03-01T16:00', '2031-03-20T09:00'),
      '2031-04-20T00:00',
      { kind: 'under-review', lastDay: '2031-04-19', late: true },
    ],
    [
      'decided',
      conclusion('2031-03-01T16:00', '2031-03-20T09:00', '2031-04-01T09:00'),
      '2031-06-01T00:00',
      { kind: 'decided', at: at('2031-04-01T09:00') },
    ],
  ])('%s', (_, served, now, standing) => {
    expect(objectionStanding(served, at(now))).toEqual(standing)
  })

  test('is not decided on by who took part or recuses', () => {
    expect(mayReview('qin', ['qin', 'bai'], [])).toBe(false)
    expect(mayReview('an', ['qin'], ['an'])).toBe(false)
    expect(mayReview('wei', ['qin'], ['an'])).toBe(true)
  })
})

describe('what is inspected again', () => {
  const visit = (id: string, by: string, from: string, to: string, units: string[], tasks: string[] = []): Visit => ({
    id,
    by,
    from,
    to,
    unitIds: units,
    taskIds: tasks,
  })
  const planned = visit('new', 'office', '2031-06-10', '2031-06-12', ['water', 'roads'], ['t1'])
  test.each([
    ['the same unit 30 days before', visit('a', 'office', '2031-05-10', '2031-05-11', ['water']), 'repeated'],
    ['31 days before', visit('a', 'office', '2031-05-09', '2031-05-10', ['water']), undefined],
    ['at the same time, by another body', visit('a', 'audit', '2031-06-12', '2031-06-20', ['roads']), 'by-several'],
    ['planned for afterwards', visit('a', 'audit', '2031-07-12', '2031-07-14', ['roads']), 'by-several'],
    [
      'another unit on the same task',
      visit('a', 'office', '2031-06-01', '2031-06-02', ['schools'], ['t1']),
      'repeated',
    ],
    ['another unit and task', visit('a', 'office', '2031-06-01', '2031-06-02', ['schools'], ['t2']), undefined],
    ['itself', visit('new', 'office', '2031-06-10', '2031-06-12', ['water']), undefined],
  ])('%s', (_, earlier, kind) => {
    expect(repeatedVisits(planned, [earlier], 30)[0]?.kind).toBe(kind)
  })

  test('the same task comes before the nearest unit', () => {
    const found = repeatedVisits(
      planned,
      [
        visit('near', 'office', '2031-06-09', '2031-06-09', ['water']),
        visit('task', 'office', '2031-05-20', '2031-05-21', ['schools'], ['t1']),
      ],
      30,
    )
    expect(found.map((one) => one.visit.id)).toEqual(['task', 'near'])
  })
})

test.each([
  ['2031-03-01', true],
  ['2031-06-30', true],
  ['2031-07-01', false],
  ['2031-02-28', false],
])('a department commissioned from March through June may supervise on %s: %s', (day, may) => {
  const commission = { matter: '管网', scope: '城区', duty: '查进度', from: '2031-03-01', until: '2031-07-01' }
  expect(maySupervise({ kind: 'department', commission }, day)).toBe(may)
  expect(maySupervise({ kind: 'department', commission: { ...commission, scope: ' ' } }, day)).toBe(false)
  expect(maySupervise({ kind: 'department', commission: null }, day)).toBe(false)
  expect(maySupervise({ kind: 'supervision-office' }, day)).toBe(true)
})
