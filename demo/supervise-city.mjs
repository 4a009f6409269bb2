// Ten months of supervision in 云泽市: targets and tasks outside the report, matters, slips, urges, instructions, clues,
// inspections, bulletins, closings, scores. Everything is done by somebody through the commands of the server, at its time.
import { actsOf } from './acts-of-city.mjs'
import { newAgenda } from './agenda-of-city.mjs'
import { enterBulletins } from './bulletins-of-city.mjs'
import { seeded } from './city.mjs'
import { enterClues } from './clues-of-city.mjs'
import { enterInspections } from './inspections-of-city.mjs'
import { enterMatters } from './matters-of-city.mjs'
import { enterScores } from './scores-of-city.mjs'
import { enterTargets } from './targets-of-city.mjs'
import { closingWords, instructionReplies, instructions } from './words-of-supervision.mjs'

/** Enter the supervision of the year into the agenda of a city whose tasks are laid out. */
export async function superviseCity(city, seed) {
  city.agenda = newAgenda()
  const acts = await actsOf(city)
  enterTargets(city, acts)
  enterMatters(city, acts, seeded(seed + 1))
  enterInspections(city, acts, seeded(seed + 2))
  enterBulletins(city, acts, seeded(seed + 3))
  enterInstructions(city, acts)
  enterClosings(city, acts)
  enterClues(city, acts)
  enterScores(city, acts, {
    ...(await import('../packages/server/src/domain/scores/score-rules.ts')),
    ...(await import('../packages/server/src/domain/burden/burden.ts')),
  })
  city.agenda.enter(city.at('11-25', 16), (at) => acts.urgeUnits(city.supervisors[1], at, 12))
  city.agenda.close()
}

/** Instructions that became no matter: kept as notes, answered, taken back, and some that wait for the office. */
const written = [
  ['report', '02-10', 0, 'kept'],
  ['task', '04-21', 3, 'kept'],
  ['bulletin', '04-22', 0, 'answered'],
  ['task', '05-19', 1, 'answered'],
  ['progress', '07-14', 0, 'answered'],
  ['bulletin', '07-21', 1, 'kept'],
  ['task', '08-12', 2, 'withdrawn'],
  ['matter', '09-22', 1, 'kept'],
  ['progress', '10-14', 1, 'answered'],
  ['bulletin', '11-16', 0, 'waiting'],
  ['matter', '11-18', 0, 'answered'],
  ['task', '11-25', 0, 'waiting'],
  ['progress', '11-26', 1, 'waiting'],
]

function enterInstructions(city, acts) {
  for (const [n, [subject, on, which, to]] of written.entries()) {
    const leader = city.leaders[n % city.leaders.length]
    const words = instructions[subject][which]
    let instructionId
    city.agenda.enter(city.at(on, 10, n), async (at) => {
      const subjectId = await subjectOf(city, subject, n, at)
      instructionId = await acts.writeInstruction(leader, at, { subject, subjectId, words, follow: to !== 'kept' })
    })
    if (to === 'withdrawn')
      city.agenda.enter(city.at(on, 11, n), (at) => acts.withdrawInstruction(leader, at, instructionId))
    if (to === 'answered')
      city.agenda.enter(city.at(on, 16, n), (at) =>
        acts.answerInstruction(city.supervisors[n % 3], at, instructionId, instructionReplies[n % 3]),
      )
  }
}

/** What an instruction is written on: the newest thing of its kind, or a task. */
async function subjectOf({ db, tasks }, subject, n, moment) {
  if (subject === 'task') return tasks.filter(({ status }) => status === 'active')[n * 31].id
  const [id, state, at] = {
    report: ['report_id', null, 'adopted_at'],
    matter: ['matter_id', ['active', 'reported'], 'handed_out_at'],
    bulletin: ['bulletin_id', ['sent'], 'sent_at'],
    progress: ['progress_id', ['accepted', 'sent'], 'sent_at'],
  }[subject]
  const row = await db
    .selectFrom(subject)
    .select(`${id} as id`)
    .$if(state !== null, (query) => query.where('state', 'in', state))
    .where(at, '<', moment)
    .orderBy(at, 'desc')
    .orderBy(id)
    .limit(1)
    .executeTakeFirstOrThrow()
  return row.id
}

/** Closings of tasks of the year: four wait for the office, one was given back, two are verified, one is struck off. */
const closings = [
  ['ask-close'],
  ['ask-close', 'verify', 'strike-off'],
  ['ask-close'],
  ['ask-close', 'verify'],
  ['ask-close', 'return-close'],
  ['ask-close', 'verify'],
  ['ask-close'],
  ['ask-close'],
]

function enterClosings(city, acts) {
  let chosen
  for (const [n, way] of closings.entries())
    for (const [step, act] of way.entries())
      city.agenda.enter(city.at(`11-${25 + Math.min(step, 1)}`, 9 + step * 3, 5 + n * 4), async (at) => {
        chosen ??= await closable(city)
        const { task, evidenceId } = chosen[n]
        const person = act === 'ask-close' ? task.lead.head : city.supervisors[(n + step) % 3]
        await acts.actOnClosing(
          person,
          at,
          task.id,
          step,
          act,
          {
            'ask-close': { words: closingWords[n % 4], evidenceIds: [evidenceId] },
            verify: { words: '现场核验属实，同意办结。', grade: ['excellent', 'good', 'passed'][n % 3] },
            'return-close': { reason: '验收单缺少使用单位意见，请补充后再申请。' },
          }[act],
        )
      })
}

/** Tasks under way that come near to their end and have a file to show, the farthest first. */
async function closable({ db, tasks }) {
  const files = await db
    .selectFrom('evidence')
    .select(['task_id', 'evidence_id'])
    .where(
      'task_id',
      'in',
      tasks.filter(({ status, closedIn }) => status === 'active' && !closedIn).map(({ id }) => id),
    )
    .execute()
  const fileOf = new Map(files.map((row) => [row.task_id, row.evidence_id]))
  return tasks
    .filter(({ id, percent }) => fileOf.has(id) && percent !== null)
    .toSorted((a, b) => b.percent - a.percent || a.number - b.number || a.part - b.part)
    .map((task) => ({ task, evidenceId: fileOf.get(task.id) }))
}
