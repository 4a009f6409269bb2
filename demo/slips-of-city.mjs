// 督查单 of 云泽市: up the ladder as far as they are to go.
import { slipAnswers, slipDemands, slipFound, slipGrounds, slipRevoked, slipSentBack } from './words-of-supervision.mjs'

/** The steps of each way, as `colour ground act…`; `limit` waits until the limit of the slip has passed. */
const ways = {
  blue: ['blue slow check issue receive answer settle'],
  orange: ['blue slow check issue receive limit find', 'orange slow check issue receive answer settle'],
  red: [
    'blue quality check issue limit find',
    'orange quality check send-back check issue receive limit find',
    'red slow check issue receive answer settle',
  ],
  major: ['orange major check issue receive answer settle'],
  special: ['red special check issue answer settle'],
  revoked: ['blue short-limit check issue revoke'],
  'blue-drafted': ['blue slow'],
  'blue-checked': ['blue quality check'],
  'blue-issued': ['blue slow check issue'],
  'blue-served': ['blue slow check issue receive'],
  'blue-answered': ['blue slow check issue receive answer'],
  'orange-issued': ['blue slow check issue receive limit find', 'orange slow check issue'],
  'orange-served': ['blue quality check issue limit find', 'orange quality check issue receive'],
  'red-issued': [
    'blue slow check issue receive limit find',
    'orange slow check issue receive limit find',
    'red slow check issue',
  ],
  'direct-drafted': ['orange instruction'],
}

/** Enters the slips of a matter, which is followed, into the agenda. */
export function enterSlips(acts, one) {
  return (of, way) => {
    const { matter } = of
    const { drafter, second, approver, task } = matter
    const does = {
      check: [second],
      'send-back': [approver, slipSentBack],
      issue: [approver],
      receive: [task.officer],
      answer: [task.lead.head, one(slipAnswers)],
      settle: [drafter],
      find: [drafter, one(slipFound)],
      revoke: [approver, slipRevoked],
    }
    for (const [rung, steps] of ways[way].entries()) {
      const [colour, ground, ...rest] = steps.split(' ')
      const limit = { days: colour === 'blue' ? 5 : 3, passes: undefined }
      let slip
      of.enter(rung === 0 ? (way.includes('-') ? 3 : 6) : 0, async (at) => {
        const limitDay = dayAfter(at, limit.days)
        slip = await acts.draftSlip(drafter, at, matter, {
          colour,
          ground,
          groundWords: one(slipGrounds[ground]),
          demand: one(slipDemands),
          limitDay,
        })
      })
      const drafted = of.now
      let waits = 0
      for (const step of rest) {
        if (step === 'limit') waits = Math.ceil(limit.days + 1 - (of.now - drafted) / 86_400_000)
        else {
          const [person, words] = does[step]
          of.enter(waits, (at) => acts.actOnSlip(person, at, matter, slip, step, words))
          waits = 0
        }
      }
    }
  }
}

const dayAfter = (at, count) => new Date(at.getTime() + (count * 24 + 8) * 3_600_000).toISOString().slice(0, 10)
