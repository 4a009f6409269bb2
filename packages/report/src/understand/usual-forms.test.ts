import { describe, expect, test } from 'vitest'
import { counts, kindsOf, measuresOf, reading } from './kinds.fixture.ts'

const first = '（一）壮大特色产业，增强县域实力。'
const second = '（二）建设和美乡村，促进农民增收。'
const third = '（三）增进民生福祉，共享发展成果。'
const plain = [
  '开工技改项目16个，完成工业投资21亿元。培育规上企业6家，新建标准厂房5万平方米。',
  '改造农村公路64公里，新建高标准农田2.4万亩。发展油茶7000亩，培训农民1100人次。',
  '新建小学2所，增加学位900个。改造县中医院住院楼，新增床位160张。',
] as const
const withThird = (...lines: readonly string[]) =>
  reading({ areas: [first, plain[0], second, plain[1], third, ...lines] })

describe('the year’s targets', () => {
  test('a title that first names the guidance opens none: the number of a year is no figure', () => {
    const report = reading({
      opening: [
        '二、2023年工作的总体思路和主要目标',
        '2023年，是全面完成“十四五”规划任务的关键一年。',
        '主要预期目标是：地区生产总值增长6%，一般公共预算收入增长4%。',
      ],
    })
    expect(report.targets).toHaveLength(1)
    expect(kindsOf(report, '关键一年')).toEqual(['guidance'])
  })
})

describe('promises', () => {
  test.each([
    '巡察反馈问题全部销号。',
    '智慧城管平台上半年投入运行。',
    '让创业者越来越有底气，设立1200万元创业基金。',
    '高标准编制国土空间规划。',
  ])('%s', (promise) => {
    expect(kindsOf(withThird(`${plain[2]}${promise}`), promise)).toEqual(['measure'])
  })

  test.each([
    '不以数量论英雄，只以实效论成败。',
    '一分规划，九分落实。',
    '康养是沧梧的一块好招牌，一定要擦亮。',
    '让老人安享晚年、孩子快乐成长成为寻常风景。',
    '文明新风，既要倡导，更要养成。',
  ])('%s promises nothing', (words) => {
    expect(kindsOf(withThird(`${plain[2]}${words}`), words)).toEqual(['guidance'])
  })

  test.each([
    '肩负全县46万人民的重托，我们深感使命光荣、责任重大。',
    '把党的领导贯穿政府工作始终。',
    '做到干部清正、政府清廉、政治清明。',
    '对看准的事要雷厉风行，抓一件成一件。',
  ])('%s is creed', (words) => {
    const report = reading({ self: ['三、加强政府自身建设', `${words}办理代表建议72件，压减会议12%。`] })
    expect(kindsOf(report, words)).toEqual(['guidance'])
  })

  test('a pair of promises that alone could head a part of its area does not', () => {
    const report = reading({
      areas: [first, plain[0], second, `加强耕地保护，遏制耕地撂荒。${plain[1]}`, third, plain[2]],
    })
    expect(kindsOf(report, '遏制耕地撂荒')).toEqual(['measure'])
  })

  test('a row of very short sentences that begin alike heads what follows each', () => {
    const report = reading({
      areas: [
        `${first}抓强企业。开工技改项目16个，完成工业投资21亿元，培育规上企业6家。抓强园区。新建标准厂房5万平方米，配套建设人才公寓300套。抓强平台。新建中试基地2个，引进高层次人才团队4个，转化成果9项。`,
        second,
        plain[1],
        third,
        plain[2],
      ],
    })
    for (const head of ['抓强企业', '抓强园区', '抓强平台']) expect(kindsOf(report, head)).toEqual(['path'])
  })
})

describe('livelihood items', () => {
  test('without numbers, behind their lead-in in one paragraph', () => {
    const report = withThird(
      plain[2],
      '四是办好五件惠民实事。新建停车场3个；改造农贸市场2个；新装路灯900盏；资助大学生200名；改建卫生室12个。',
    )
    expect(measuresOf(report).filter(({ livelihood }) => livelihood)).toHaveLength(5)
    expect(kindsOf(report, '办好五件惠民实事')).toEqual(['path'])
  })

  test('a lead-in that asks the deputies to watch is none of them', () => {
    const report = withThird(
      plain[2],
      '今年，在财力紧张的情况下，县政府继续办好3件民生实事，请各位代表监督：',
      '1.新建停车场3个。',
      '2.新装路灯900盏。',
      '3.资助大学生200名。',
    )
    expect(measuresOf(report).filter(({ livelihood }) => livelihood)).toHaveLength(3)
    expect(kindsOf(report, '请各位代表监督')).toEqual(['path'])
  })
})

test('a bracket of responsible units behind a full stop belongs to what stands before it', () => {
  const report = withThird('新建小学2所，增加学位900个。（责任单位：县教育局、县城投集团）改造县中医院住院楼。')
  const [school, hospital] = ['新建小学', '县中医院'].map((words) =>
    measuresOf(report).find(({ text }) => text.includes(words)),
  )
  expect(school?.units).toEqual(['县教育局', '县城投集团'])
  expect(hospital?.text).toBe('改造县中医院住院楼。')
})

describe('the review', () => {
  const review = (words: string) => ['一、2022年工作回顾', `${words}建成冷藏库6座，带动就业900人。`]

  test.each([
    '大战大考接踵而至，风险挑战前所未有。',
    '五十载风雨兼程，五十载春华秋实。',
    '各位代表，寒冬虽然漫长，但我们已经听到春天的脚步。',
    '这一年，我们经历了太多艰辛。',
  ])('%s is no result', (words) => {
    expect(kindsOf(reading({ review: review(words) }), words)).toEqual(['guidance'])
  })

  test.each(['县医院新院区封顶。', '流感H7型防控扎实有效。', '十件民生实事全部兑现。', '交出了一份殊为不易的答卷。'])(
    '%s is one',
    (words) => {
      const report = reading({
        review: ['一、2022年工作回顾', `全县生产总值完成86.3亿元，增长5.2%。${words}建成冷藏库6座，带动就业900人。`],
      })
      expect(kindsOf(report, words)).toEqual(['result'])
    },
  )

  test('troubles solved are results, however near the problems stand', () => {
    const report = reading({
      review: [
        '一、2022年工作回顾',
        '全县生产总值完成86.3亿元，增长5.2%。针对入学难问题，新建小学2所。一批办证难问题得到化解。',
      ],
      problems: [
        '同时，我们也清醒地看到，还有不少困难：产业链条不长，龙头企业偏少；公共服务不均衡；少数干部作风不实。',
      ],
    })
    for (const words of ['新建小学2所', '得到化解']) expect(kindsOf(report, words)).toContain('result')
    expect(kindsOf(report, '龙头企业偏少')).toEqual(['problem'])
    expect(measuresOf(report)).toHaveLength(counts.measures)
  })
})
