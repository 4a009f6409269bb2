// 督查 of 云泽市: six of them, from a plan that waits to a rectification that is closed. All of it is made up.
import { workdays } from './workdays.mjs'

const item = (unit, words, dueOn) => ({ unit, words, dueOn })
const sheet = (unit, method, finding, place, words, found = null) => ({ unit, method, finding, place, words, found })

/** What is planned, found and asked; `course` is what is done after the conclusion, as `days who act…`. */
const inspections = [
  {
    title: '春季农田水利建设专项督查',
    about: ['高标准农田', '灌区节水改造'],
    kind: 'special',
    content: '高标准农田、灌区节水改造项目开工复工、资金拨付和质量管理情况。',
    scope: '全市在建农田水利项目，重点查看石桥镇、柳林镇。',
    basis: '市政府常务会议部署',
    from: '04-13',
    to: '04-17',
    body: 'government',
    units: ['农业农村局', '水务局', '石桥镇'],
    invited: [
      { kind: 'deputy', name: '秦若川（虚构）', post: '市人大代表' },
      { kind: 'expert', name: '许听澜（虚构）', post: '水利工程师' },
    ],
    sheets: [
      sheet('农业农村局', 'site', 'true', '石桥镇东河村', '机耕路已铺通，渠道衬砌完成六成，现场有监理日志。'),
      sheet('水务局', 'records', 'none', null, '查阅招标和拨款资料12份，手续齐全。'),
      sheet('石桥镇', 'phone', 'none', '电话回访', '回访农户8户，均知晓工程内容，1户反映占地补偿未到账。'),
    ],
    facts: '抽查项目4个，均已开工。柳林镇渠道衬砌伸缩缝处理不规范，石桥镇占地补偿有1户未兑付。',
    opinion: '总体进展符合计划。质量细节和补偿兑付须限期整改。',
    items: [
      item('水务局', '对渠道伸缩缝返工处理，并由监理复检。', '05-15'),
      item('石桥镇', '兑付占地补偿，核对全部补偿名册。', '05-08'),
    ],
    after: [
      [2, '水务局', 'receive'],
      [0, '石桥镇', 'receive'],
      [1, '农业农村局', 'receive'],
      [9, '石桥镇', 'report', 2, '补偿款已于当日兑付，名册已逐户核对并公示。'],
      [1, 'office', 'accept', 2],
      [6, '水务局', 'report', 1, '伸缩缝已全部返工，监理复检合格。'],
      [1, 'office', 'return', 1, '请补报监理复检意见。'],
      [2, '水务局', 'report', 1, '监理复检意见已补报，共复检14处，全部合格。'],
      [1, 'office', 'accept', 1],
      [1, 'office', 'close'],
    ],
  },
  {
    title: '防汛备汛和隐患整治督查',
    about: ['排水防涝管网', '自然灾害监测预警'],
    kind: 'comprehensive',
    content: '责任人到岗、物资储备、隐患点整治和预警响应情况。',
    scope: '泽河沿线和城区低洼易涝点。',
    basis: '市防汛会议部署',
    from: '06-15',
    to: '06-19',
    body: 'department',
    bodyUnit: '应急局',
    units: ['水务局', '城管局', '河湾街道'],
    invited: [],
    sheets: [
      sheet(
        '水务局',
        'site',
        'partly',
        '泽河二号闸',
        '启闭机一台缺少备用电源，其余运行正常。',
        '完成备用电源配置3处，尚缺1处',
      ),
      sheet('城管局', 'site', 'false', '老城区泵站', '填报的管网清淤未完成，现场淤积约三成。', '完成清淤约70%'),
      sheet('河湾街道', 'records', 'none', null, '值班表、转移名册齐全，夜间抽查值班在岗。'),
    ],
    facts: '物资储备和值班值守总体到位。老城区泵站管网清淤填报与现场不一致，泽河二号闸缺少备用电源。',
    opinion: '清淤须在主汛期前完成，今后填报前须现场核验。备用电源限期配齐。',
    items: [
      item('城管局', '完成老城区泵站管网清淤，更正填报数据。', '07-10'),
      item('城管局', '重新测量全市雨水管网淤积情况并建立台账。', '07-31'),
      item('水务局', '配齐泽河二号闸备用电源。', '07-05'),
    ],
    after: [
      [1, '城管局', 'receive'],
      [0, '水务局', 'receive'],
      [4, '城管局', 'object', '填报口径为主干管，支管清淤列入下期计划；全市测量已于去年完成，不应重复开展。'],
      [3, '水务局', 'report', 3, '备用电源已安装调试。'],
      [1, 'office', 'accept', 3],
      [6, 'review', 'changed', '口径说明部分成立：全市测量沿用上年成果，不再要求；老城区泵站清淤仍应完成。', [2]],
      [5, '城管局', 'report', 1, '清淤完成，共清运淤泥260立方米，填报数据已更正。'],
      [2, 'office', 'accept', 1],
      [1, 'office', 'close'],
    ],
  },
  {
    title: '老旧小区改造工程质量督查',
    about: ['老旧小区改造', '城市书房'],
    kind: 'special',
    content: '改造内容落实、隐蔽工程质量、群众满意情况。',
    scope: '年度计划内14个小区，抽查6个。',
    basis: '市政府领导批示',
    from: '08-10',
    to: '08-14',
    body: 'supervision-office',
    units: ['住建局', '房产中心', '泽东街道', '泽西街道'],
    invited: [{ kind: 'consultative', name: '沈知微（虚构）', post: '市政协委员' }],
    sheets: [
      sheet(
        '住建局',
        'site',
        'partly',
        '泽东街道青松小区',
        '外墙保温完工，屋面防水有两处渗漏。',
        '完成改造小区9个，验收7个',
      ),
      sheet('房产中心', 'records', 'none', null, '维修资金使用台账齐全。'),
      sheet('泽东街道', 'site', 'true', '青松小区', '公示栏内容完整，居民议事会记录3次。'),
      sheet('泽西街道', 'phone', 'none', '电话回访', '回访居民20户，满意17户，3户反映停车位减少。'),
    ],
    facts: '抽查小区6个，内容基本落实。两处屋面渗漏，一处雨水管未接入市政管网。',
    opinion: '渗漏和管网接入限期整改，验收前逐户回访。',
    items: [
      item('住建局', '维修青松小区屋面渗漏，其余小区同类问题全部排查。', '09-30'),
      item('泽西街道', '优化停车位设置，听取居民意见后公示。', '10-20'),
      item('住建局', '将雨水管接入市政管网。', '10-31'),
    ],
    after: [
      [2, '住建局', 'receive'],
      [0, '泽西街道', 'receive'],
      [0, '泽东街道', 'receive'],
      [10, '泽西街道', 'object', '停车位数量与改造前一致，居民反映的是临时停放，不属于改造责任。'],
      [12, 'review', 'upheld', '停车位总数虽未减少，但位置调整未公示，维持原结论。', []],
      [8, '住建局', 'report', 1, '两处渗漏已修复，其余13个小区排查出同类问题1处，一并修复。'],
      [3, 'office', 'accept', 1],
      [14, '泽西街道', 'report', 2, '停车位方案已公示，新增临时停车位12个。'],
    ],
  },
  {
    title: '冬季清洁取暖保障督查',
    about: ['供热管网更新', '清洁取暖'],
    kind: 'special',
    content: '供热管网更新、热源保障、清洁取暖设备维护情况。',
    scope: '城区集中供热区和白水乡、松坪乡、南坡乡清洁取暖村。',
    basis: '市政府专题会议部署',
    from: '10-12',
    to: '10-16',
    body: 'government',
    units: ['住建局', '能源局', '白水乡', '松坪乡'],
    invited: [{ kind: 'deputy', name: '陶以南（虚构）', post: '市人大代表' }],
    sheets: [
      sheet('能源局', 'site', 'true', '城南热源厂', '两台锅炉试运行正常，燃料储备满足20天。'),
      sheet(
        '住建局',
        'site',
        'false',
        '河湾街道供热支线',
        '填报管网更新全部完成，现场仍有一段未回填。',
        '完成更新约90%',
      ),
      sheet('白水乡', 'site', 'partly', '上湾村', '清洁取暖设备抽查30台，4台不能正常启动。', '可用率约87%'),
      sheet('松坪乡', 'phone', 'none', '电话回访', '回访农户15户，2户反映补贴未到账。'),
    ],
    facts: '热源准备充分。河湾街道供热支线未回填，白水乡设备可用率偏低，松坪乡补贴兑付不及时。',
    opinion: '供热支线须在供暖前恢复，设备和补贴问题逐户解决。',
    items: [
      item('住建局', '完成供热支线回填和路面恢复，更正填报数据。', '11-10'),
      item('白水乡', '检修全部清洁取暖设备，不能修复的更换。', '11-20'),
      item('松坪乡', '兑付清洁取暖补贴，公示兑付名册。', '11-15'),
      item('能源局', '建立燃料储备日报制度。', '12-10'),
    ],
    after: [
      [1, '住建局', 'receive'],
      [0, '白水乡', 'receive'],
      [0, '能源局', 'receive'],
      [6, '住建局', 'report', 1, '回填和路面恢复已完成，填报数据已更正。'],
      [1, 'office', 'accept', 1],
      [3, '白水乡', 'object', '不能启动的设备中有2台属于农户自行拆改，不应计入。'],
      [2, '白水乡', 'report', 2, '检修设备412台，更换6台，逐户签字确认。'],
    ],
  },
  {
    title: '重点项目建设进度督查',
    about: ['标准厂房', '冷链仓储基地', '重点项目库'],
    kind: 'comprehensive',
    content: '重点项目开工、投资完成和要素保障情况。',
    scope: '年度重点项目，抽查标准厂房、冷链仓储基地等8个。',
    basis: '市政府常务会议部署',
    from: '11-23',
    to: '12-02',
    body: 'government',
    units: ['发改局', '自然资源局', '开发区', '招商中心'],
    invited: [{ kind: 'expert', name: '顾行舟（虚构）', post: '造价工程师' }],
    sheets: [
      sheet('开发区', 'site', 'partly', '标准厂房二期', '主体封顶，外墙未施工，现场人员明显不足。', '完成投资约75%'),
      sheet('发改局', 'records', 'none', null, '查阅项目库和投资统计资料，口径一致。'),
    ],
    after: [],
  },
  {
    title: '民生实事年底验收督查',
    about: ['公共停车场', '公办幼儿园', '居家养老服务'],
    kind: 'comprehensive',
    content: '十件民生实事完成数量、质量和群众评价。',
    scope: '全市，逐件查看。',
    basis: '年度督查计划',
    from: '12-07',
    to: '12-11',
    body: 'supervision-office',
    units: ['教育局', '民政局', '城管局', '卫健局', '水务局'],
    invited: [],
    sheets: [],
    after: null,
  },
]

/** Enter everything that is done in the inspections into the agenda. */
export function enterInspections(city, acts, random) {
  for (const [n, one] of inspections.entries()) enterInspection(city, acts, workdays(acts.calendar, random), one, n)
}

function enterInspection(city, acts, clocks, one, n) {
  const [leader, member, reviewer, recused] = [
    city.leaders[1 + (n % 5)],
    city.supervisors[1],
    city.supervisors[2],
    city.people.find(({ userName }) => userName === 'fushizhang5'),
  ]
  const office = city.supervisors[0]
  const unitOf = (name) => city.unitOf.get(name)
  const on = (day) => `${city.year}-${day}`
  const inspected = one.units.map(unitOf)
  const tasks = one.about.flatMap((object) =>
    city.tasks.filter((task) => task.object === object && task.status === 'active').slice(0, 3),
  )
  let now = city.at(one.from, 8, 30)
  const inspection = {}
  const enter = (days, work) => {
    now = clocks.after(now, days)
    city.agenda.enter(now, work)
  }
  // the plan is made in the week before
  now = new Date(now.getTime() - (n === inspections.length - 1 ? 14 : 7) * 86_400_000)
  enter(0, async (at) => {
    const { kind, title, content, scope, basis, body, invited } = one
    Object.assign(
      inspection,
      await acts.draftInspection(office, at, {
        ...{ kind, title, content, scope, basis, body, invited, from: on(one.from), to: on(one.to) },
        bodyUnitId: one.bodyUnit ? unitOf(one.bodyUnit).id : null,
        commission: one.bodyUnit
          ? {
              matter: one.title,
              scope: one.scope,
              duty: '牵头检查，汇总问题，督促整改',
              from: on('06-01'),
              until: on('07-01'),
            }
          : null,
        leaderId: leader.id,
        memberIds: [member.id],
        recusedIds: n === 1 && recused !== leader ? [recused.id] : [],
        unitIds: inspected.map(({ id }) => id),
        taskIds: tasks.map(({ id }) => id),
        repeatReason: '核查前期督办和整改的结果，与其他检查合并进行，不另行听取汇报。',
      }),
    )
  })
  enter(1, (at) => acts.actOnInspection(office, at, inspection, 'propose'))
  if (one.after === null) return
  enter(1, (at) => acts.actOnInspection(city.leaders[0], at, inspection, 'approve'))
  now = city.at(one.from, 8, 30)
  enter(0, (at) => acts.actOnInspection(office, at, inspection, 'begin'))
  const judged = one.sheets.filter(({ finding }) => finding !== 'none')
  for (const [i, written] of one.sheets.entries())
    enter(i % 2, async (at) => {
      const { unit, ...words } = written
      const about = one.about[judged.indexOf(written) % one.about.length]
      const task = tasks.find(({ object }) => object === about)
      const day = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
      const sheetOf = { ...words, day, unitId: unitOf(unit).id, taskId: task?.id ?? null }
      const sheetId = await acts.writeSheet(member, at, inspection, sheetOf)
      if (words.method === 'site')
        await acts.addSheetFile(
          member,
          at,
          inspection,
          sheetId,
          `现场记录${i + 1}.txt`,
          `虚构的现场记录，仅供演示。\n${words.words}\n`,
        )
    })
  if (!one.items) return
  enter(2, (at) => {
    const items = one.items.map(({ unit, words, dueOn }) => ({ unitId: unitOf(unit).id, words, dueOn: on(dueOn) }))
    return acts.writeConclusion(office, at, inspection, { facts: one.facts, opinion: one.opinion, items })
  })
  enter(0, (at) => acts.actOnInspection(office, at, inspection, 'conclude'))
  enter(1, (at) => acts.actOnInspection(city.leaders[0], at, inspection, 'serve'))
  for (const [days, who, act, ...more] of one.after)
    enter(days, (at) => {
      const [first, words] = more
      if (who === 'review') return acts.decideObjection(reviewer, at, inspection, act, ...more)
      if (who === 'office' && act === 'close') return acts.actOnInspection(office, at, inspection, 'close')
      if (who === 'office') return acts.rectify(office, at, inspection, first, act, words)
      const { head, officers } = unitOf(who)
      if (act === 'receive') return acts.receiveConclusion(officers[0], at, inspection)
      if (act === 'object') return acts.objectToConclusion(head, at, inspection, first)
      return acts.rectify(officers[0], at, inspection, first, act, words)
    })
}
