// 考评 and 减负 of 云泽市: limits a unit and month; scores of the third quarter, published, objected to, computed again; those of
// October wait for an approver. Each version is approved by somebody who did not make it.

/** Enter the table of scores, the limits and the scores into the agenda. */
export function enterScores(city, acts, { defaultScoreRules, defaultBurdenRules }) {
  const { agenda, at, leaders, units } = city
  const [director, maker, other] = city.supervisors
  agenda.enter(at('07-01', 9), async (now) => {
    const limits = { ...defaultBurdenRules, urges: 4, slips: 2, inspections: 1, questions: 3, total: 6 }
    await acts.setRules(director, now, 'burden', limits, '每月对同一单位的催办、督查单和督查次数（虚构）')
  })
  agenda.enter(at('07-01', 9, 30), async (now) => {
    await acts.setRules(director, now, 'scores', { ...defaultScoreRules, on: true }, '试行季度考评（虚构）')
  })
  const objects = [city.unitOf.get('住建局').head, units[12].head]
  let score
  const computed = (on, period) =>
    agenda.enter(at(on, 9), async (now) => {
      score = await acts.computeScores(maker, now, { year: city.year, reason: null, ...period })
    })
  const published = (on, approver) => {
    agenda.enter(at(on, 10), (now) => acts.actOnScore(maker, now, score, 'propose'))
    agenda.enter(at(on, 15), (now) => acts.actOnScore(approver, now, score, 'publish'))
  }
  const objected = (on, person, words, [day, outcome, reply]) => {
    agenda.enter(at(on, 11), (now) => acts.objectToScore(person, now, score, words))
    agenda.enter(at(day, 11), (now) => acts.replyToScoreObjection(other, now, score, outcome, reply))
  }
  computed('10-13', { kind: 'quarter', month: 9 })
  published('10-14', leaders[0])
  objected('10-16', objects[0], '自建房复核的9月填报经退回补充，10月16日才审核通过，请核对是否已经计入。', [
    '10-19',
    'recompute',
    '经核对，有一项填报在计分以后审核通过，同意重新计算。',
  ])
  computed('10-20', { kind: 'quarter', month: 9, reason: '异议成立：有填报在计分以后审核通过。' })
  published('10-21', leaders[1])
  objected('10-23', objects[1], '牵头任务数量多于其他单位，建议调整权重。', [
    '10-26',
    'kept',
    '权重按计分表执行，各单位口径一致，得分维持不变。',
  ])
  computed('11-12', { kind: 'month', month: 10 })
  agenda.enter(at('11-13', 10), (now) => acts.actOnScore(maker, now, score, 'propose'))
}
