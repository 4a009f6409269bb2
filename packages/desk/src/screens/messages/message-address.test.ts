import { expect, test } from 'vitest'
import { messageAddress } from './message-address.ts'

test.each([
  [{ kind: 'report-urged', act: null, subjectId: 't', periodId: 'p' }, 'progress/t/p'],
  [{ kind: 'report-urged', act: 'sign', subjectId: 't', periodId: 'p' }, 'tasks/t'],
  [{ kind: 'report-urged', act: null, subjectId: null, periodId: 'p' }, 'progress?show=to-report'],
  [{ kind: 'report-to-judge', act: null, subjectId: null, periodId: 'p' }, 'progress?show=to-judge'],
  [{ kind: 'slip-served', act: null, subjectId: 'm', periodId: null }, 'matters/m'],
  [{ kind: 'change-to-decide', act: null, subjectId: 't', periodId: null }, 'tasks?open=t'],
] as const)('%o opens %s', (message, address) => {
  expect(messageAddress(message)).toBe(address)
})
