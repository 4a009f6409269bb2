import { describe, expect, test } from 'vitest'
import { counts, headingsOf, measuresOf, readingOf } from './kinds.fixture.ts'

/** 霁山县 and 隰县-like names of these texts are invented, and so are their people. */
const areas = [
  ['着力做强茶产业，拓宽富民路子。', '改造低产茶园6200亩，引进加工企业9家。建成展示中心1处，组织参加展会12场。'],
  ['着力提升城镇功能，改善人居环境。', '改造老旧小区21个，惠及居民4800户。新建公共停车场6处，增加泊位1350个。'],
  ['着力抓好项目建设，扩大有效投资。', '实施重点项目88个，完成年度投资71亿元。新开工厂房14万平方米，签约项目23个。'],
] as const
const head = [
  '霁山县政府工作报告',
  '——2025年1月16日在霁山县第十八届人民代表大会第四次会议上',
  '县长 祁望川',
  '各位代表：',
  '现在，我代表县人民政府，向大会报告工作，请予审议。',
]
const review = [
  '一、2024年工作回顾',
  '全县地区生产总值达到146.2亿元，增长6.3%；一般公共预算收入8.8亿元，增长5.1%。',
  '新开工项目57个，完成工业技改投资18亿元。建成数字茶厂3家，茶叶产值突破20亿元。',
  '我们也清醒地看到，工作中还存在不少困难和问题，主要是：产业链条不长，项目储备不足。',
]
const marks = ['（一）', '（二）', '（三）']
const planOf = (numbers: readonly string[]) => [
  '二、2025年工作安排',
  '今年的主要预期目标是：地区生产总值增长6.5%左右，一般公共预算收入增长5%。',
  '重点抓好三个方面工作：',
  ...areas.flatMap(([heading, text], i) => [`${numbers[i]}${heading}`, text]),
]
const end = '各位代表！让我们团结一心、真抓实干，为建设现代化霁山而努力奋斗！'
const whole = [...head, ...review, ...planOf(marks), end]
const shape = (lines: readonly string[]) => {
  const report = readingOf(lines)
  return { areas: report.areas.length, measures: measuresOf(report).length, results: report.results.length }
}
const plain = shape(whole)

test('the plain text', () => {
  expect(plain).toMatchObject({ areas: 3, measures: 6 })
  expect(counts.areas).toBeGreaterThan(0)
})

describe('behind the closing stands no plan', () => {
  const notes = ['四链融合', '三资管理', '链长制度', '双随机制', '标准供地'].map(
    (term, i) => `${i + 1}.“${term}”：加强资源管理，推动融合发展。`,
  )
  test.each([
    [
      'links',
      ['友情网站', ...'省教育厅 省财政厅 省水利厅 市发改委 市公安局 云溪市 青禾县 人民日报 光明之网'.split(' ')],
    ],
    ['notes without a title', notes],
    ['notes under a title in signs', ['※名词解释※', ...notes]],
    ['a licence', ['本作品来自霁山县人民政府网站，属于公有领域。', '任何人可以推广使用，并完善来源说明。']],
  ])('%s', (_, behind) => expect(shape([...whole, ...behind])).toEqual(plain))
})

describe('a text stored several times over is read once', () => {
  test.each([
    ['twice', [...whole, ...whole]],
    ['three times, with the signs of a page between', [...whole, '打印本页', ...whole, '分享到：', ...whole]],
    ['behind an extract', [...whole.slice(0, 8), '点击展开全文', ...whole]],
  ])('%s', (_, lines) => expect(shape(lines)).toEqual(plain))

  test('and that is said', () => {
    expect(readingOf([...whole, ...whole]).findings).toContainEqual(
      expect.objectContaining({ rule: 'text-repeated', found: 2 }),
    )
  })
})

test.each([
  ['a blank behind it', ['一　', '二　', '三　']],
  ['nothing behind it', ['一', '二', '三']],
])('a numeral with %s numbers areas', (_, numbers) => {
  const report = readingOf([...head, ...review, ...planOf(numbers), end])
  expect(headingsOf(report)).toHaveLength(3)
  expect(measuresOf(report)).toHaveLength(6)
})

test.each([
  ['the usual form', whole],
  [
    'titles without numbers, areas as items',
    [
      ...head,
      ...review.map((line) => line.replace(/^一、/, '')),
      ...planOf(['一是', '二是', '三是']).map((line) => line.replace(/^二、/, '')),
      end,
    ],
  ],
])('a text in one line has its parts, areas and targets: %s', (_, lines) => {
  const report = readingOf([lines.join('')])
  expect(report.areas).toHaveLength(3)
  expect(measuresOf(report)).toHaveLength(6)
  expect(report.targets).toHaveLength(1)
  expect(report.meta).toMatchObject({ jurisdiction: '霁山县', date: '2025-01-16', speaker: '祁望川' })
})

test.each([
  [
    'a name of one character',
    ['2025年涣县政府工作报告', '——2025年1月9日在涣县第十七届人民代表大会第五次会议上'],
    { jurisdiction: '涣县', level: 'county' },
  ],
  [
    'who speaks within the line',
    ['2025年川江省政府工作报告', '2025年1月18日川江省省长程亦舟在川江省第十四届人民代表大会第二次会议上'],
    { jurisdiction: '川江省', meeting: '川江省第十四届人民代表大会第二次会议', speaker: '程亦舟', office: '省长' },
  ],
  [
    'the name before the post',
    ['政府工作报告', '2025年1月18日程亦舟市长在澜口市第九届人民代表大会第三次会议上'],
    { jurisdiction: '澜口市', speaker: '程亦舟', office: '市长' },
  ],
  [
    'a day in Chinese numerals',
    ['霁山县政府工作报告', '二○二五年一月十六日在霁山县第十八届人民代表大会第四次会议上'],
    { date: '2025-01-16', jurisdiction: '霁山县' },
  ],
  [
    'a day alone beside the title',
    ['霁山县政府工作报告', '2025年1月16日', '县长 祁望川'],
    { date: '2025-01-16', published: null },
  ],
])('the head of the text: %s', (_, lines, meta) => {
  expect(readingOf([...lines, ...whole.slice(3)]).meta).toMatchObject(meta)
})

test('a far year that something runs up to is not the plan’s', () => {
  const lines = whole.map((line) => line.replace('新开工项目57个，', '编制2035年发展目标任务。新开工项目57个，'))
  expect(readingOf(lines).meta).toMatchObject({ planYear: 2025, reviewYear: 2024 })
})

describe('the units that the text names', () => {
  const unitsOf = (text: string, behind: readonly string[] = []) => {
    const lines = [
      ...head,
      ...review,
      '二、2025年工作安排',
      '（一）做强茶产业',
      text,
      ...behind,
      '（二）提升城镇',
      areas[1][1],
      end,
    ]
    const report = readingOf(lines)
    return { units: measuresOf(report)[0]?.units, measures: measuresOf(report).length }
  }
  test.each([
    ['behind a label', '改造茶园60亩（牵头单位：农牧厅、财政厅）。', ['农牧厅', '财政厅']],
    [
      'who leads and who helps',
      '改造茶园60亩（县农业农村局牵头，县残联、各镇人民政府配合）。',
      ['县农业农村局', '县残联', '各镇人民政府'],
    ],
    ['in brackets behind the full stop', '改造茶园60亩。（责任单位：县茶业集团、团县委）', ['县茶业集团', '团县委']],
    [
      'in brackets that hold nothing else',
      '改造茶园60亩。（县农业农村局、县妇联，各镇）',
      ['县农业农村局', '县妇联', '各镇'],
    ],
    ['at the beginning', '由县残联负责，改造茶园60亩。', ['县残联']],
    ['brackets that name none', '改造（二期）茶园60亩，推广（试点）经验。', []],
  ])('%s', (_, text, units) => expect(unitsOf(text)).toEqual({ units, measures: 3 }))

  test('on lines of their own', () => {
    expect(unitsOf('改造茶园60亩。', ['责任单位：县农业农村局、国网霁山供电公司', '配合单位：石桥街道'])).toEqual({
      units: ['县农业农村局', '国网霁山供电公司', '石桥街道'],
      measures: 3,
    })
  })
})

describe('what no word of it names is told by its form', () => {
  const labels = ['茶业霁山：', '宜居霁山：', '项目霁山：']
  const from = (lines: readonly string[], plan: readonly string[]) => [...lines, ...plan, end]
  const labelled = areas.flatMap(([, text], i) => [labels[i] ?? '', text])

  test('labels with a colon on lines of their own head the areas', () => {
    const plan = ['二、2025年工作安排', '今年的主要预期目标是：地区生产总值增长6.5%左右。', ...labelled]
    const report = readingOf(from([...head, ...review], plan))
    expect(headingsOf(report)).toEqual(labels)
    expect(measuresOf(report)).toHaveLength(6)
  })

  test('a question turns from the five years to the plan', () => {
    const years = '“十五五”时期，全县将建设茶旅强县，地区生产总值年均增长6%以上。'
    const report = readingOf(from([...head, ...review, years], ['2025年工作怎么干？全县上下要奋勇争先。', ...labelled]))
    expect(report.outlook.map(({ text }) => text)).toEqual([years])
    expect(report.areas).toHaveLength(3)
  })

  test('a row of headline figures states the targets', () => {
    const row = '财政收入增长5%，固定资产投资增长8%，农民人均可支配收入增长7%。'
    const report = readingOf(from([...head, ...review], ['二、2025年工作打算', row, ...labelled]))
    expect(report.targets.map(({ text }) => text)).toEqual([row])
  })

  test('a numbered part with the targets opens the plan, whatever its title says', () => {
    const parts = [
      ...head,
      '第一部分 砥砺前行，2024年工作回顾',
      ...review.slice(1),
      '第二部分 乘势而上，2025年展现新作为',
      '今年的主要预期目标是：地区生产总值增长6.5%左右，一般公共预算收入增长5%。',
      '第三部分 真抓实干，抓好2025年三项重点工作',
    ]
    const report = readingOf(
      from(
        parts,
        areas.flatMap(([heading, text], i) => [`${marks[i]}${heading}`, text]),
      ),
    )
    expect(report.targets).toHaveLength(1)
    expect(report.problems).toHaveLength(1)
    expect(report.areas).toHaveLength(3)
  })

  test('lacks that are announced before a colon are problems, with figures or without', () => {
    const lacks = '静下心来看，霁山还有不少短腿：工业体量小，规上企业不足30家；城乡供水不稳。'
    const report = readingOf([...head, ...review.slice(0, 3), lacks, ...planOf(marks), end])
    expect(report.problems.map(({ text }) => text).join('')).toBe(lacks)
  })
})
