import { describe, expect, test } from 'vitest'
import { counts, headingsOf, kindsOf, linesOf, measuresOf, reading, readingOf } from './kinds.fixture.ts'

const heads = [
  '（一）壮大特色产业，增强县域实力',
  '（二）建设和美乡村，促进农民增收',
  '（三）增进民生福祉，共享发展成果',
]
const under = (...bodies: readonly (readonly string[])[]) => bodies.flatMap((body, i) => [heads[i] ?? '', ...body])

describe('a paragraph with one heading for all of it and others for its passages', () => {
  const fields = [
    ['竹木加工', '茶叶精制', '矿泉饮品'],
    ['水面养殖', '林下种植', '庭院经济'],
  ] as const
  const [goods, farms] = fields.map((names) =>
    names
      .map(
        (name, i) => `做优${name}。支持龙头企业新上生产线${i + 2}条，带动就业${200 + i}人。开展质量诊断${i + 3}轮次。`,
      )
      .join(''),
  )
  const report = reading({
    areas: under(
      [`壮大加工产业。${goods}`],
      [`发展特色农业。${farms}`],
      [
        '改造县中医院住院楼，新增床位160张。建设养老院2所。支持更多企业吸纳就业。发放助学贷款3200万元，资助学生4100人。',
      ],
    ),
  })

  test.each(['壮大加工产业', '发展特色农业', ...fields.flat().map((name) => `做优${name}`)])('%s heads', (words) =>
    expect(kindsOf(report, words)).toEqual(['path']),
  )
  test('what stands below is promised', () => expect(measuresOf(report)).toHaveLength(2 * 6 + 4 + 2))
  test('a short promise in a paragraph without such headings is none', () =>
    expect(kindsOf(report, '支持更多企业吸纳就业')).toEqual(['measure']))
})

describe('below headings on lines of their own a paragraph is whole', () => {
  const firsts = ['推进河湖划界立桩。', '“三湖”要守住清水、留住鸟鸣。']
  const body = (first: string, i: number) =>
    `${first}治理河道${i + 11}公里，清退围网养殖${i + 3}00亩。新增灌溉面积${i + 2}万亩，管护经费按亩落实。`
  const titles = ['守护江河安澜。', '提升供水能力。', '发展高效节水。', '深化水价改革。', '严格水土保持。']
  const bodies = ['', firsts[0] ?? '', '', firsts[1] ?? '', ''].map(body)
  const pairs = titles.map((title, i) => [title, bodies[i] ?? ''])
  const report = reading({ areas: under(pairs.slice(0, 2).flat(), pairs.slice(2, 4).flat(), pairs.slice(4).flat()) })

  test.each(firsts)('%s', (first) => expect(kindsOf(report, first)).toEqual(['measure']))
  test.each(titles)('%s', (title) => expect(kindsOf(report, title)).toEqual(['path']))
})

describe('a list of deeds whose items have headings', () => {
  const items = [
    ['就医便利', ['为乡镇卫生院配备救护车22辆。', '开通跨县就医直通车6条。']],
    ['文化惠民', ['送图书进村120场。']],
    ['出行便捷', ['新建港湾式公交站45个。', '安装信号灯60组。']],
  ] as const
  const list = (number: (i: number) => string) =>
    items.map(([name, deeds], i) => `${number(i)}${name}方面。${deeds.join('')}`)
  const lead =
    '我们要坚持尽力而为、量力而行，把群众的呼声放在心头，继续办好三方面民生实事，做到桩桩有着落、件件有回音。'

  test.each([
    ['1.', (i: number) => `${i + 1}.`],
    ['（1）', (i: number) => `（${i + 1}）`],
    ['一是', (i: number) => `${'一二三'[i]}是`],
  ])('numbered %s', (_, number) => {
    const report = reading({
      areas: under(
        ['开工技改项目16个，完成工业投资21亿元。'],
        ['改造农村公路64公里。'],
        ['新建小学2所，增加学位900个。', lead, ...list(number)],
      ),
    })
    const deeds = measuresOf(report).filter(({ livelihood }) => livelihood)
    expect(deeds).toHaveLength(5)
    expect(deeds.at(-1)?.path.at(-1)).toContain('出行便捷')
    expect(kindsOf(report, '尽力而为')).toEqual(['guidance'])
  })

  test('all in one paragraph, each an item', () => {
    const report = reading({
      areas: under(
        ['开工技改项目16个。'],
        ['改造农村公路64公里。'],
        [
          '新建小学2所。',
          '全力办好四件实事：一是新建公厕12座；二是改造危桥9座；三是安装路灯700盏；四是免费体检3万人。',
        ],
      ),
    })
    expect(measuresOf(report).filter(({ livelihood }) => livelihood)).toHaveLength(4)
  })
})

describe('the government on itself under no heading of its own', () => {
  const passage = [
    '各位代表，完成今年目标任务，必须把政府自身建设摆到更加突出的位置。',
    '要筑牢听令而行的思想根基。',
    '健全督查落实制度，重要事项按月通报。',
    '要养成依法办事的行为习惯。',
    '行政应诉案件负责人出庭率保持100%。',
    '以百折不挠的韧劲、久久为功的恒心干事创业。',
    '要形成风清气正的干事氛围。',
    '一般性支出压减6%。',
  ]
  const report = reading({ self: [passage.join('')] })

  test.each(passage.slice(1).filter((words) => words.startsWith('要')))('%s heads its passage', (words) =>
    expect(kindsOf(report, words)).toEqual(['path']),
  )
  test('its promises are measures', () => {
    for (const words of ['健全督查落实制度', '行政应诉案件', '一般性支出压减'])
      expect(kindsOf(report, words)).toEqual(['measure'])
  })
  test('its turn and its creed are none', () => {
    expect(kindsOf(report, '必须把政府自身建设')).toEqual(['guidance'])
    expect(kindsOf(report, '百折不挠的韧劲')).toEqual(['guidance'])
  })
  test.each(['把坚持党的领导贯穿政府工作各领域', '把党的全面领导落实到政府工作全过程'])('titled %s', (title) => {
    const titled = reading({
      self: [`三、${title}`, '要永葆赤子之心，做到知重负重、敢闯敢干。办理代表建议72件，压减会议12%。'],
    })
    expect(headingsOf(titled).at(-1)).toContain(title)
    expect(kindsOf(titled, '永葆赤子之心')).toEqual(['guidance'])
  })
})

describe('a title that announces tasks holds the areas and is none', () => {
  test.each(['全力抓好三项重点工作', '集中力量抓好三项重点任务', '扎实做好各项工作'])('%s', (title) => {
    const report = reading({
      opening: [
        '二、总体要求和主要目标',
        '今年经济社会发展的主要预期目标是：地区生产总值增长6%，一般公共预算收入增长4%，城镇登记失业率控制在4.5%以内。',
        `三、${title}`,
      ],
      self: ['四、加强政府自身建设', '办理代表建议72件，压减会议12%。公开重点领域信息300条。'],
    })
    expect(headingsOf(report)).toHaveLength(4)
    expect(headingsOf(report).join()).not.toContain(title)
  })
})

describe('a coda of an area promises nothing', () => {
  test.each([
    '各位代表，山水是我们的家底，我们要像爱护眼睛一样守好这片绿，努力让大地长青、江河长流！',
    '风雨同舟见真情，柴米油盐是大事，要把大家的冷暖挂在心头，把身边的难处想在前头。',
    '我们要以寝食难安的责任感、只争朝夕的紧迫感，为开好局、起好步提供坚强保障。',
  ])('%s', (coda) => {
    const report = reading({
      areas: under(['开工技改项目16个。', coda], ['改造农村公路64公里。'], ['新建小学2所。']),
    })
    expect(kindsOf(report, coda)).toEqual(['guidance'])
  })
  test('but what can be looked at stays a measure', () => {
    const report = reading({
      areas: under(
        ['开工技改项目16个。', '枝叶总关情，要健全困难家庭走访制度，临时救助当天办结。'],
        ['改造农村公路64公里。'],
        ['以新工艺提高竹材利用率，以新渠道拉动鲜笋外销。'],
      ),
    })
    expect(kindsOf(report, '健全困难家庭走访制度')).toEqual(['measure'])
    expect(kindsOf(report, '以新工艺提高竹材利用率')).toEqual(['measure'])
  })
})

describe('a page that indents every line and sets words apart', () => {
  const opening = [
    '二、2023年工作安排',
    '今年全县经济社会发展的',
    '主要预期目标',
    '是：地区生产总值增长6%，一般公共预算收入增长4%，城镇登记失业率控制在4.5%以内。',
  ]
  test.each([
    ['indented', '　　'],
    ['not indented', ''],
  ])('%s', (_, indent) => {
    const report = readingOf(linesOf({ opening }).map((line) => indent + line))
    expect(report.targets).toHaveLength(counts.targets)
    expect(headingsOf(report)).toHaveLength(counts.areas)
    expect(measuresOf(report)).toHaveLength(counts.measures)
  })
  test('a line that names the targets opens no part of its own', () => {
    const targets = '地区生产总值增长6%，一般公共预算收入增长4%，城镇登记失业率控制在4.5%以内。'
    const report = reading({ opening: ['二、2023年工作安排', '主要预期目标', targets] })
    expect(headingsOf(report)).toHaveLength(counts.areas)
    expect(measuresOf(report)).toHaveLength(counts.measures)
  })
})

test('numbers of a list of deeds head no areas, though the areas are numbered alike', () => {
  const heading = (number: number, words: string) => `${number}.${words}`
  const report = reading({
    areas: [
      heading(1, '壮大特色产业，增强县域实力'),
      '开工技改项目16个，完成工业投资21亿元。',
      heading(2, '增进民生福祉，共享发展成果'),
      '新建小学2所，增加学位900个。',
      '今年集中财力办好三件民生实事，年底请群众评判。',
      ...['新建公厕12座。', '改造危桥9座。', '安装路灯700盏。'].map((words, i) => heading(i + 1, words)),
    ],
  })
  expect(headingsOf(report)).toHaveLength(3)
  expect(measuresOf(report).filter(({ livelihood }) => livelihood).length).toBeGreaterThanOrEqual(3)
})

test('a wrapped text with note marks is read as the one without breaks', () => {
  const words =
    '深入推进“三园”共建行动［3］，支持企业联合高校开展竹纤维改性攻关，引进检测机构4家、研发团队6个，力争全年新产品产值突破9亿元。落实“两免两补”政策［4］，为种养大户减免保费260万元，发放贴息贷款1.2亿元，带动农户就近务工3100人次，人均增收4200元以上。'
  const lines = linesOf({ areas: ['（一）壮大特色产业，增强县域实力。', words] })
  const wrapped = lines.flatMap((line) => `　　${line}`.match(/.{1,30}/gu) ?? [])
  const [whole, broken] = [lines, wrapped].map((body) => measuresOf(readingOf(body)).map(({ text }) => text))
  expect(broken).toEqual(whole)
})
