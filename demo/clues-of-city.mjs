// 线索 of 云泽市 that became no matter: some answered, one dismissed, some that wait. Those that became a matter come in with it,
// see course-of-matter.mjs. Nobody in them exists.

/** How it came, on which day, what it says, and what became of it on which day. */
const clues = [
  ['phone', '04-14', '反映河湾街道口袋公园夜间照明不足。', ['04-16', 'answer', '已更换损坏灯具，并告知来电人。']],
  ['letter', '06-02', '来信询问老旧小区加装电梯的申请条件。', ['06-05', 'answer', '已书面告知申请条件和受理窗口。']],
  [
    'visit',
    '08-18',
    '反映同一宅基地纠纷，已由法院判决。',
    ['08-19', 'dismiss', '该纠纷已有生效判决，不属于督查受理范围，已告知依法申诉的渠道。'],
  ],
  [
    'media',
    '09-09',
    '本地媒体报道泽东街道停车场收费公示不清。',
    ['09-14', 'answer', '收费公示牌已更换，收费标准已在现场公开。'],
  ],
  ['feedback', '11-19', '反映柳林镇一处灌溉渠道清淤后淤泥没有清运。', null],
  ['phone', '11-25', '反映石桥镇集中供热管网试压后路面没有恢复。', null],
]

const givers = ['甲某', '乙某', '丙某', '丁某', '戊某', '己某']

/** Enter the clues that became no matter into the agenda. */
export function enterClues(city, acts) {
  const { agenda, at, supervisors } = city
  for (const [n, [source, on, words, became]] of clues.entries()) {
    let clueId
    agenda.enter(at(on, 9, 40), async (now) => {
      const receivedOn = `${city.year}-${on}`
      clueId = await acts.enterClue(supervisors[n % 3], now, { source, receivedOn, words, ...giverOf(n, source) })
    })
    if (!became) continue
    const [day, act, reply] = became
    agenda.enter(at(day, 16, 20), (now) => acts.settleClue(supervisors[(n + 1) % 3], now, clueId, act, reply))
  }
}

/** The clue that a matter is made of, as it came on the matter's first day; `n` counts the matters. */
export const clueOfMatter = ({ n, title, task }, receivedOn) => ({
  source: 'phone',
  receivedOn,
  words: title.startsWith('群众询问')
    ? `询问${task.object}何时完成，反映打过几次电话没有答复。`
    : `反映${task.object}实施中现场管理不到位，影响出行，希望尽快解决。`,
  // every twelfth matter comes from a clue
  ...giverOf(Math.floor(n / 12) + clues.length, 'phone'),
})

const giverOf = (n, source) => ({
  reference: source === 'phone' ? `XS2026${String(41 + n * 3).padStart(4, '0')}` : null,
  giver: source === 'media' ? null : givers[n % givers.length],
  contact: source === 'phone' ? `0990-88${String(n * 137 + 1000).padStart(5, '0')}` : null,
})
