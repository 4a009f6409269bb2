import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  directGrounds,
  type SlipColour,
  type SlipGround,
  type SlipState,
  slipActs,
  slipAfter,
  slipBar,
  slipColours,
  slipStates,
} from './slip-ladder.ts'

const before = new Date('2031-05-01')
const limit = new Date('2031-05-08')
const after = new Date('2031-05-09')

describe('every state of a slip × every act', () => {
  // columns as slipActs: check, send-back, issue, receive, answer, settle, find, revoke
  const no = undefined
  const expected: Record<SlipState, readonly (SlipState | undefined)[]> = {
    drafted: ['checked', no, no, no, no, no, no, 'revoked'],
    checked: [no, 'drafted', 'issued', no, no, no, no, 'revoked'],
    issued: [no, no, no, 'served', 'answered', no, 'found-wanting', 'revoked'],
    served: [no, no, no, no, 'answered', no, 'found-wanting', 'revoked'],
    answered: [no, no, no, no, no, 'settled', 'found-wanting', 'revoked'],
    settled: [no, no, no, no, no, no, no, 'revoked'],
    'found-wanting': [no, no, no, no, no, no, no, 'revoked'],
    revoked: [no, no, no, no, no, no, no, no],
  }
  test.each(slipStates)('%s', (state) => {
    expect(slipActs.map((act) => slipAfter({ state, limit }, act, after))).toEqual(expected[state])
  })

  test('nothing is found wanting before the limit has passed', () => {
    expect(slipAfter({ state: 'answered', limit }, 'find', before)).toBeUndefined()
    expect(slipAfter({ state: 'answered', limit }, 'find', limit)).toBe('found-wanting')
  })
})

const slip = (colour: SlipColour, state: SlipState) => ({ colour, state })

describe('the ladder', () => {
  test.each<[SlipColour, SlipGround, ReturnType<typeof slip>[], ReturnType<typeof slipBar>]>([
    ['blue', 'slow', [], undefined],
    ['blue', 'short-limit', [], undefined],
    ['blue', 'special', [], 'ground-needed'],
    ['orange', 'slow', [], 'lower-not-found-wanting'],
    ['orange', 'slow', [slip('blue', 'served')], 'lower-not-found-wanting'],
    ['orange', 'quality', [slip('blue', 'settled')], 'lower-not-found-wanting'],
    ['orange', 'slow', [slip('blue', 'revoked')], 'lower-not-found-wanting'],
    ['orange', 'slow', [slip('blue', 'found-wanting')], undefined],
    ['orange', 'instruction', [], undefined],
    ['orange', 'special', [], 'ground-needed'],
    ['red', 'slow', [slip('blue', 'found-wanting')], 'lower-not-found-wanting'],
    ['red', 'slow', [slip('blue', 'found-wanting'), slip('orange', 'found-wanting')], undefined],
    ['red', 'special', [], undefined],
    ['blue', 'slow', [slip('blue', 'drafted')], 'same-colour'],
    ['blue', 'slow', [slip('blue', 'revoked')], undefined],
    ['blue', 'slow', [slip('orange', 'issued')], 'colour-passed'],
  ])('%s on %s beside %j: %s', (colour, ground, slips, bar) => {
    expect(slipBar(colour, ground, 'active', slips)).toBe(bar)
  })

  test('none is given on a matter that no unit has', () => {
    expect(slipBar('red', 'special', 'registered', [])).toBe('not-running')
    expect(slipBar('red', 'special', 'closed', [])).toBe('not-running')
  })

  test('no sequence gives a matter a second slip of a colour, or a step of the ladder without its ground', () => {
    const grounds = [...new Set(Object.values(directGrounds).flat())]
    const step = fc.record({
      colour: fc.constantFrom(...slipColours),
      ground: fc.constantFrom(...grounds),
      act: fc.option(fc.constantFrom(...slipActs)),
      which: fc.nat(5),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const slips: { colour: SlipColour; state: SlipState }[] = []
        for (const { colour, ground, act, which } of steps) {
          const one = slips[which]
          if (act !== null && one) one.state = slipAfter({ ...one, limit }, act, after) ?? one.state
          if (act === null && slipBar(colour, ground, 'active', slips) === undefined) {
            if (!directGrounds[colour].includes(ground))
              expect(slips.some(({ state }) => state === 'found-wanting')).toBe(true)
            slips.push({ colour, state: 'drafted' })
          }
          const standing = slips.filter(({ state }) => state !== 'revoked').map((slip) => slip.colour)
          expect(new Set(standing).size).toBe(standing.length)
        }
      }),
    )
  })
})
