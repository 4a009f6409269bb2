// How a matter of 云泽市 goes: who does what to it, and when, up to the state in which it is to be looked at.
import { clueOfMatter } from './clues-of-city.mjs'
import { enterSlips } from './slips-of-city.mjs'
import {
  adjusted,
  closeReturned,
  closingWords,
  deployed,
  endings,
  extensionDenied,
  extensionReasons,
  extensionReviewed,
  fedBack,
  instructions,
  refusals,
  returned,
  urgeReplies,
  urges,
  verified,
} from './words-of-supervision.mjs'
import { workdays } from './workdays.mjs'

const days = 86_400_000

/** A course for each state a matter may end in: it enters what is done into the agenda. */
export function coursesOf(city, acts, random) {
  const one = (list) => list[Math.floor(random() * list.length)]
  const clocks = workdays(acts.calendar, random)

  /** Follows a matter: each step comes after the one before. */
  const follow = (matter, begins) => {
    const { agenda } = city
    const of = { now: begins, matter, end: city.at('11-27', 17, 30) }
    of.enter = (after, work) => {
      of.now = clocks.after(of.now, after)
      if (of.now > of.end) throw new Error(`${matter.title} goes on after the demonstration's last day`)
      agenda.enter(of.now, work)
      return of.now
    }
    of.does = (person, after, act, more) =>
      of.enter(after, async (at) =>
        acts.actOnMatter(person, at, matter, act, typeof more === 'function' ? await more(at) : more),
      )
    return of
  }

  const head = ({ task }) => task.lead.head
  const officer = ({ task }) => task.officer

  const drafted = (matter, begins) => {
    const of = follow(matter, begins)
    let instructionId = null
    if (matter.source === 'instruction')
      of.enter(0, async (at) => {
        const wanted = {
          subject: 'task',
          subjectId: matter.task.id,
          words: one(instructions.task.slice(0, 3)),
          follow: true,
        }
        instructionId = await acts.writeInstruction(matter.task.leader, at, wanted)
      })
    of.enter(0, async (at) => {
      const { title, asked, kind, subject, importance, source, sourceWords, leaderId, task, partners } = matter
      const clueId =
        source === 'clue' ? await acts.enterClue(matter.drafter, at, clueOfMatter(matter, dayOf(at))) : null
      const draft = {
        ...{ title, asked, kind, subject, importance, source, sourceWords, leaderId, instructionId, clueId },
        clock: await clockOf(matter, at),
        plan: matter.plan ?? null,
        leadUnitIds: [task.lead.id],
        partnerUnitIds: partners.map(({ id }) => id),
        taskIds: source === 'clue' || source === 'order' ? [] : [task.id],
      }
      Object.assign(matter, await acts.draftMatter(matter.drafter, at, draft))
    })
    return of
  }
  const proposed = (matter, begins) => {
    const of = drafted(matter, begins)
    of.does(matter.drafter, 0, 'propose', { noSecrets: true })
    return of
  }
  const registered = (matter, begins) => {
    const of = proposed(matter, begins)
    if (random() < 0.1) {
      of.does(matter.approver, 0, 'send-back', { reason: '督办要求不够具体，请写明完成的数量和时间。' })
      of.does(matter.drafter, 0, 'propose', { noSecrets: true })
    }
    of.does(matter.approver, random() < 0.6 ? 0 : 1, 'approve')
    return of
  }
  const handedOut = (matter, begins) => {
    const of = registered(matter, begins)
    of.handedOut = of.does(matter.second, 0, 'hand-out')
    return of
  }
  const active = (matter, begins) => {
    const of = handedOut(matter, begins)
    of.does(random() < 0.7 ? officer(matter) : head(matter), 0, 'sign')
    if (matter.preset === '13710' && random() < 0.93) feedBack(of, 0, 'deploy')
    return of
  }
  const feedBack = (of, after, answers = null) => {
    const { matter } = of
    of.does(officer(matter), after, 'feed-back', { words: one(answers === 'deploy' ? deployed : fedBack), answers })
    if (random() < 0.12) {
      of.does(matter.drafter, 0, 'return', { reason: one(returned) })
      of.does(officer(matter), 1, 'feed-back', { words: one(fedBack), answers })
    }
    of.does(matter.drafter, 0, 'accept')
  }
  const answered = (of, after) => feedBack(of, after, of.matter.preset === '13710' ? 'feedback' : null)
  const closeAsked = (of, after) => {
    const { matter } = of
    of.does(head(matter), after, 'ask-close', async (at) => {
      const words = `虚构的验收单，仅供演示。\n事项：${matter.title}\n结论：合格\n`
      const id = await acts.addMatterFile(officer(matter), at, matter, `验收单（${matter.task.object}）.txt`, words)
      return { words: one(closingWords), evidence: [{ kind: 'file', id }] }
    })
  }
  const closed = (of, after) => {
    closeAsked(of, after)
    if (random() < 0.1) {
      of.does(of.matter.second, 1, 'return-close', { reason: one(closeReturned) })
      closeAsked(of, 2)
    }
    const grade = one(['excellent', 'good', 'good', 'good', 'passed', 'passed', 'failed'])
    of.does(of.matter.second, 1, 'verify', { words: one(verified), grade })
  }
  /** Asks for so many days more than the day on which it is to be settled. */
  const extensionAsked = (of, after, more) => {
    const [reason, progress] = one(extensionReasons)
    of.does(head(of.matter), after, 'ask-extension', async () => {
      of.newDay = await dayOn(of.matter, more)
      return { reason, progress, day: of.newDay }
    })
  }
  const extension = (of, after, more, granted) => {
    extensionAsked(of, after, more)
    of.does(of.matter.second, 0, 'review-extension', { words: one(extensionReviewed) })
    if (granted) of.does(of.matter.approver, 0, 'grant-extension', () => ({ day: of.newDay }))
    else of.does(of.matter.approver, 0, 'deny-extension', { reason: one(extensionDenied) })
  }
  /** An urge that is left lying, received, or replied to. */
  const urged = (of, after, how) => {
    const { matter } = of
    let urgeId
    of.enter(after, async (at) => {
      urgeId = await acts.urgeMatter(matter.drafter, at, matter, one(urges))
    })
    if (how !== 'sent') of.enter(0, (at) => acts.answerUrge(officer(matter), at, matter, urgeId, null))
    if (how === 'replied') of.enter(0, (at) => acts.answerUrge(head(matter), at, matter, urgeId, one(urgeReplies)))
  }
  /** Of a matter with a plan: its first node is reached with evidence, on the day of the node. */
  const reached = ({ matter }) => {
    const [{ day, words }] = matter.plan
    const does = (hour, person, act, more) =>
      city.agenda.enter(city.at(day.slice(5), hour), async (at) =>
        acts.actOnMatter(person, at, matter, act, await more(at)),
      )
    does(10, officer(matter), 'feed-back', async (at) => {
      const text = `虚构的现场照片说明，仅供演示。\n${words}\n`
      const id = await acts.addMatterFile(officer(matter), at, matter, `节点佐证（${matter.task.object}）.txt`, text)
      return { words: `${words}，现场已核对。`, answers: 'milestone', node: 1, evidence: [{ kind: 'file', id }] }
    })
    does(15, matter.drafter, 'accept', () => ({}))
  }
  const dayOn = async ({ id }, more) => {
    const { settle_by } = await city.db
      .selectFrom('matter')
      .select('settle_by')
      .where('matter_id', '=', id)
      .executeTakeFirstOrThrow()
    return new Date(settle_by.getTime() - 1 + more * days + 8 * 3_600_000).toISOString().slice(0, 10)
  }
  const slips = enterSlips(acts, one)
  const major = ({ importance, preset }) => importance === 'major' && preset !== 'own'

  return {
    draft: (matter, { begins }) => drafted(matter, begins),
    discarded: (matter, { begins }) =>
      drafted(matter, begins).does(matter.drafter, 1, 'discard', { reason: one(endings.discard) }),
    proposed: (matter, { begins }) => proposed(matter, begins),
    registered: (matter, { begins }) => registered(matter, begins),
    'handed-out': (matter, { begins }) => handedOut(matter, begins),
    refused: (matter, { begins, k }) =>
      handedOut(matter, begins).does(head(matter), 1, 'refuse', {
        reason: one(refusals),
        suggestedUnitId: city.units.filter(({ id }) => id !== matter.task.lead.id)[(k * 11 + 6) % 30].id,
      }),
    active: (matter, { begins, slip, k }) => {
      const extending = k % 7 === 5 && !slip
      if (extending) matter.importance = 'major'
      const of = active(matter, begins)
      if (k % 3 !== 2) answered(of, 2)
      if (extending) extension(of, 1, 21, true)
      if (matter.plan) reached(of)
      if (slip) slips(of, slip)
      else if (k % 4 !== 3) urged(of, k > 20 ? 1 : 3, ['sent', 'received', 'replied'][Math.floor(k / 3) % 3])
    },
    reported: (matter, { begins }) => {
      const of = active(matter, begins)
      const answers = matter.preset === '13710' ? 'feedback' : null
      of.does(officer(matter), 3, 'feed-back', { words: one(fedBack), answers })
    },
    'extension-asked': (matter, { begins }) => extensionAsked(active(matter, begins), 2, 15),
    'extension-reviewed': (matter, { begins }) => {
      const of = active(matter, begins)
      extensionAsked(of, 2, 10)
      of.does(matter.second, 1, 'review-extension', { words: one(extensionReviewed) })
    },
    'close-asked': (matter, { begins }) => {
      const of = active(matter, begins)
      answered(of, 2)
      closeAsked(of, 4)
    },
    closed: (matter, { begins, k }) => {
      if (k === 1) matter.importance = 'major'
      const of = active(matter, begins)
      answered(of, 2)
      if (k === 1) extension(of, 1, 9, false)
      closed(of, 5)
    },
    'struck-off': (matter, { begins, slip, k }) => {
      if (k % 5 === 3) matter.importance = 'major'
      const of = active(matter, begins)
      answered(of, 2)
      if (major(matter)) feedBack(of, 8)
      if (k % 5 === 3) extension(of, major(matter) ? 6 : 1, 12, k !== 8)
      if (k % 3 === 1) urged(of, 4, 'replied')
      if (slip) slips(of, slip)
      closed(of, major(matter) ? 9 : 3)
      of.does(matter.drafter, 1, 'strike-off')
    },
    suspended: (matter, { begins, k }) =>
      active(matter, begins).does(matter.approver, 3, 'suspend', { reason: endings.suspend[k % 2] }),
    adjusted: (matter, { begins, k }) =>
      active(matter, begins).does(matter.approver, 4, 'adjust', {
        reason: endings.adjust[k % 2],
        change: { asked: adjusted, importance: 'major' },
      }),
    terminated: (matter, { begins, slip, k }) => {
      const of = active(matter, begins)
      if (slip) slips(of, slip)
      of.does(matter.approver, 5, 'terminate', { reason: endings.terminate[k % 3] })
    },
  }
}

const dayOf = (at) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

async function clockOf({ preset, importance, plan }, at) {
  const { ownClock, planClock, presetClock } = await import('../packages/server/src/domain/matters/clock.ts')
  if (plan)
    return planClock(
      presetClock(preset, importance),
      plan.map(({ day }) => day),
    )
  if (preset !== 'own') return presetClock(preset, importance)
  const months = importance === 'major'
  const on = new Date(at.getTime() + 40 * days).toISOString().slice(0, 10)
  return months
    ? ownClock({ kind: 'date', day: on }, { cutOff: '17:30' })
    : ownClock({ kind: 'days', count: 15 }, { basis: 'work', cutOff: '17:30' })
}
