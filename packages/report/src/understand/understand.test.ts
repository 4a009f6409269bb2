import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRestored } from '../pipeline.ts'
import type { Report } from '../report.ts'
import { sourceOf } from '../source/source.ts'
import { bracketed, counted, dotted, ordinal, plan, review, type Style, yunling } from './yunling.fixture.ts'

const read = (text: string): Report =>
  readRestored(
    { file: null, sha256: '', format: 'txt', encoding: 'utf-8', text, places: [], meta: {}, findings: [] },
    sourceOf(text),
  )

const promised = plan.map(([, parts]) => parts.flatMap(([, measures]) => measures))
const heard = (report: Report) => report.areas.map(({ measures }) => measures.map(({ text }) => text))
const bare = (words: string) =>
  words.replace(/^(?:[一二三]、|（[一二三]）|\([一二三]\)|\d\.|第[一二三]，|[一二三]是)/, '').replace(/。$/, '')
const headings = (report: Report) => report.areas.map(({ heading }) => bare(heading))

test('the plan is read area by area, every measure under its own and under its lower heading', () => {
  const report = read(yunling())
  expect(headings(report)).toEqual(plan.map(([heading]) => heading))
  expect(heard(report)).toEqual(promised)
  expect(report.areas[0]?.measures[0]?.path).toEqual(['壮大主导产业。'])
  expect(report.areas[0]).toMatchObject({ focus: '产业转型', purpose: '培育县域经济新动能', theme: 'industry' })
  expect(report.elsewhere).toEqual([])
})

test('results, targets, problems and thanks are told apart', () => {
  const report = read(yunling())
  expect(report.results.map(({ text }) => text)).toEqual([
    '面对多重困难，全县上下齐心协力，较好完成了年度目标任务。',
    ...review.flatMap(([, results]) => results),
  ])
  expect(report.targets.map(({ text }) => text)).toEqual([
    '今年经济社会发展主要预期目标是：地区生产总值增长6.5%左右；',
    '一般公共预算收入增长5%；',
    '城镇登记失业率控制在4.5%以内。',
  ])
  expect(report.problems).toHaveLength(1)
  expect(report.guidance.some(({ text }) => text.includes('衷心的感谢'))).toBe(true)
})

test('the document says who reported what, where and when', () => {
  expect(read(yunling()).meta).toMatchObject({
    title: '云岭县2023年政府工作报告',
    jurisdiction: '云岭县',
    level: 'county',
    planYear: 2023,
    reviewYear: 2022,
    meeting: '云岭县第十七届人民代表大会第三次会议',
    date: '2023-01-12',
    speaker: '林知远',
    office: '县长',
  })
})

describe('however it is written down, the same is read', () => {
  const styles: readonly (readonly [string, Style])[] = [
    ['numbered 一、', { areas: counted }],
    ['numbered 1.', { areas: dotted }],
    ['numbered 第一，', { areas: ordinal }],
    ['numbered 一是', { areas: (index) => `${'一二三'[index]}是` }],
    ['not numbered', { areas: () => '' }],
    ['headings run in', { areas: bracketed, runIn: true }],
    ['headings run in, not numbered', { areas: () => '', runIn: true }],
    ['no titles of parts', { titles: false }],
    ['one line, blanks between paragraphs', { join: '\u3000\u3000' }],
    [
      'page furniture around it',
      { before: '打印\n收藏\n分享到\n', after: '\n分享到：\n上一篇：\n云岭县2022年政府工作报告\n责任编辑：某某' },
    ],
    [
      'a glossary behind it',
      { after: '\n名词解释\n1.两山：指绿水青山和金山银山。\n2.四好：要实施好、落实好的一种说法。' },
    ],
  ]
  test.each(styles)('%s', (_, style) => {
    const report = read(yunling(style))
    expect(headings(report)).toEqual(plan.map(([heading]) => heading))
    expect(heard(report)).toEqual(promised)
    expect(report.targets).toHaveLength(3)
  })

  test('half-width punctuation', () => {
    const half = (words: string) =>
      words
        .replaceAll('，', ',')
        .replaceAll('：', ':')
        .replaceAll('（', '(')
        .replaceAll('）', ')')
        .replaceAll('；', ';')
    const report = read(half(yunling()))
    expect(headings(report)).toEqual(plan.map(([heading]) => half(heading)))
    expect(heard(report)).toEqual(promised.map((measures) => measures.map(half)))
  })

  test('a list of livelihood items inside an area keeps its items', () => {
    const list = '今年要办好3件民生实事。一是新建便民市场2处。二是改造公厕10座。三是为老年人免费体检5000人次。'
    const report = read(yunling().replace('各位代表，使命在肩', `${list}\n各位代表，使命在肩`))
    expect(report.areas.at(-1)?.measures.filter(({ livelihood }) => livelihood)).toHaveLength(3)
    expect(report.findings.map(({ rule }) => rule)).not.toContain('livelihood-count-differs')
  })

  test('a list of livelihood items attached behind the report is an area of its own', () => {
    const report = read(
      yunling({ after: '\n附：云岭县2023年三件民生实事\n1.新建便民市场2处。\n2.改造公厕10座。\n3.免费体检5000人次。' }),
    )
    expect(report.areas.at(-1)).toMatchObject({ livelihood: true })
    expect(report.areas.at(-1)?.measures.every(({ livelihood }) => livelihood)).toBe(true)
    expect(report.areas.at(-1)?.measures).toHaveLength(3)
  })
})

describe('what the document says of itself is checked', () => {
  const rules = (text: string) => read(text).findings.map(({ rule }) => rule)
  test('all is well', () => expect(rules(yunling())).toEqual([]))
  test('fewer areas than announced', () => {
    const [finding] = read(yunling().replace('三个方面', '五个方面')).findings
    expect(finding).toMatchObject({ rule: 'area-count-differs', expected: 5, found: 3 })
  })
  test('a number left out', () => expect(rules(yunling().replace('（三）', '（四）'))).toContain('numbering-gap'))
  test('fewer items than announced', () => {
    const list = '今年要办好5件民生实事。一是新建便民市场2处。二是改造公厕10座。\n各位代表，使命在肩'
    expect(rules(yunling().replace('各位代表，使命在肩', list))).toContain('livelihood-count-differs')
  })
  test('no plan in the text: nothing is invented', () => {
    const text = yunling()
    const report = read(text.slice(0, text.indexOf('2023年工作安排')))
    expect(report.areas).toEqual([])
    expect(report.elsewhere).toEqual([])
    expect(report.findings.map(({ rule }) => rule)).toContain('no-plan')
  })
})

test('a newspaper that tells of the report in the third person', () => {
  const report = read(
    [
      '云岭县2023年重点做好三方面工作',
      '来源：云岭日报',
      '云岭日报1月12日讯 1月12日上午，云岭县第十七届人民代表大会第三次会议开幕。县长林知远代表县政府向大会报告工作时提出，2023年，该县将重点做好三方面工作。',
      '2022年，云岭县产业发展步伐加快。新增规上企业9家；外贸进出口增长12%，位居全市第二。',
      '2023年，云岭县将深入落实县委部署，重点做好三方面工作：',
      '聚焦项目建设,积蓄发展后劲。推动茶产业园投产；推动水库除险加固完工。',
      '聚焦乡村振兴,建设美丽家园。守牢粮食安全底线；推进农村改厕。',
      '聚焦民生保障,增进群众福祉。实施教育提升工程；实施就业促进工程。',
      '（完）',
      '【编辑:某某】',
    ].join('\n'),
  )
  expect(report.areas.map(({ focus, measures }) => [focus, measures.length])).toEqual([
    ['项目建设', 2],
    ['乡村振兴', 2],
    ['民生保障', 2],
  ])
  expect(report.results).toHaveLength(2)
  expect(report.units.at(-1)).toMatchObject({ role: 'other' })
})

describe('what is no government work report gives nothing', () => {
  test.each([
    [
      'a novel',
      '第一章 归来\n傍晚，他回到村里。老槐树还在，树下坐着几个老人。\n第二天他去了县城。街上人很多，他走了很久。窗外下起了雨。',
    ],
    [
      'a notice',
      '云岭县人民政府办公室关于做好防汛工作的通知\n各乡镇人民政府：\n一、工作目标\n确保水库安全度汛。\n二、重点任务\n（一）加强监测预警。各乡镇要落实值班制度。\n（二）加强物资储备。储备编织袋10万条。\n请认真贯彻执行。',
    ],
    [
      'a court',
      '云岭县人民法院工作报告\n各位代表：\n现在，我代表县人民法院向大会报告工作，请予审议。\n2022年工作回顾\n审结案件5100件，增长4%。审结刑事案件320件。\n2023年工作安排\n一、服务大局。依法保护市场主体。\n二、深化改革。落实司法责任制。',
    ],
    ['nothing', ''],
  ])('%s', (_, text) => {
    const report = read(text)
    expect(report.findings.map(({ rule }) => rule)).toEqual(['not-a-report'])
    expect(
      [report.areas, report.elsewhere, report.results, report.targets, report.outlook, report.problems].flat(),
    ).toEqual([])
  })
})

const scrap = fc.constantFrom(
  '（一）',
  '一、',
  '1.',
  '一是',
  '——',
  '。',
  '；',
  '：',
  '“',
  '”',
  '（',
  '\n',
  ' ',
  '各位代表',
  '2023年',
  '建设学校',
  '增长5%',
  '我代表县政府',
  '工作回顾',
  '工作安排',
  '预期目标是',
)

test('any text: no throw, ascending units, every word to the letter, measures behind their heading', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(scrap, { maxLength: 80 }).map((all) => all.join('')),
        fc.nat(400).map((at) => yunling().slice(at)),
      ),
      (text) => {
        const report = read(text)
        let last = 0
        for (const { span } of report.units) {
          expect(span[0]).toBeGreaterThanOrEqual(last)
          last = span[1]
        }
        for (const area of report.areas) {
          expect(text.slice(...area.span)).toBe(area.heading)
          for (const { text: words, span } of area.measures) {
            expect(text.slice(...span)).toBe(words)
            expect(span[0]).toBeGreaterThanOrEqual(area.span[1])
          }
        }
        for (const { text: words, span } of [
          ...report.results,
          ...report.targets,
          ...report.problems,
          ...report.guidance,
          ...report.outlook,
        ])
          expect(text.slice(...span)).toBe(words)
      },
    ),
  )
})
