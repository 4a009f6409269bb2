import { describe, expect, test } from 'vitest'
import { readRestored } from '../pipeline.ts'
import type { Report } from '../report.ts'
import { sourceOf } from '../source/source.ts'

const read = (text: string): Report =>
  readRestored(
    { file: null, sha256: '', format: 'txt', encoding: 'utf-8', text, places: [], meta: {}, findings: [] },
    sourceOf(text),
  )

const opening = [
  '云岭县2023年政府工作报告',
  '各位代表：',
  '现在，我代表县人民政府向大会报告工作，请予审议。',
  '一、2022年工作回顾',
]
const results = [
  '地区生产总值完成98.6亿元，增长6.1%。新增规上工业企业12家。改造老旧小区9个。',
  '完成投资36亿元。新建公路85公里。新增学位1080个。',
]
const title = '二、2023年重点工作'
const report = (...plan: string[]) => read([...opening, ...results, title, ...plan].join('\n'))
const measures = ({ areas }: Report) => areas.map((area) => area.measures.map(({ text }) => text))
const headings = ({ areas }: Report) => areas.map(({ heading }) => heading)

describe('headings inside paragraphs', () => {
  const passages = (heads: readonly string[]) =>
    heads.map((head, i) => `${head}。推进第${i + 1}批二十个项目落地见效，力争年底全部建成投入使用。`).join('')

  test('where short sentences stand before longer ones all through the plan, they head them', () => {
    const read = report(
      `（一）做强产业。${passages(['壮大主导产业', '培育新兴产业', '提升园区能级'])}`,
      `（二）做优生态。${passages(['改善空气质量', '守护一河清水', '扩大城乡绿量'])}`,
    )
    expect(measures(read).map(({ length }) => length)).toEqual([3, 3])
    expect(read.areas[1]?.measures[1]?.path).toEqual(['守护一河清水。'])
  })

  test('where most short sentences are tasks among others, they are measures', () => {
    const paragraph =
      '实施技改项目30个，新增产值20亿元。建成冷链物流园。办好茶博会。壮大主导产业。新建标准厂房12万平方米。'
    const read = report(`（一）做强产业。${paragraph}`, `（二）做优生态。${paragraph}`)
    expect(measures(read)[0]).toContain('壮大主导产业。')
  })

  test('where hardly any paragraph begins with a heading, a short first sentence is a measure', () => {
    const long = '继续实施乡村建设行动，改造农村公路85公里，完成户厕改造3000座，创建示范村6个。新建文化广场4个。'
    const read = report('（一）振兴乡村', long, long, long, '完成国土空间规划，推进多规合一。新建停车位800个。', long)
    expect(measures(read).flat()).toContain('完成国土空间规划，推进多规合一。')
  })

  test('an item among items that are measures is one too', () => {
    const read = report(
      '（一）改善民生',
      '1.新建幼儿园5所，增加学位900个。加强师资培训。',
      '2.提升诊疗能力，办好县医院。全年义诊40场次。',
      '3.新增养老床位300张。完善社区食堂。',
      '（二）守住安全',
      '整治隐患200处。',
    )
    expect(measures(read)[0]).toContain('2.提升诊疗能力，办好县医院。')
  })
})

describe('what promises nothing is no measure', () => {
  test.each([
    '产业是立县之本，也是富民之源。',
    '没有产业的振兴，就没有乡村的振兴。',
    '群众的事，关键在一个“实”字。',
    '全县老年人口已达9万人。',
    '面对新形势新任务，政府工作要有新担当。',
    '我们要让每一个孩子都有梦可追、有路可走。',
    '各级干部都要拿出拼劲，当好行动派、实干家。',
    '“办法总比困难多。”林知远说。',
  ])('%s', (words) => {
    const read = report('（一）做强产业', `实施技改项目30个。${words}`, '（二）做优生态', '新增绿地20公顷。')
    expect(measures(read)[0]).toEqual(['实施技改项目30个。'])
    expect(read.guidance.map(({ text }) => text)).toContain(words)
  })

  test.each([
    '产业是立县之本，要实施技改项目30个。',
    '我们要健全帮扶机制，落实兜底政策。',
    '各级政府要严格执行预算，压减一般性支出。',
    '建筑业是今年的重头戏，总产值力争突破50亿元，新增资质企业4家。',
  ])('but %s', (words) => {
    const read = report('（一）做强产业', `建成茶叶园区。${words}`, '（二）做优生态', '新增绿地20公顷。')
    expect(measures(read)[0]).toContain(words)
  })
})

describe('areas however they stand', () => {
  test('without numbers, above tasks whose numbers begin again', () => {
    const tasks = (kind: string) => [`1、推进${kind}项目12个。`, `2、完成${kind}投资6亿元。`, `3、新增${kind}企业9家。`]
    const read = report(
      '坚持工业强县，加快转型步伐。',
      ...tasks('工业'),
      '坚持农业稳县，促进农民增收。',
      ...tasks('农业'),
      '坚持旅游兴县，打响云岭品牌。',
      ...tasks('旅游'),
    )
    expect(headings(read)).toHaveLength(3)
    expect(measures(read).map(({ length }) => length)).toEqual([3, 3, 3])
  })

  test('with a full stop on lines of their own', () => {
    const body = '壮大优势产业。实施项目48个，完成投资36亿元，新增规上企业12家。'
    const heads = ['着力扩大内需，推动经济回升。', '着力深化改革，激发市场活力。', '着力改善民生，增进群众福祉。']
    expect(headings(report(...heads.flatMap((head) => [head, body])))).toEqual(heads)
  })

  test('listed in one sentence that says how many', () => {
    const listed = ['坚持工业强县，推动产业跃升；', '坚持城乡融合，推动面貌改善；', '坚持民生为本，推动福祉增进。']
    const read = report(`今年要重点抓好三个方面工作：${listed.join('')}`)
    expect(headings(read)).toEqual([`今年要重点抓好三个方面工作：${listed[0]}`, listed[1], listed[2]])
  })

  test('self-improvement stands beside them where no part has a title', () => {
    const text = [
      ...opening.slice(0, 3),
      ...results,
      '2023年，我们将重点抓好以下工作。',
      '（一）做强产业',
      '实施技改项目30个。建成茶叶园区。',
      '（二）做优生态',
      '新增绿地20公顷。完成造林2万亩。',
      '三、加强政府自身建设',
      '（一）依法行政。健全重大决策听证制度。',
      '（二）廉洁从政。开展专项审计12次。',
    ].join('\n')
    expect(headings(read(text))).toEqual(['（一）做强产业', '（二）做优生态', '三、加强政府自身建设'])
  })
})

test('a township office’s summary and plan without a salutation is read', () => {
  const items = [
    '完成征地800亩',
    '新建厂房3万平方米',
    '引进企业9家',
    '整治隐患60处',
    '发放补贴130万元',
    '培训农民500人次',
  ]
  const text = [
    '云岭街道办事处2022年工作总结及2023年工作计划',
    '一、2022年工作总结今年来，云岭街道党工委围绕中心工作，较好完成各项任务。',
    ...['（一）抓项目。', '（二）抓服务。', '（三）抓治理。'].map((head, i) => `${head}${items[i]}。${items[i + 3]}。`),
    '二、2023年工作计划2023年是关键的一年。',
    ...['（一）推进项目建设', '（二）推进便民服务', '（三）推进平安创建'].flatMap((head, i) => [
      head,
      `${items[i]}。${items[i + 3]}。`,
    ]),
  ].join('\n')
  expect(headings(read(text))).toHaveLength(3)
  expect(measures(read(text)).map(({ length }) => length)).toEqual([2, 2, 2])
  expect(read(text).results.length).toBeGreaterThanOrEqual(6)
})

test('an article that looks back in points', () => {
  const text = [
    '云岭区第八届人民代表大会第三次会议开幕',
    '云岭日报2月28日讯 会议于今日上午举行。',
    '根据议程，区长林知远代表区人民政府作政府工作报告，从三个方面总结了2022年工作：调结构、转动能，产业升级迈出新步伐；补短板、优环境，城乡融合注入新活力；优服务、惠民生，群众生活实现新跃升。',
    '报告明确2023年政府工作的总体要求：坚持稳中求进，推动高质量发展。',
  ].join('\n')
  expect(read(text).results).toHaveLength(3)
  expect(read(text).areas).toEqual([])
  expect(read(text).elsewhere).toEqual([])
})

test('an outlook that looks back first holds results', () => {
  const read_ = read(
    [
      '云岭市2026年政府工作报告',
      '各位代表：',
      '现在，我代表市人民政府向大会报告工作，请予审议。',
      '一、2025年工作回顾',
      ...results,
      '二、关于第十五个五年规划纲要（草案）的说明',
      '“十四五”时期，我们战胜多重考验。生产总值从86亿元增加到121亿元。',
      '“十五五”时期是承前启后的关键期。到2030年，生产总值达到170亿元。',
      '三、2026年主要任务',
      '（一）做强产业',
      '实施技改项目30个。',
      '（二）做优生态',
      '新增绿地20公顷。',
    ].join('\n'),
  )
  expect(read_.results.map(({ text }) => text)).toContain('生产总值从86亿元增加到121亿元。')
  expect(read_.outlook.map(({ text }) => text)).toContain('到2030年，生产总值达到170亿元。')
})

test('targets on lines of their own, and rows of a table', () => {
  const read = report(
    '今年的主要预期目标是：',
    '地区生产总值增长6%；',
    '实际利用外资8000万美元；',
    '粮食总产稳定在20万吨。',
    '指标\t2022年\t2023年',
    '投资增速\t5.1\t8',
    '（一）做强产业',
    '实施技改项目30个。',
    '（二）做优生态',
    '新增绿地20公顷。',
  )
  expect(read.targets).toHaveLength(4)
  expect(read.units.filter(({ why }) => why === 'table')).toHaveLength(2)
})

const texts = (items: readonly { readonly text: string }[]) => items.map(({ text }) => text)

test('a part of its own for the targets, of a year that plans run up to, one target a line', () => {
  const found = read(
    [
      '各位代表：',
      '现在，我代表县人民政府向大会报告工作，请予审议。',
      '第一部分 2024年工作回顾',
      ...results,
      '第二部分 2025年总体要求和主要目标',
      '（一）总体要求',
      '坚持稳中求进工作总基调，建设幸福云岭。',
      '（二）主要目标',
      '地区生产总值增长6%以上。',
      '城镇登记失业率控制在4%以内。',
      '上述目标，是多方面衡量后提出的。',
      '第三部分 2025年重点工作',
      '一、做强产业',
      '实施技改项目30个。',
      '二、做优生态',
      '新增绿地20公顷。',
    ].join('\n'),
  )
  expect(texts(found.targets)).toEqual(['地区生产总值增长6%以上。', '城镇登记失业率控制在4%以内。'])
  expect(found.outlook).toEqual([])
  expect(headings(found)).toEqual(['一、做强产业', '二、做优生态'])
})

test('a summary without titles: five years behind, five ahead, then the year', () => {
  const found = read(
    [
      '政府工作报告（摘要）',
      '2月9日，云岭县第十八届人民代表大会第一次会议开幕，县长郑明代表县人民政府作政府工作报告。',
      '过去五年，是很不平凡的五年。生产总值由90亿元增加到140亿元。城镇化率提高到51%。新改建公路420公里。',
      '今后五年的奋斗目标是：到2026年，生产总值突破200亿元；城镇化率达到58%。',
      '2022年是开局之年。主要预期目标是：地区生产总值增长8%，新增就业3000人。为此，要抓好以下工作：',
      '（一）扩大投资。实施项目90个。确保云岭水库6月底前开工。',
      '（二）做强工业。培育规上企业10家。技改投资增长15%。',
      '会上，还书面印发了计划报告和预算报告。',
    ].join('\n'),
  )
  expect(texts(found.outlook)).toEqual(['今后五年的奋斗目标是：到2026年，生产总值突破200亿元；', '城镇化率达到58%。'])
  expect(texts(found.targets)).toEqual(['主要预期目标是：地区生产总值增长8%，新增就业3000人。'])
  expect(measures(found).flat()).toHaveLength(4)
})

test('bullets and numbers of a page that tells the report in points', () => {
  const found = report(
    '01 做强产业',
    '☆ 实施技改项目30个',
    '☆ 新增规上企业12家',
    '02 做优生态',
    '☆ 新增绿地20公顷',
    '☆ 完成造林2万亩',
  )
  expect(headings(found)).toEqual(['01 做强产业', '02 做优生态'])
  expect(measures(found).map(({ length }) => length)).toEqual([2, 2])
})

test('an opening by somebody charged with it, and lessons behind the results', () => {
  const found = read(
    [
      '各位代表：',
      '受区人民政府委托，我向大会报告2022年政府工作情况和2023年工作安排，请审议。',
      '关于2022年工作',
      ...results,
      '总结一年来的工作，我们体会到，必须始终坚持实干为先。',
      '关于2023年工作',
      '突出产业优先',
      '实施技改项目30个。建成标准厂房5万平方米。',
      '突出生态优先',
      '新增绿地20公顷。完成造林2万亩。',
    ].join('\n'),
  )
  expect(found.results).toHaveLength(6)
  expect(texts(found.guidance)).toContain('总结一年来的工作，我们体会到，必须始终坚持实干为先。')
  expect(headings(found)).toEqual(['突出产业优先', '突出生态优先'])
})
