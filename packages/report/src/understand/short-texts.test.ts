import { describe, expect, test } from 'vitest'
import { readRestored } from '../pipeline.ts'
import { repair } from '../repair/repair.ts'
import type { Report } from '../report.ts'

const read = (...lines: string[]): Report => {
  const text = lines.join('\n')
  return readRestored(
    { file: null, sha256: '', format: 'txt', encoding: 'utf-8', text, places: [], meta: {}, findings: [] },
    repair(text),
  )
}

const measures = ({ areas }: Report) => areas.map((area) => area.measures.map(({ text }) => text))
const results = (report: Report) => report.results.map(({ text }) => text)
const rules = ({ findings }: Report) => findings.map(({ rule }) => rule)
const whyOf = (report: Report, words: string) =>
  report.units.find(({ span }) => report.text.slice(...span).startsWith(words))?.why

const plan = [
  '二、2024年重点工作',
  '2024年，主要预期目标是：地区生产总值增长6%；城镇新增就业3000人。重点做好三方面工作：',
  '（一）聚力产业升级，厚植发展优势。建成产业园2个。新增规上企业8家。',
  '（二）聚力城乡融合，提升城市品质。改造老旧小区5个。新建公园3个。',
  '（三）聚力民生改善，增进百姓福祉。新建幼儿园2所。新增床位200张。',
]
const review = [
  '一、经济运行稳中有进。全年实现生产总值98.2亿元，增长6.1%。新增规上工业企业12家。',
  '二、城乡面貌明显改善。改造老旧小区9个。新建公路85公里。',
  '三、民生福祉持续增进。新增学位1080个。新增床位300张。',
]

describe('half a report', () => {
  test.each([
    ['with its title', ['桐岭县政府工作报告']],
    ['without', []],
  ])('the plan alone, %s', (_, head) => {
    const report = read(...head, ...plan)
    expect(whyOf(report, '二、2024年')).toBe('part-title')
    expect(report.targets[0]?.text).toContain('地区生产总值')
    expect(measures(report).map(({ length }) => length)).toEqual([2, 2, 2])
    expect(report.results).toEqual([])
  })

  test.each([
    ['a report', ['柳川县政府工作报告', '柳川县县长 周启明', '各位代表：']],
    ['a summary of the year', ['柳川县人民政府2022年工作总结']],
  ])('the review alone, %s', (_, head) => {
    const report = read(...head, ...review)
    expect(results(report)).toHaveLength(6)
    expect(report.areas).toEqual([])
    expect(rules(report)).toContain('no-plan')
  })

  test('two headings as long as each other do not make a wrapped page', () => {
    const report = read(
      '云岭镇政府工作报告',
      '一、2023年工作回顾',
      '新建公园2个。',
      '二、2024年工作安排',
      '新建道路3公里。',
      '改造厕所20座。',
    )
    expect(results(report)).toEqual(['新建公园2个。'])
    expect(report.elsewhere.map(({ text }) => text)).toEqual(['新建道路3公里。', '改造厕所20座。'])
  })
})

test('a page wrapped at a width goes on where its first line is short of it', () => {
  const wrapped = (paragraph: string) => {
    const lines: string[] = []
    for (let at = 0; at < paragraph.length; at += lines.length === 1 ? 37 : 38)
      lines.push(paragraph.slice(at, at + (lines.length === 0 ? 37 : 38)))
    return lines.join('\n')
  }
  const report = read(
    '桐岭县政府工作报告',
    '各位代表：',
    '一、2023年工作回顾',
    wrapped(`${'新建农村公路二十五公里，改造老旧小区三个，完成户厕改造八百座。'.repeat(9)}`),
    '二、2024年重点工作',
    wrapped(
      '2024年，全县经济社会发展的主要预期目标是，地区生产总值增长6%左右，新增城镇就业3000人以上；农村居民人均可支配收入增长7%，一般公共预算收入增长5%，单位生产总值能耗下降百分之三，完成全年任务。',
    ),
    wrapped(`${'实施产业项目三十个，新增规模以上企业十二家，培育高新技术企业五家。'.repeat(9)}`),
  )
  expect(report.targets).toHaveLength(2)
  expect(report.targets[0]?.text).toContain('新增城镇就业3000人以上')
})

describe('an article in the third person', () => {
  const lead = '1月5日，柳川县第十七届人民代表大会第三次会议开幕，县长周启明代表县人民政府'

  test('whose first sentence says what the report sets out has its areas', () => {
    const report = read(
      '柳川县召开人代会',
      `${lead}作报告时提出，2023年，柳川县要做到三个聚焦。`,
      '聚焦产业升级。实施技改项目30个，新增规上企业12家。',
      '聚焦城乡融合。改造老旧小区9个，新建公园3个。',
      '聚焦民生改善。新建学校2所，新增床位300张。',
    )
    expect(report.areas.map(({ heading }) => heading)).toEqual(['聚焦产业升级。', '聚焦城乡融合。', '聚焦民生改善。'])
  })

  test('by fields of work has them for areas', () => {
    const report = read(
      '柳川县召开人代会',
      `${lead}向大会报告工作。`,
      '2022年，全县实现生产总值98.2亿元，增长6.1%。新增规上工业企业12家。',
      '报告指出，2023年，柳川县将重点做好七个方面工作。',
      '在产业发展方面，该县将实施技改项目30个，新增规上企业12家。',
      '在城乡建设方面，该县将改造老旧小区9个，新建公园3个。',
      '在民生保障方面，该县将新建学校2所，新增床位300张。',
    )
    expect(report.areas.map(({ focus }) => focus)).toEqual(['产业发展', '城乡建设', '民生保障'])
    expect(measures(report).map(({ length }) => length)).toEqual([1, 1, 1])
    expect(rules(report)).toContain('area-count-differs')
  })

  test('its title and lead are named, and what it says of the report is no result', () => {
    const told = '周启明在报告中回顾了2022年工作。'
    const report = read(
      '柳川两会拉开帷幕',
      `${lead}向大会报告工作。`,
      `${told}2022年，全县实现生产总值98.2亿元，增长6.1%。`,
      ...review,
    )
    expect(whyOf(report, '柳川两会')).toBe('title')
    expect(whyOf(report, '1月5日')).toBe('lead')
    expect(results(report)).not.toContain(told)
    expect(results(report)).toContain('改造老旧小区9个。')
  })
})

const whole = (...body: string[]) =>
  read(
    '云岭县2023年政府工作报告',
    '各位代表：',
    '现在，我代表县人民政府向大会报告工作，请予审议。',
    '一、2022年工作回顾',
    '地区生产总值完成98.6亿元，增长6.1%。新增规上工业企业12家。改造老旧小区9个。',
    '二、2023年重点工作',
    ...body,
  )
const listed = (report: Report) =>
  [...report.areas.flatMap((area) => area.measures), ...report.elsewhere]
    .filter(({ livelihood }) => livelihood)
    .map(({ text }) => text.replace(/^.*：/, ''))
const differing = ({ findings }: Report) =>
  findings.filter(({ rule }) => rule.endsWith('differs')).map(({ expected, found }) => [expected, found])

describe('a list of livelihood items in one paragraph', () => {
  test.each([
    ['unnumbered', '新建幼儿园3所；', '改造危房260户；', '新增车位800个。'],
    ['1.', '1.新建幼儿园3所；', '2.改造危房260户；', '3.新增车位800个。'],
    ['①', '①新建幼儿园3所。', '②改造危房260户。', '③新增车位800个。'],
    ['一是', '一是新建幼儿园3所；', '二是改造危房260户；', '三是新增车位800个。'],
  ])('%s', (_, ...items) => {
    const report = whole(
      '（一）做强产业。实施技改项目30个。',
      `（二）改善民生。用心办好8件民生实事：${items.join('')}完善社保体系。`,
      '（三）守住安全。整治隐患200处。',
    )
    expect(listed(report)).toEqual(items)
    expect(measures(report)[1]?.at(-1)).toBe('完善社保体系。')
    expect(differing(report)).toEqual([[8, 3]])
  })

  test('on a line of its own belongs to no area of another field', () => {
    const report = whole(
      '（一）做强产业。实施技改项目30个。',
      '（二）守住安全。整治隐患200处。',
      '今年，我们将办好两件民生实事：新建幼儿园3所；改造危房260户。',
    )
    expect(measures(report)).toEqual([['实施技改项目30个。'], ['整治隐患200处。']])
    expect(listed(report)).toEqual(['新建幼儿园3所；', '改造危房260户。'])
    expect(differing(report)).toEqual([])
  })

  test('where the plan has no areas', () => {
    const report = whole(
      '今年，重点做好以下工作。加快工业转型，新增企业9家。',
      '办好10件民生实事：新建幼儿园3所；改造危房260户；新建公园2个。',
      '改善人居环境，新增绿地20公顷。',
    )
    expect(listed(report)).toEqual(['新建幼儿园3所；', '改造危房260户；', '新建公园2个。'])
    expect(report.elsewhere.map(({ livelihood }) => livelihood)).toEqual([false, true, true, true, false])
    expect(differing(report)).toEqual([[10, 3]])
  })

  test('what is said of the items as a whole is none of them', () => {
    const said = '以上两件实事，由县政府督查室跟踪问效。'
    const report = whole(
      '（一）做强产业。实施技改项目30个。',
      '（二）守住安全。整治隐患200处。',
      '办好2件民生实事',
      '1.新建幼儿园3所。',
      '2.改造路灯90盏。',
      said,
    )
    expect(listed(report)).toEqual(['1.新建幼儿园3所。', '2.改造路灯90盏。'])
  })
})

describe('how many areas a text speaks of', () => {
  const areas = [
    '（一）聚焦产业强县。新增企业9家。',
    '（二）聚焦生态治理。新增绿地20公顷。',
    '（三）聚焦民生改善。新建学校2所。',
  ]

  test.each([
    ['今年，要紧扣“五个聚焦”，抓好落实。', [[5, 3]]],
    ['今年，要紧扣“三个聚焦”，抓好落实。', []],
    ['今年，重点做好七个方面工作。', [[7, 3]]],
  ])('%s', (words, expected) => expect(differing(whole(words, ...areas))).toEqual(expected))

  test('counts neither self-improvement nor livelihood items', () => {
    const report = whole(
      '今年，重点做好三个方面工作。',
      ...areas,
      '（四）加强政府自身建设。压减支出5%。',
      '三、民生实事',
      '1.新建幼儿园3所。',
      '2.改造路灯90盏。',
    )
    expect(differing(report)).toEqual([])
  })

  test('none found where an article speaks of seven', () => {
    const report = read(
      '柳川县召开人代会',
      '1月5日，柳川县第十七届人民代表大会第三次会议开幕，县长周启明向大会作政府工作报告。',
      '报告指出，2022年，全县实现生产总值98.2亿元，增长6.1%。新增规上工业企业12家。',
      '周启明说，2023年，柳川县要做好七个方面工作，确保发展取得新成效。',
      '全县将实施技改项目30个，新增规上企业12家。',
      '全县将改造老旧小区9个，新建公园3个。',
    )
    expect(report.areas).toEqual([])
    expect(differing(report)).toEqual([[7, 0]])
  })

  test('two long after one another are areas too', () => {
    const report = whole(
      '2023年，预期目标是：地区生产总值增长6%；新增就业3000人。',
      '（一）加快工业转型。新增企业9家。',
      '（二）保障改善民生。新建学校2所。新增床位100张。新建幼儿园3所。改造校舍5栋。办好老年食堂。新建公园3个。',
    )
    expect(measures(report).map(({ length }) => length)).toEqual([1, 6])
  })
})

test('a sentence that sets up one thing is a measure, and so is an item that counts something', () => {
  const report = whole(
    '（一）做强产业',
    '1.实施技改项目30个，新增产值20亿元。',
    '2.改造路灯90盏。',
    '3.新增企业9家，培育专精特新企业3家。',
    '（二）扩大开放',
    '探索建立低空经济示范区。',
    '引进外资企业12家，完成进出口总额30亿元。',
    '（三）规范行政',
    '坚持依法行政，全面推行行政执法公示制度。压减支出5%，新增线上办理事项120项。',
  )
  expect(measures(report).map(({ length }) => length)).toEqual([3, 2, 2])
})

describe('what a text says of itself', () => {
  test('the day in brackets under the title', () => {
    expect(read('桐岭县政府工作报告', '（2024年1月6日）', ...plan).meta.date).toBe('2024-01-06')
  })

  test('a title that the text runs on behind', () => {
    const text = `桐岭县2024年政府工作报告 各位代表：现在，我代表县人民政府报告工作。${review.join('')}`
    expect(read(text).meta.title).toBe('桐岭县2024年政府工作报告')
  })

  test.each([
    ['云州市', '支持各县区加快发展。', null],
    ['云州市', '支持各乡镇加快发展。', 'county'],
    ['滨河新区', '支持各街道加快发展。', null],
  ])('the level of %s, where it says %s', (place, words, level) => {
    expect(read(`${place}政府工作报告`, ...plan, words).meta.level).toBe(level)
  })

  test('two verbs in a row are not cut into a focus', () => {
    const report = read(
      '桐岭县政府工作报告',
      ...plan.slice(0, 2),
      '（一）抓项目扩投资，增强后劲。建成园区2个。',
      '（二）抓改革促开放。引进外企3家。',
    )
    expect(report.areas.map(({ focus }) => focus)).toEqual(['抓项目扩投资', null])
  })
})

test('an article whose speaker first names the year behind is of the year ahead', () => {
  const { meta } = read(
    [
      '1月15日，云岭县第三届人民代表大会第四次会议开幕。',
      '县长赵明在作政府工作报告时说，2023年，全县生产总值增长6.2%，新登记经营主体8600户。',
      '赵明指出，2024年经济社会发展的主要预期目标是：生产总值增长6.5%左右。',
      '壮大先进制造业。新增规上企业12家。',
    ].join('\n'),
  )
  expect([meta.reviewYear, meta.planYear]).toEqual([2023, 2024])
})
