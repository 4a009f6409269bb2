// The commands of the server, given by people of 云泽市: what the desk does when they press a button. A refusal is an error.
import { createHash } from 'node:crypto'
import { actsOnClues, actsOnScores, actsOnTasks } from './acts-on-tasks.mjs'

const server = (path) => import(`../packages/server/src/${path}`)

/** Everything that people do in the supervision, each as `(person, at, …)`. */
export async function actsOf({ db, may, folder }) {
  const { jurisdictionId } = may
  const { ask } = await server('access/ask.ts')
  const { signedIn } = await server('access/signed-in.ts')
  const { mayDo } = await server('access/may-do.ts')
  const { dayOf } = await server('domain/day.ts')
  const { asWorkCalendar, calendarOf } = await server('queries/rules/calendar-of.ts')
  const calendar = asWorkCalendar(await calendarOf(db, jurisdictionId))

  const known = new Map()
  // who they are changes by the day at most, and every command makes its proof again
  const actorAt = async (person, at) => {
    const key = `${person.accountId} ${dayOf(at)}`
    if (!known.has(key)) known.set(key, await signedIn(db, jurisdictionId, person.accountId, dayOf(at)))
    return known.get(key)
  }
  const asks = async (person, at, action, subject) => ask(await actorAt(person, at), action, subject)

  return {
    calendar,
    ...(await actsOnMatters({ db, folder, calendar, asks })),
    ...(await actsOnSlips({ db, asks })),
    ...(await actsOnInstructions({ db, asks })),
    ...(await actsOnInspections({ db, asks, folder })),
    ...(await actsOnBulletins({ db, asks, actorAt, mayDo })),
    ...(await actsOnClosings({ db, asks })),
    ...(await urging({ db, asks, actorAt })),
    ...(await actsOnTasks({ db, asks, done })),
    ...(await actsOnScores({ db, asks, done })),
    ...(await actsOnClues({ db, asks, done })),
  }
}

function done(outcome) {
  if (outcome.kind === 'refused') throw new Error(`${outcome.reason}: ${outcome.message}`)
  return outcome
}

async function* whole(bytes) {
  yield bytes
}

/** A small file of made-up words. */
const fileOf = (fileName, words) => {
  const bytes = Buffer.from(words)
  const hash = createHash('sha256').update(bytes).digest('hex')
  return { fileName, size: bytes.length, hash, bytes: whole(bytes) }
}

/** A matter is `{ id, revision }`, which its acts keep. */
async function actsOnMatters({ db, folder, calendar, asks }) {
  const { draftMatter } = await server('commands/matters/draft-matter.ts')
  const { actOnMatter } = await server('commands/matters/act-on-matter.ts')
  const { actionOf } = await server('commands/matters/act-wanted.ts')
  const { addMatterFile } = await server('commands/matters/add-matter-file.ts')
  const { urgeMatter, answerUrge } = await server('commands/matters/urge-matter.ts')
  const nothing = {
    words: null,
    reason: null,
    progress: null,
    day: null,
    grade: null,
    suggestedUnitId: null,
    evidence: [],
    answers: null,
    node: null,
    noSecrets: false,
    mails: false,
    change: null,
  }
  return {
    draftMatter: async (person, at, draft) => {
      const { matterId, revision } = done(await draftMatter(db, await asks(person, at, 'matter.write'), at, draft))
      return { id: matterId, revision }
    },
    actOnMatter: async (person, at, matter, act, more = {}) => {
      const asked = await asks(person, at, actionOf(act), { matterId: matter.id })
      const wanted = { ...nothing, revision: matter.revision, act, ...more }
      matter.revision = done(await actOnMatter(db, asked, at, wanted, calendar)).revision
    },
    addMatterFile: async (person, at, matter, fileName, words) => {
      const asked = await asks(person, at, 'matter.undertake', { matterId: matter.id })
      return done(await addMatterFile(db, { path: folder }, asked, at, fileOf(fileName, words))).fileId
    },
    urgeMatter: async (person, at, matter, words) => {
      const asked = await asks(person, at, 'matter.write', { matterId: matter.id })
      return done(await urgeMatter(db, asked, at, { words, mails: false })).urgeId
    },
    answerUrge: async (person, at, matter, urgeId, reply) => {
      const asked = await asks(person, at, 'matter.undertake', { matterId: matter.id })
      done(await answerUrge(db, asked, at, { urgeId, reply }))
    },
  }
}

/** A slip is `{ id, revision }` too. */
async function actsOnSlips({ db, asks }) {
  const { draftSlip } = await server('commands/matters/draft-slip.ts')
  const { actOnSlip, slipActionOf } = await server('commands/matters/act-on-slip.ts')
  return {
    draftSlip: async (person, at, matter, draft) => {
      const asked = await asks(person, at, 'matter.write', { matterId: matter.id })
      return { id: done(await draftSlip(db, asked, at, draft)).slipId, revision: 1 }
    },
    actOnSlip: async (person, at, matter, slip, act, words = null) => {
      const asked = await asks(person, at, slipActionOf(act), { matterId: matter.id })
      const wanted = { slipId: slip.id, revision: slip.revision, act, words, mails: false }
      slip.revision = done(await actOnSlip(db, asked, at, wanted)).revision
    },
  }
}

async function actsOnInstructions({ db, asks }) {
  const { writeInstruction } = await server('commands/instructions/write-instruction.ts')
  const { answerInstruction, withdrawInstruction } = await server('commands/instructions/settle-instruction.ts')
  return {
    writeInstruction: async (person, at, wanted) =>
      done(await writeInstruction(db, await asks(person, at, 'instruction.write'), at, wanted)).instructionId,
    answerInstruction: async (person, at, instructionId, reply) => {
      done(await answerInstruction(db, await asks(person, at, 'instruction.settle'), at, { instructionId, reply }))
    },
    withdrawInstruction: async (person, at, instructionId) => {
      done(await withdrawInstruction(db, await asks(person, at, 'instruction.write'), at, instructionId))
    },
  }
}

async function actsOnInspections({ db, asks, folder }) {
  const { draftInspection } = await server('commands/inspections/draft-inspection.ts')
  const { actOnInspection, inspectionActionOf } = await server('commands/inspections/act-on-inspection.ts')
  const { writeSheet, addSheetFile } = await server('commands/inspections/write-sheet.ts')
  const { writeConclusion } = await server('commands/inspections/conclude-inspection.ts')
  const { rectify, rectificationActionOf } = await server('commands/inspections/rectify.ts')
  const { receiveConclusion, objectToConclusion, decideObjection } = await server(
    'commands/inspections/object-to-conclusion.ts',
  )
  return {
    draftInspection: async (person, at, plan) => {
      const asked = await asks(person, at, 'inspection.write')
      const { inspectionId, revision } = done(await draftInspection(db, asked, at, plan))
      return { id: inspectionId, revision }
    },
    actOnInspection: async (person, at, inspection, act, reason = null) => {
      const asked = await asks(person, at, inspectionActionOf(act))
      const wanted = { inspectionId: inspection.id, revision: inspection.revision, act, reason, mails: false }
      inspection.revision = done(await actOnInspection(db, asked, at, wanted)).revision
    },
    writeSheet: async (person, at, inspection, sheet) =>
      done(await writeSheet(db, await asks(person, at, 'inspection.record'), at, inspection.id, sheet)).sheetId,
    addSheetFile: async (person, at, inspection, sheetId, fileName, words) => {
      const asked = await asks(person, at, 'inspection.record')
      const file = fileOf(fileName, words)
      done(await addSheetFile(db, { path: folder }, asked, at, { inspectionId: inspection.id, sheetId, file }))
    },
    writeConclusion: async (person, at, inspection, { facts, opinion, items }) => {
      const asked = await asks(person, at, 'inspection.write')
      const wanted = { inspectionId: inspection.id, revision: inspection.revision, facts, opinion, items }
      inspection.revision = done(await writeConclusion(db, asked, at, wanted)).revision
    },
    receiveConclusion: async (person, at, inspection) => {
      const asked = await asks(person, at, 'inspection.answer')
      done(await receiveConclusion(db, asked, at, { inspectionId: inspection.id, unitId: person.unit.id }))
    },
    rectify: async (person, at, inspection, place, act, words = null) => {
      const { inspection_item_id: itemId } = await db
        .selectFrom('inspection_item')
        .select('inspection_item_id')
        .where('inspection_id', '=', inspection.id)
        .where('place', '=', place)
        .executeTakeFirstOrThrow()
      const asked = await asks(person, at, rectificationActionOf(act))
      done(await rectify(db, asked, at, { inspectionId: inspection.id, itemId, act, words }))
    },
    objectToConclusion: async (person, at, inspection, words) => {
      const asked = await asks(person, at, 'inspection.answer')
      done(await objectToConclusion(db, asked, at, { inspectionId: inspection.id, unitId: person.unit.id, words }))
    },
    /** `places` are those of the items that are no longer asked for. */
    decideObjection: async (person, at, inspection, decision, words, places = []) => {
      const [objection, items] = [
        await db
          .selectFrom('inspection_objection')
          .select('inspection_objection_id')
          .where('inspection_id', '=', inspection.id)
          .where('decided_at', 'is', null)
          .executeTakeFirstOrThrow(),
        await db
          .selectFrom('inspection_item')
          .select(['inspection_item_id', 'place'])
          .where('inspection_id', '=', inspection.id)
          .execute(),
      ]
      const wanted = {
        inspectionId: inspection.id,
        objectionId: objection.inspection_objection_id,
        decision,
        words,
        liftedItemIds: items.filter(({ place }) => places.includes(place)).map((item) => item.inspection_item_id),
      }
      done(await decideObjection(db, await asks(person, at, 'inspection.review'), at, wanted))
    },
  }
}

async function actsOnBulletins({ db, asks, actorAt, mayDo }) {
  const { draftBulletin, editBulletin } = await server('commands/bulletins/draft-bulletin.ts')
  const { actOnBulletin, bulletinActionOf } = await server('commands/bulletins/act-on-bulletin.ts')
  const { receiveBulletin, objectToBulletin, replyToObjection } = await server('commands/bulletins/answer-bulletin.ts')
  const { bulletinFacts } = await server('queries/bulletins/bulletin-facts.ts')
  const { bulletinSpan } = await server('domain/bulletins/bulletin-span.ts')
  const { sectionKeys } = await server('domain/bulletins/bulletin-facts.ts')
  return {
    draftBulletin: async (
      person,
      at,
      { kind, year, month, subject = '', areaIds = [], unitIds = [], sections = sectionKeys },
    ) => {
      const [span, scope] = [bulletinSpan(kind, year, month), { areaIds, unitIds }]
      const may = await mayDo(db, await actorAt(person, at), 'overview.read')
      const facts = await bulletinFacts(db, may, at, span, scope)
      const drafted = { span, scope, subject, sections, facts }
      const asked = await asks(person, at, 'bulletin.write')
      const { bulletinId, revision } = done(await draftBulletin(db, asked, at, drafted))
      return { id: bulletinId, revision }
    },
    /** Put words of the office between the computed parts and the last one. */
    addToBulletin: async (person, at, bulletin, heading, body) => {
      const { blocks } = await db
        .selectFrom('bulletin')
        .select('blocks')
        .where('bulletin_id', '=', bulletin.id)
        .executeTakeFirstOrThrow()
      const wanted = {
        bulletinId: bulletin.id,
        revision: bulletin.revision,
        blocks: blocks.toSpliced(-1, 0, { kind: 'text', heading, body }),
      }
      bulletin.revision = done(await editBulletin(db, await asks(person, at, 'bulletin.write'), at, wanted)).revision
    },
    actOnBulletin: async (person, at, bulletin, act, { reason = null, unitIds = [] } = {}) => {
      const asked = await asks(person, at, bulletinActionOf(act))
      const wanted = { bulletinId: bulletin.id, revision: bulletin.revision, act, reason, unitIds, mails: false }
      bulletin.revision = done(await actOnBulletin(db, asked, at, wanted)).revision
    },
    receiveBulletin: async (person, at, bulletin) => {
      const asked = await asks(person, at, 'bulletin.answer')
      done(await receiveBulletin(db, asked, at, { bulletinId: bulletin.id, unitId: person.unit.id }))
    },
    objectToBulletin: async (person, at, bulletin, words) => {
      const asked = await asks(person, at, 'bulletin.answer')
      done(await objectToBulletin(db, asked, at, { bulletinId: bulletin.id, unitId: person.unit.id, words }))
    },
    replyToObjection: async (person, at, bulletin, reply) => {
      const { bulletin_objection_id: objectionId } = await db
        .selectFrom('bulletin_objection')
        .select('bulletin_objection_id')
        .where('bulletin_id', '=', bulletin.id)
        .where('replied_at', 'is', null)
        .executeTakeFirstOrThrow()
      const asked = await asks(person, at, 'bulletin.write')
      done(await replyToObjection(db, asked, at, { bulletinId: bulletin.id, objectionId, reply }))
    },
  }
}

async function actsOnClosings({ db, asks }) {
  const { actOnClosing } = await server('commands/closing/act-on-closing.ts')
  const { closingActionOf } = await server('commands/closing/closing-wanted.ts')
  return {
    /** `steps` is how many acts the closing of the task has had. */
    actOnClosing: async (person, at, taskId, steps, act, more = {}) => {
      const asked = await asks(person, at, closingActionOf(act), { taskId })
      const wanted = {
        steps,
        act,
        words: null,
        reason: null,
        grade: null,
        evidenceIds: [],
        noSecrets: true,
        mails: false,
      }
      done(await actOnClosing(db, asked, at, { ...wanted, ...more }))
    },
  }
}

async function urging({ db, asks, actorAt }) {
  const { sendUrges } = await server('commands/reporting/send-urges.ts')
  const { urgeList } = await server('queries/reporting/urge-list.ts')
  return {
    /** 催报 of the first `count` units that owe a report or a signature. */
    urgeUnits: async (person, at, count) => {
      const { units, period } = await urgeList(db, await actorAt(person, at))
      const owed = units.slice(0, count).map(({ unitId, unit, tasks }) => ({
        unitId,
        unit,
        tasks: tasks.map(({ taskId, owes }) => ({ taskId, signs: owes === 'signature' })),
      }))
      const wanted = { owed, periodId: period?.periodId ?? null, personId: null, mails: false }
      done(await sendUrges(db, await asks(person, at, 'urge.send'), at, wanted))
    },
  }
}
