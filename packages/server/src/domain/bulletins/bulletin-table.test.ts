import { expect, test } from 'vitest'
import { type BulletinState, openBulletinActs } from './bulletin-table.ts'

const office = { personId: 'clerk', office: true, approver: true, proposedBy: 'clerk' }
const second = { ...office, personId: 'second' }
const mayor = { personId: 'mayor', office: false, approver: true, proposedBy: 'clerk' }

// who proposed it, a second person of the office, a leader
test.each<[BulletinState, readonly (readonly string[])[]]>([
  ['draft', [['propose', 'discard'], ['propose', 'discard'], []]],
  ['proposed', [['withdraw'], ['withdraw', 'send-back', 'approve'], ['send-back', 'approve']]],
  ['approved', [['send'], ['send'], []]],
  ['sent', [[], [], []]],
  ['discarded', [[], [], []]],
])('%s × everybody', (state, may) => {
  expect([office, second, mayor].map((doer) => openBulletinActs(state, doer))).toEqual(may)
})
