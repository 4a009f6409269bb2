import { describe, expect, test } from 'vitest'
import { counts, headingsOf, kindsOf, measuresOf, reading, readingOf } from './kinds.fixture.ts'

describe('principles in front of the tasks are no focus areas', () => {
  const title = '二、2023年工作总体要求'
  const targets = '今年主要预期目标是：地区生产总值增长6%，一般公共预算收入增长4%。'
  const tasks = ['三、2023年主要工作', '做好以下三项工作：']
  test.each([
    [
      'with dashes',
      [
        '实际工作中，要把握好以下原则：',
        '——更加注重实干。把实干作为最鲜明的导向，推动各项部署落地。',
        '——更加注重创新。用新思路解决新问题。',
        '——更加注重共享。让群众得到更多实惠。',
      ],
    ],
    [
      'with ordinals',
      [
        '做好今年工作，要处理好四个关系。',
        '第一，处理好当前与长远的关系。既抓好眼前，又谋划未来。',
        '第二，处理好发展与安全的关系。守住底线，稳中求进。',
        '第三，处理好城市与乡村的关系。促进融合，共同繁荣。',
      ],
    ],
    [
      'with brackets',
      [
        '今年工作必须坚持以下几点：',
        '（一）突出稳的基调。保持定力，久久为功。',
        '（二）突出进的导向。抢抓机遇，奋勇争先。',
        '（三）突出实的作风。真抓实干，务求实效。',
      ],
    ],
    [
      'on lines of their own',
      [
        '我们要牢牢把握三个导向：',
        '1.坚持目标导向',
        '对标一流，提升标准，推动发展再上台阶。',
        '2.坚持问题导向',
        '直面短板，精准发力，破解发展难题。',
        '3.坚持结果导向',
        '以实绩论英雄，用数据作评价。',
      ],
    ],
  ])('%s', (_, principles) => {
    const before = reading({
      opening: [title, ...principles, targets, ...tasks],
      self: ['四、加强政府自身建设', '办理代表建议72件，压减会议12%。公开重点领域信息300条。'],
    })
    expect(headingsOf(before)).toHaveLength(counts.areas)
    expect(measuresOf(before)).toHaveLength(counts.measures)
    expect(before.targets).toHaveLength(1)
    const inPlan = reading({ opening: ['二、2023年工作安排', ...principles, targets, '重点做好以下三项工作：'] })
    expect(headingsOf(inPlan)).toHaveLength(counts.areas)
    expect(measuresOf(inPlan)).toHaveLength(counts.measures)
  })
})

describe('parts whose titles are slogans', () => {
  test('numbered', () => {
    const report = reading({
      review: [
        '一、砥砺奋进、克难攻坚，县域发展迈出坚实步伐',
        '过去一年，全县生产总值完成86.3亿元，增长5.2%。',
        '投产工业项目14个，新增规上企业5家。',
      ],
      opening: [
        '二、乘势而上、聚力突破，在新征程上展现新气象',
        '今年主要预期目标是：地区生产总值增长6%，一般公共预算收入增长4%。',
        '重点抓好以下工作：',
      ],
      self: [
        '三、刀刃向内、实干为民，打造人民信赖的政府',
        '（一）讲政治。组织学习12次。',
        '（二）守规矩。公开信息300条。',
        '（三）提效能。精简事项21项。',
      ],
    })
    expect(headingsOf(report)).toHaveLength(4)
    expect(headingsOf(report).at(-1)).toContain('打造人民信赖的政府')
    expect(kindsOf(report, '投产工业项目14个')).toEqual(['result'])
    expect(report.targets).toHaveLength(1)
  })

  test('with the review in several numbered parts before the plan', () => {
    const report = reading({
      review: [
        '一、攻坚克难的一年',
        '全县生产总值完成86.3亿元，增长5.2%。投产工业项目14个，新增规上企业5家。',
        '改造背街小巷33条，新增停车位620个。',
      ],
      opening: [
        '二、奋力开创高质量发展新局面',
        '今年主要预期目标是：地区生产总值增长6%，一般公共预算收入增长4%。',
        '重点抓好以下工作：',
      ],
      self: ['三、锻造过硬的政府队伍', '办理代表建议72件，压减会议12%。公开重点领域信息300条。'],
    })
    expect(headingsOf(report)).toHaveLength(4)
    expect(kindsOf(report, '投产工业项目14个')).toEqual(['result'])
    expect(kindsOf(report, '办理代表建议72件')).toEqual(['measure'])
  })

  test.each([
    ['a label before the colon', '答卷之年：2022年工作回顾', '奋进之年：2023年工作安排', '担当之年：切实加强自身建设'],
    ['a label behind a bar', '回望·2022年工作回顾', '展望·奋力跑出发展加速度', '担当·建设人民满意政府'],
  ])('without numbers, %s', (_, review, plan, self) => {
    const report = reading({
      review: [review, '全县生产总值完成86.3亿元，增长5.2%。投产工业项目14个，新增规上企业5家。'],
      opening: [plan, '今年主要预期目标是：地区生产总值增长6%，一般公共预算收入增长4%。', '重点抓好以下工作：'],
      self: [self, '办理代表建议72件，压减会议12%。公开重点领域信息300条。'],
    })
    expect(headingsOf(report)).toHaveLength(4)
    expect(headingsOf(report).at(-1)).toContain(self.slice(-4))
  })
})

describe('the past year led in like a plan', () => {
  test.each([
    ['过去一年，县政府主要抓了六项工作。', '一年来'],
    ['五年来，我们着力做好以下四个方面的工作：', '五年来'],
    ['2022年，我们突出抓好三个方面工作。', ''],
    ['刚刚过去的一年，我们重点推进了以下工作：', ''],
  ])('%s', (lead) => {
    const report = readingOf([
      '沧梧县2023年政府工作报告',
      '各位代表：',
      '现在，我代表县人民政府向大会报告工作，请予审议。',
      '一、2022年工作回顾',
      '全县生产总值完成86.3亿元，增长5.2%。',
      `${lead}一是稳增长。投产工业项目14个，新增规上企业5家。二是优环境。改造背街小巷33条，新增停车位620个。三是惠民生。发放救助金900万元。`,
    ])
    expect(measuresOf(report)).toEqual([])
    expect(report.areas).toEqual([])
    expect(kindsOf(report, '新增停车位620个')).toEqual(['result'])
  })
})

describe('a heading that speaks of livelihood', () => {
  test.each([
    '（三）扎实办好惠民实事，提升群众幸福感。',
    '（三）落实落细民生实事，让发展更有温度。',
    '（三）实施民生工程，补齐公共服务短板。',
  ])('marks no ordinary measures: %s', (heading) => {
    const report = reading({
      areas: [
        '（一）壮大特色产业，增强县域实力。',
        '开工技改项目16个，完成工业投资21亿元。',
        '（二）建设和美乡村，促进农民增收。',
        '改造农村公路64公里，新建高标准农田2.4万亩。',
        heading,
        '新建小学2所，增加学位900个。改造县中医院住院楼，新增床位160张。',
        '提高低保标准6%。',
      ],
    })
    expect(headingsOf(report)).toHaveLength(4)
    expect(measuresOf(report).filter(({ livelihood }) => livelihood)).toEqual([])
  })

  test.each([
    [
      'counted in the heading',
      '（三）办好四件民生实事。',
      ['新建小学2所；', '改造县中医院住院楼；', '新增床位160张；', '提高低保标准6%。'],
    ],
    [
      'numbered below it',
      '（三）用心办好惠民实事。',
      ['1.新建小学2所。', '2.改造县中医院住院楼。', '3.新增床位160张。', '4.提高低保标准6%。'],
    ],
  ])('but a list of items is one: %s', (_, heading, items) => {
    const report = reading({
      areas: [
        '（一）壮大特色产业，增强县域实力。',
        '开工技改项目16个，完成工业投资21亿元。',
        '（二）建设和美乡村，促进农民增收。',
        '改造农村公路64公里，新建高标准农田2.4万亩。',
        heading,
        ...items,
      ],
    })
    expect(measuresOf(report).filter(({ livelihood }) => livelihood)).toHaveLength(4)
  })
})

describe('what is no report tells of no results', () => {
  test('a list of promises', () => {
    const report = readingOf([
      '沧梧县2023年民生实事项目公布',
      '来源：沧梧发布',
      '在县九届人大二次会议上，县长在《政府工作报告》中提出，今年办好八件民生实事。',
      '1.新建小学2所。',
      '2.改造县中医院住院楼。',
      '3.提高低保标准6%。',
      '4.新增公交线路3条。',
      '5.建设社区食堂9个。',
      '6.发放就业补贴500万元。',
      '7.安装路灯700盏。',
      '8.改造农贸市场4个。',
    ])
    expect(report.results).toEqual([])
  })

  test.each([
    '关于印发沧梧县2023年政府工作报告重点任务分工的通知',
    '沧梧县人民政府关于分解落实政府工作报告目标任务的通知',
  ])('a notice: %s', (title) => {
    const report = readingOf([
      title,
      '沧政发〔2023〕6号',
      '各乡镇人民政府，县政府各部门：',
      '现将2023年《政府工作报告》重点任务分工印发给你们，请认真抓好落实。',
      '一、各牵头单位要细化措施，制定路线图，于3月底前报送方案。',
      '二、县政府督查室要加强跟踪督办，定期通报进展情况。',
      '三、各乡镇要强化责任，确保全面完成年度任务。',
      '沧梧县人民政府',
      '2023年2月20日',
      '（一）开工技改项目16个',
      '责任单位：县工信局',
      '（二）改造农村公路64公里',
      '责任单位：县交通局',
    ])
    expect(report.results).toEqual([])
  })
})
