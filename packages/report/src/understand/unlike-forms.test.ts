import { describe, expect, test } from 'vitest'
import { headingsOf, kindsOf, measuresOf, readingOf } from './kinds.fixture.ts'

// place and people are invented
const head = [
  '政府工作报告',
  '——2024年2月6日在棹歌县第三届人民代表大会第四次会议上',
  '棹歌县县长　陶若拙',
  '各位代表：',
  '我代表县人民政府向大会报告工作，请予审议。',
]
const deeds =
  '全县生产总值完成61亿元，同比增长5.4%。新建学校3所，改造了农村公路52公里。投产工业项目9个，累计发放贷款4亿元。'
const lacks = '县里的家底还很薄，龙头企业太少。县城停车难、看病难还没有解决。有的干部怕担责任。'
const targets = '今年主要预期目标是：地区生产总值增长6%，财政收入增长4%，城镇新增就业1200人。'
const areas = [
  '（一）壮大产业',
  '引进企业12家，新建厂房3万平方米。改造老旧生产线8条。',
  '（二）建好城乡',
  '改造背街小巷14条，新增停车泊位600个。修建农村公路38公里。',
]
const closing = '各位代表！让我们为建设美好棹歌而努力奋斗！'

describe('parts whose titles say nothing', () => {
  test.each([
    ['numbered', ['一、爬坡的路', '二、心里的结', '三、脚下的桥']],
    ['with a label', ['回望：2023年，我们一起走过', '自省：我们还没做好', '启程：2024年，我们这样干']],
  ])('%s, are told by what stands under them', (_, [first = '', second = '', third = '']) => {
    const report = readingOf([...head, first, deeds, second, lacks, third, targets, ...areas, closing])
    expect(headingsOf(report)).toHaveLength(2)
    expect(kindsOf(report, '改造了农村公路52公里')).toEqual(['result'])
    expect(kindsOf(report, '家底还很薄')).toEqual(['problem'])
    expect(kindsOf(report, '城镇新增就业1200人')).toEqual(['target'])
    expect(measuresOf(report)).toHaveLength(4)
  })
})

test('areas that tell of both years keep results and measures apart', () => {
  const report = readingOf([
    ...head,
    '一、总账',
    deeds,
    targets,
    '二、分账',
    '（一）壮大产业',
    '【去年】引进企业7家，新建厂房2万平方米。',
    '【今年】引进企业12家。改造老旧生产线8条。',
    '（二）建好城乡',
    '【去年】改造背街小巷9条。',
    '【今年】改造背街小巷14条，新增停车泊位600个。',
    closing,
  ])
  expect(headingsOf(report)).toHaveLength(2)
  expect(kindsOf(report, '引进企业7家')).toEqual(['result'])
  expect(kindsOf(report, '改造背街小巷14条')).toEqual(['measure'])
  expect(report.targets).toHaveLength(1)
})

test('a table that alone states the targets is read', () => {
  const report = readingOf([
    ...head,
    '一、2023年工作回顾',
    deeds,
    '二、2024年工作安排',
    '2024年主要预期目标如下表所示：',
    '指标\t单位\t2023年完成\t2024年目标',
    '工业总产值\t亿元\t88\t96',
    '税收增速\t%\t4.1\t5以上',
    '亩均税收\t万元\t9\t不低于10',
    ...areas,
    closing,
  ])
  expect(
    report.targets.flatMap(({ figures }) =>
      figures.map(({ metric, op, value, unit, change }) => [metric, op, value, unit, change]),
    ),
  ).toEqual([
    ['工业总产值', '=', 96, '亿元', false],
    ['税收增速', '>=', 5, '%', true],
    ['亩均税收', '>=', 10, '万元', false],
  ])
})

test('headings that only divide the plan are no areas', () => {
  const report = readingOf([
    ...head,
    '一、2023年工作回顾',
    deeds,
    '二、2024年工作安排',
    '（一）怎么看',
    '机遇和压力都在眼前。',
    '（二）奔什么',
    targets,
    '（三）干什么',
    '任务一　壮大产业',
    '引进企业12家，新建厂房3万平方米。',
    '牵头：县工信局　督办：分管副县长',
    '任务二　建好城乡',
    '改造背街小巷14条。新增停车泊位600个。',
    '任务三　办好教育',
    '新建学校2所，增加学位900个。',
    closing,
  ])
  expect(headingsOf(report)).toEqual(['任务一 壮大产业', '任务二 建好城乡', '任务三 办好教育'])
  expect(kindsOf(report, '分管副县长')).toEqual([])
})

test('a list of targets stays together, whatever numbers it', () => {
  const list = [
    '——地区生产总值增长6%；',
    '——财政收入增长4%；',
    '——居民收入增速不低于经济增速；',
    '——空气优良天数达到320天。',
  ]
  const report = readingOf([
    ...head,
    '一、2023年工作回顾',
    deeds,
    '二、2024年工作安排',
    '今年主要预期目标是：',
    ...list,
    ...areas,
    closing,
  ])
  expect(report.targets).toHaveLength(5)
  expect(headingsOf(report)).toHaveLength(2)
})

test('a livelihood list on lines of its own is an area beside unnumbered ones', () => {
  const report = readingOf([
    ...head,
    '一、2023年工作回顾',
    deeds,
    '二、2024年工作安排',
    targets,
    '做强产业，增添动力',
    '引进企业12家，新建厂房3万平方米。',
    '建好城乡，改善环境',
    '改造背街小巷14条，新增停车泊位600个。',
    '二〇二四年为民办的实事：',
    '1.安装路灯800盏；',
    '2.新建幼儿园2所；',
    '3.改造危房60户。',
    closing,
  ])
  expect(headingsOf(report)).toHaveLength(3)
  expect(report.areas.at(-1)?.measures.map(({ livelihood }) => livelihood)).toEqual([true, true, true])
})

test.each([
  ['a picture', '要像绣花一样做群众工作，像农人一样守土。'],
  ['refusals', '不摆花架子，不做表面文章。'],
  ['what people say', '山里人有句话，路通了心就亮了。'],
])('%s promises nothing', (_, words) => {
  const report = readingOf([
    ...head,
    '一、2023年工作回顾',
    deeds,
    '二、2024年工作安排',
    targets,
    ...areas,
    '三、加强政府自身建设',
    `办理代表建议72件。${words}`,
    closing,
  ])
  expect(kindsOf(report, words)).toEqual(['guidance'])
})
