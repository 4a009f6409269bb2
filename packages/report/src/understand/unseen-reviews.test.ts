import { describe, expect, test } from 'vitest'
import { type Draft, kindsOf, measuresOf, reading, readingOf } from './kinds.fixture.ts'

const others = (...lines: readonly string[]): Draft => ({
  problems: [...lines, '同时，我们清醒地看到，工业总量偏小，民生欠账较多。'],
})

describe('the review: what is no result', () => {
  test.each([
    [
      'a remark on the changes',
      '这些变化，见证着沧梧从追赶到并跑的跨越；这些数字，记录着全县干部群众的辛劳。',
      '见证着沧梧',
    ],
    [
      'what years of work are good for',
      '全县建成冷库6座。三年来的探索，既为今后发展打牢了家底，也积累了办法。',
      '打牢了家底',
    ],
    [
      'what gives heart',
      '大浪淘沙见真章。这一年，我们顶住了风浪，也看清了方向；这一年，我们收获了信任，也增添了底气。',
      '收获了信任',
    ],
    ['how the times were', '全县建成冷库6座。这一年，山乡的歌声很嘹亮。', '歌声很嘹亮'],
    ['a saying', '全县建成冷库6座。民心就是最大的政治。', '最大的政治'],
    ['whose merit it is', '全县建成冷库6座。是护林员的坚守，让每一道山梁四季常青。', '四季常青'],
    ['a saying of what will be', '全县建成冷库6座。山再高，往上攀总能登顶；', '总能登顶'],
    ['a new starting point', '全县上下勠力同心，沧梧发展站在了新的更高起点上。', '更高起点'],
  ])('%s', (_, line, words) => {
    expect(kindsOf(reading(others(line)), words)).toEqual(['guidance'])
  })

  test.each([
    ['a remark with figures tells of work', '这些项目为县里新增税收3200万元，带动就业700人。', '新增税收3200万元'],
    [
      'a count of floods in a list',
      '四是水库全部除险，新增库容210万立方米；五是堤防全线加固，防洪标准由十年一遇提高到三十年一遇。',
      '防洪标准由十年一遇',
    ],
  ])('but %s', (_, line, words) => {
    expect(kindsOf(reading(others(line)), words)).toEqual(['result'])
  })

  test('a counted deed told among thanks is one', () => {
    const thanked = others(
      '成绩来之不易。我代表县人民政府，向全县人民表示衷心的感谢！我们说到做到，年初承诺的12件实事全部办结。前路漫漫，唯有奋斗。',
    )
    expect(kindsOf(reading(thanked), '12件实事全部办结')).toEqual(['result'])
    expect(kindsOf(reading(thanked), '唯有奋斗')).toEqual(['guidance'])
  })
})

describe('the review: problems', () => {
  test.each([
    [
      'regrets',
      '回望一年工作，我们也有遗憾和不安：招商落地率不高，三个签约项目没有开工；县城排水管网陈旧，逢雨必涝的老毛病没有根治；有的干部遇事绕着走。',
      '逢雨必涝',
    ],
    [
      'a target that was missed, in front of the problems',
      '需要报告的是，受市场需求不足影响，去年工业投资只完成计划的82%，两项指标没有达到预期。',
      '两项指标没有达到',
    ],
    [
      'ridges to be crossed',
      '前进路上还有几道坎。一道是产业转型的坎，传统产业占七成；一道是民生供给的坎，一床难求依然存在。',
      '一床难求',
    ],
    [
      'troubles that are faced',
      '我们还面临企业订单不稳、青年人才外流、村集体家底薄等难题，必须下更大力气破解。',
      '青年人才外流',
    ],
    [
      'a turn that names a state and no problem',
      '但是，我们也要看到，我县经济总量小、结构不优的状况还没有根本改变。去年，粮食减产1.2万吨；3个计划开工的项目未能落地。',
      '粮食减产1.2万吨',
    ],
  ])('%s', (_, line, words) => {
    expect(kindsOf(reading({ problems: [line] }), words)).toEqual(['problem'])
  })

  test('a year of great difficulty is the scene, and its results are no problems', () => {
    const report = reading({
      review: [
        '一、2022年工作回顾',
        '2022年，是茶价下跌、财政面临重重困难的一年，也是沧梧负重登高的一年。我们咬紧牙关，稳住了大盘。全县生产总值完成86.3亿元，增长5.2%。',
        '（一）盯紧项目扩投入。领导挂点，专班推进。投产工业项目14个，新增规上企业5家。',
      ],
    })
    expect(kindsOf(report, '投产工业项目14个')).toEqual(['result'])
    expect(kindsOf(report, '全县生产总值完成86.3亿元')).toEqual(['result'])
    expect(kindsOf(report, '工业总量偏小')).toEqual(['problem'])
  })

  test.each([
    [
      'what the times offer',
      '当前，支持县域经济的政策密集出台，沧梧区位优势日益显现，我们完全有条件干得更好。',
      '政策密集出台',
      'guidance',
    ],
    [
      'the years to come',
      '今后三年，我们将建设生态强县，力争茶叶产值突破20亿元，居民收入年均增长7%。',
      '突破20亿元',
      'outlook',
    ],
  ])('end at %s', (_, line, words, kind) => {
    const problems = ['同时，我们清醒地看到，发展不充分的问题依然突出，主要表现在：工业总量偏小，民生欠账较多。', line]
    expect(kindsOf(reading({ problems }), words)).toEqual([kind])
  })

  test('a lesson names lacks as well, and is none', () => {
    const lesson =
      '一年的实践，让我们深深体会到：必须坚持党的领导，把准方向；必须坚持实干为先，以时时放心不下的责任感抓好每一件事。'
    expect(kindsOf(reading(others(lesson)), '放心不下')).toEqual(['guidance'])
  })
})

describe('the targets', () => {
  const opening = (...lines: readonly string[]): Draft => ({ opening: ['二、2023年工作安排', ...lines] })
  const stated = '今年经济社会发展的主要预期目标是：地区生产总值增长6%，一般公共预算收入增长4%。'

  test('of the years to come are outlook', () => {
    const report = reading(opening('今后五年，全县的奋斗目标是：生产总值年均增长6.5%，突破160亿元。', stated))
    expect(kindsOf(report, '年均增长6.5%')).toEqual(['outlook'])
    expect(kindsOf(report, '地区生产总值增长6%')).toEqual(['target'])
  })

  test('go on in a paragraph of counted aims', () => {
    const report = reading(opening(stated, '全年力争新增经营主体3000户，固定资产投资突破70亿元，争取资金15亿元以上。'))
    expect(kindsOf(report, '新增经营主体3000户')).toEqual(['target'])
  })

  test('that stand inside the first area leave it an area', () => {
    const { areas, targets } = reading({
      opening: ['二、2023年工作安排', '今年工作要求高、任务重。'],
      areas: [
        '（一）保持经济平稳增长',
        '今年经济增长预期目标为6%左右，既考虑了就业需要，也留有余地。新开工项目30个，完成投资20亿元。',
        '（二）建设和美乡村',
        '改造农村公路64公里，新建高标准农田2.4万亩。',
        '（三）增进民生福祉',
        '新建小学2所，增加学位900个。',
      ],
    })
    expect(areas.map(({ heading }) => heading)).toContain('（一）保持经济平稳增长')
    expect(targets).toHaveLength(1)
    expect(areas[0]?.measures.map(({ text }) => text)).toEqual(['新开工项目30个，完成投资20亿元。'])
  })
})

describe('what is about a report is none', () => {
  test.each([
    [
      'delegates on the report',
      [
        '代表热议政府工作报告',
        '本报讯 2月8日，沧梧县第九届人民代表大会第二次会议开幕，县长陆清河作政府工作报告。',
        '会后，代表们分组讨论，气氛热烈。',
        '代表周兰说：“报告实事求是，听了很受鼓舞，我们村这几年变化很大。”',
        '代表们纷纷表示，要认真领会报告精神，推动全县经济社会发展。',
        '大家围绕产业、教育、医疗等积极建言献策。',
      ],
    ],
    [
      'news of a session',
      [
        '县九届人大二次会议胜利闭幕',
        '本报讯 2月11日下午，沧梧县第九届人民代表大会第二次会议圆满完成各项议程，在县会议中心闭幕。',
        '会议表决通过了关于政府工作报告的决议，关于财政预算的决议。',
        '会议选举了县监察委员会主任。',
        '县委书记在讲话中指出，要凝心聚力抓发展，把会议确定的任务落到实处。',
      ],
    ],
    [
      'a call for opinions',
      [
        '关于征集2023年政府工作报告意见建议的公告',
        '为做好2023年《政府工作报告》起草工作，现公开征集意见建议。',
        '一、征集内容',
        '（一）对2022年政府工作的评价。',
        '（二）对2023年经济社会发展的目标、任务和举措的建议。',
        '二、征集时间',
        '2022年11月20日至12月10日。',
        '沧梧县人民政府办公室',
      ],
    ],
    [
      'a report on the budget',
      [
        '关于沧梧县2022年财政预算执行情况和2023年财政预算草案的报告',
        '——2023年2月8日在沧梧县第九届人民代表大会第二次会议上',
        '各位代表：',
        '受县人民政府委托，现将2022年预算执行情况和2023年预算草案提请大会审议。',
        '一、2022年预算执行情况',
        '一般公共预算收入完成7.3亿元，增长4.8%。一般公共预算支出31亿元，增长3.2%。',
        '二、2023年预算草案',
        '一般公共预算收入安排7.7亿元，增长5%。清缴欠税2000万元。压减一般性支出5%。',
      ],
    ],
  ])('%s', (_, lines) => {
    const report = readingOf(lines)
    expect(report.findings.map(({ rule }) => rule)).toContain('not-a-report')
    expect([...report.results, ...measuresOf(report)]).toEqual([])
  })
})

test('offices in any brackets behind a full stop belong to the promise before', () => {
  const report = reading({
    areas: [
      '（一）建设和美乡村，促进农民增收。',
      '新建高标准农田2.4万亩。（县农业农村局、县水利局，各乡镇）发展油茶7000亩，培训农民1100人次。',
      '（二）增进民生福祉，共享发展成果。',
      '新建小学2所，增加学位900个。〔责任单位：县教育局　协办单位：县妇联、城关街道办事处〕改造县中医院住院楼。',
    ],
  })
  const unitsOf = (words: string) => measuresOf(report).find(({ text }) => text.includes(words))?.units
  expect(unitsOf('新建高标准农田')).toEqual(['县农业农村局', '县水利局', '各乡镇'])
  expect(unitsOf('发展油茶')).toEqual([])
  expect(unitsOf('新建小学')).toEqual(['县教育局', '县妇联', '城关街道办事处'])
  expect(unitsOf('改造县中医院')).toEqual([])
})

test.each([
  ['a name of several parts', '沧梧县县长　阿史·达尔', { speaker: '阿史·达尔', office: '县长' }],
  ['a day with a Latin O', '（二O二三年二月八日）', { date: '2023-02-08' }],
])('%s', (_, line, meta) => {
  const head = [
    '政府工作报告',
    '——在沧梧县第九届人民代表大会第二次会议上',
    line,
    '各位代表：',
    '现在，我代表县人民政府向大会报告工作，请予审议。',
  ]
  expect(reading({ head }).meta).toMatchObject(meta)
})

test('several hundred ten thousands are one number, and a value may be so many times that of five years', () => {
  const report = reading({
    review: [
      '一、2022年工作回顾',
      '全县接待游客3百多万人次，旅游收入达到12亿元。茶叶产值由8亿元跃升到9亿元。累计投资1008亿元，是“十一五”的2.5倍。',
    ],
  })
  const figures = report.results.flatMap(({ figures }) => figures)
  expect(figures).toContainEqual(expect.objectContaining({ metric: '接待游客', op: '>', value: 300, unit: '万人次' }))
  expect(figures).toContainEqual(expect.objectContaining({ metric: '茶叶产值', value: 9, unit: '亿元', change: false }))
  expect(figures).toContainEqual(expect.objectContaining({ metric: '投资', value: 2.5, unit: '倍', of: '“十一五”' }))
})
