// The commands of the server on tasks, reports, rules, scores and clues, given by people of 云泽市; see acts-of-city.mjs.
const server = (path) => import(`../packages/server/src/${path}`)

/** Targets listed, tasks outside the report, and how a task is handed out, signed for and reported. */
export async function actsOnTasks({ db, asks, done }) {
  const { listTargets } = await server('commands/reports/list-targets.ts')
  const { addOutsideTask } = await server('commands/tasks/add-outside-task.ts')
  const { editTasks } = await server('commands/tasks/edit-tasks.ts')
  const { assignTasks } = await server('commands/tasks/assign-tasks.ts')
  const { signTask } = await server('commands/reporting/sign-task.ts')
  const { saveProgress } = await server('commands/reporting/save-progress.ts')
  const { moveProgress } = await server('commands/reporting/move-progress.ts')
  const { actNeeds } = await server('domain/reporting/progress-state.ts')
  const nothing = { unchanged: false, percent: null, problems: '', nextStep: '', coordination: '', figures: [] }
  return {
    listTargets: async (person, at, year) => {
      done(await listTargets(db, await asks(person, at, 'task.edit'), at, year))
    },
    addOutsideTask: async (person, at, wanted) =>
      done(await addOutsideTask(db, await asks(person, at, 'task.edit'), at, wanted)).task,
    /** A task is `{ taskId, revision }`, which its acts keep. */
    editTask: async (person, at, task, patch) => {
      const { tasks } = done(await editTasks(db, await asks(person, at, 'task.edit'), at, [task], patch))
      return tasks[0]
    },
    assignTasks: async (person, at, tasks) => {
      done(await assignTasks(db, await asks(person, at, 'task.edit'), at, tasks, false))
    },
    signTask: async (person, at, taskId) => {
      const asked = await asks(person, at, 'task.sign', { taskId })
      done(await signTask(db, asked, at, { kind: 'signed', unitId: person.unit.id }))
    },
    writeReport: async (person, at, taskId, periodId, content) => {
      const asked = await asks(person, at, 'progress.write', { taskId })
      const { report } = done(
        await saveProgress(db, asked, at, { periodId, revision: null }, { ...nothing, ...content }),
      )
      return { taskId, progressId: report.progressId, revision: report.revision }
    },
    moveReport: async (person, at, report, act, reason = null) => {
      const asked = await asks(person, at, actNeeds[act], { taskId: report.taskId })
      const { progressId, revision } = report
      const wanted = { progressId, revision, act, reason, mails: false }
      report.revision = done(await moveProgress(db, asked, at, wanted)).revision
    },
  }
}

/** The tables of scores and of burden limits, and the scores that are computed, objected to and published. */
export async function actsOnScores({ db, asks, done }) {
  const { dayOf } = await server('domain/day.ts')
  const { setRules } = await server('commands/rules/set-rules.ts')
  const { computeScores } = await server('commands/scores/compute-scores.ts')
  const { actOnScore, scoreActionOf } = await server('commands/scores/act-on-score.ts')
  const { objectToScore, replyToScoreObjection } = await server('commands/scores/answer-score.ts')
  return {
    setRules: async (person, at, kind, rules, note) => {
      const asked = await asks(person, at, 'rule.edit')
      done(await setRules(db, asked, at, 0, { kind, rules, validFrom: dayOf(at), note }))
    },
    /** A version is `{ id, revision }`, which its acts keep. */
    computeScores: async (person, at, period) => {
      const { scoreId } = done(await computeScores(db, await asks(person, at, 'score.write'), at, period))
      return { id: scoreId, revision: 1 }
    },
    actOnScore: async (person, at, score, act) => {
      const wanted = { scoreId: score.id, revision: score.revision++, act, reason: null, mails: false }
      done(await actOnScore(db, await asks(person, at, scoreActionOf(act)), at, wanted))
    },
    objectToScore: async (person, at, score, words) => {
      const asked = await asks(person, at, 'score.object')
      done(await objectToScore(db, asked, at, { scoreId: score.id, unitId: person.unit.id, words }))
    },
    replyToScoreObjection: async (person, at, score, outcome, reply) => {
      const { score_objection_id: objectionId } = await db
        .selectFrom('score_objection')
        .select('score_objection_id')
        .where('score_id', '=', score.id)
        .where('replied_at', 'is', null)
        .executeTakeFirstOrThrow()
      const wanted = { scoreId: score.id, objectionId, outcome, reply, mails: false }
      done(await replyToScoreObjection(db, await asks(person, at, 'score.write'), at, wanted))
    },
  }
}

/** Clues that come in and what becomes of them. */
export async function actsOnClues({ db, asks, done }) {
  const { enterClues } = await server('commands/clues/enter-clues.ts')
  const { settleClue } = await server('commands/clues/settle-clue.ts')
  return {
    enterClue: async (person, at, clue) => {
      const asked = await asks(person, at, 'clue.write')
      return done(await enterClues(db, asked, at, [clue], { table: false })).clueIds[0]
    },
    settleClue: async (person, at, clueId, act, words) => {
      done(await settleClue(db, await asks(person, at, 'clue.write'), at, { clueId, act, words }))
    },
  }
}
