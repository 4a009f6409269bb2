import { describe, expect, test } from 'vitest'
import {
  inspectionActs,
  inspectionStates,
  inspectionTable,
  openInspectionActs,
  rectificationActs,
  rectificationStates,
  rectificationTable,
} from './inspection-table.ts'

const somebody = {
  personId: 'an',
  office: false,
  approvesFor: [],
  proposedBy: 'bai',
  concludedBy: 'bai',
  recused: false,
}

describe('the table of an inspection', () => {
  test.each([
    ['draft', { office: true }, ['propose', 'discard']],
    ['proposed', { office: true, approvesFor: [null] }, ['withdraw', 'send-back', 'approve']],
    ['proposed', { office: true, approvesFor: [null], proposedBy: 'an' }, ['withdraw', 'send-back']],
    // by a power that who proposed or concluded it has lent
    ['proposed', { approvesFor: ['bai'] }, ['send-back']],
    ['proposed', { approvesFor: ['bai', 'cao'] }, ['send-back', 'approve']],
    ['concluded', { approvesFor: ['bai'] }, ['return']],
    ['approved', { approvesFor: [null] }, ['cancel']],
    ['under-way', { office: true }, ['conclude']],
    ['concluded', { approvesFor: [null] }, ['return', 'serve']],
    ['concluded', { approvesFor: [null], concludedBy: 'an' }, ['return']],
    ['served', { office: true, approvesFor: [null] }, ['close']],
    ['served', { office: true, approvesFor: [null], recused: true }, []],
    ['closed', { office: true, approvesFor: [null] }, []],
    ['draft', {}, []],
  ] as const)('in %s, to %j it opens %j', (state, who, acts) => {
    expect(openInspectionActs(state, { ...somebody, ...who })).toEqual(acts)
  })

  test('leads to every state but the first, and out of every one that is not an end', () => {
    const moves = inspectionActs.map((act) => inspectionTable[act])
    expect(inspectionStates.filter((state) => !moves.some(({ to }) => to === state))).toEqual([])
    expect(inspectionStates.filter((state) => !moves.some(({ from }) => from.includes(state)))).toEqual([
      'closed',
      'discarded',
      'cancelled',
    ])
  })
})

test('an item of rectification ends by acceptance or by review alone', () => {
  const ends = rectificationActs.filter(
    (act) => !rectificationActs.some((next) => rectificationTable[next].from.includes(rectificationTable[act].to)),
  )
  expect(ends.map((act) => [act, rectificationTable[act].by])).toEqual([
    ['accept', 'office'],
    ['lift', 'review'],
  ])
  expect(rectificationStates).toHaveLength(4)
})
