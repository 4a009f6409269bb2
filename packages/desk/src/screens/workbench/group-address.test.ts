import { expect, test } from 'vitest'
import { groupAddress } from './group-address.ts'

const years = { year: 2031, asked: null }

test.each([
  ['just its tasks where it names them', { kind: 'refused', taskIds: ['a', 'b'] }, '/990101/tasks?ids=a,b&year=2031'],
  ['what has a filter of its own', { kind: 'to-assign', taskIds: null }, '/990101/tasks?status=drafted&year=2031'],
  [
    'more than an address holds',
    { kind: 'refused', taskIds: Array.from({ length: 81 }, (_, id) => `${id}`) },
    '/990101/tasks?status=refused&year=2031',
  ],
  ['reports of every year', { kind: 'to-judge', taskIds: null }, '/990101/progress?show=to-judge'],
  ['reports to review', { kind: 'to-review', taskIds: null }, '/990101/reports'],
] as const)('a group leads to %s', (_, group, wanted) => expect(groupAddress(group, '990101', years)).toBe(wanted))
