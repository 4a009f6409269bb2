import { describe, expect, test } from 'vitest'
import { counts, type Draft, headingsOf, kindsOf, linesOf, measuresOf, reading, readingOf } from './kinds.fixture.ts'

const heads = ['壮大特色产业，增强县域实力', '建设和美乡村，促进农民增收', '增进民生福祉，共享发展成果'] as const
const tasks = [
  '开工技改项目16个，完成工业投资21亿元。培育规上企业6家，新建标准厂房5万平方米。',
  '改造农村公路64公里，新建高标准农田2.4万亩。发展油茶7000亩，培训农民1100人次。',
  '新建小学2所，增加学位900个。改造县中医院住院楼，新增床位160张。',
] as const
/** The areas with these words at the beginning or the end of each one's paragraph. */
const areasWith = (words: readonly string[], at: 'before' | 'behind' = 'behind'): Draft => ({
  areas: heads.flatMap((head, i) => [
    `（${'一二三'.charAt(i)}）${head}。`,
    at === 'before' ? `${words[i] ?? ''}${tasks[i]}` : `${tasks[i]}${words[i] ?? ''}`,
  ]),
})
const numbered = (sign: (number: string) => string, end: string): Draft => ({
  areas: heads.map((head, i) => `${sign('一二三'.charAt(i))}${head}${end}${tasks[i]}`),
})
const opening = (...lines: readonly string[]): Draft => ({
  opening: [
    '二、2023年工作安排',
    ...lines,
    '今年经济社会发展的主要预期目标是：地区生产总值增长6%，一般公共预算收入增长4%。',
    '围绕上述目标，重点抓好以下工作：',
  ],
})
const others = (...lines: readonly string[]): Draft => ({
  problems: [...lines, '同时，我们清醒地看到，工业总量偏小，民生欠账较多。'],
})

describe('variants of the kinds: what each sentence is', () => {
  test.each<[string, Draft, string, string[]]>([
    [
      'principles by digits are guidance',
      opening(
        '要把握两条原则：',
        '1.坚持稳字当头。把稳增长放在更加突出的位置。',
        '2.坚持人民至上。把实事办到群众心坎上。',
      ),
      '办到群众心坎上',
      ['guidance'],
    ],
    [
      'a row of 一要 before the targets is guidance',
      opening('关键要做到“三个坚持”。一要坚持生态优先。绝不以牺牲环境换取一时增长。二要坚持实干为要。一件接着一件办。'),
      '一时增长',
      ['guidance'],
    ],
    [
      'lacks behind a turn without 清醒',
      {
        problems: [
          '成绩面前，我们丝毫不敢自满。对照群众期盼，工作还有不少欠账：主导产业链条短、龙头少；老城区管网老化，内涝时有发生；个别干部怕担责、不敢闯。',
        ],
      },
      '怕担责',
      ['problem'],
    ],
    [
      'lacks from four sides',
      {
        problems: [
          '差距不容回避。从产业看，龙头企业少，产业链条短。从城乡看，垃圾处理水平低。从自身看，少数部门服务意识淡薄。',
        ],
      },
      '服务意识淡薄',
      ['problem'],
    ],
    [
      'chances behind the problems are none of them',
      {
        problems: [
          '我们也清醒地认识到，产业结构单一，基础设施欠账较多。',
          '当前，我国经济长期向好的基本面没有变，支持政策密集出台，我们大有可为。',
        ],
      },
      '大有可为',
      ['guidance'],
    ],
    [
      'a review’s problems that were solved',
      others('突出问题有效破解。针对物业管理中存在的突出问题，整治失管小区46个。'),
      '整治失管小区46个',
      ['result'],
    ],
    [
      'a second reason of the targets',
      {
        opening: [
          '二、2023年工作安排',
          '主要预期目标是：地区生产总值增长6%，一般公共预算收入增长4%。确定6%的增长目标，一方面是落实上级要求，另一方面是为扩大就业留出空间。',
          '重点抓好以下工作：',
        ],
      },
      '留出空间',
      ['guidance'],
    ],
    ['praise: what somebody gave', others('风雪中，是护边员的坚守，换来边境的安宁。'), '护边员', ['guidance']],
    [
      'praise: a stream of small efforts',
      others('正是大家的点滴付出，汇成了前进的澎湃动力。'),
      '点滴付出',
      ['guidance'],
    ],
    [
      'praise: the mood of a place',
      others('岁月不居，时节如流，大地处处涌动着奋进的热潮。'),
      '奋进的热潮',
      ['guidance'],
    ],
    [
      'thanks by another verb',
      others('一年来的成绩，根本在于科学指引，得益于县委的坚强领导，离不开全县人民的勤劳智慧。'),
      '勤劳智慧',
      ['guidance'],
    ],
    [
      'a year that was harder than thought',
      others('修建步道5公里，铺设管网12公里。过去一年，我们遇到的困难比预想的多，取得的成绩比预期的好。'),
      '比预想的多',
      ['guidance'],
    ],
    ['a result in verse names what was built', others('滨河片区蝶变启幕，百年老街重焕生机。'), '百年老街', ['result']],
    [
      'what is opened to the citizens is a result',
      others('修建步道5公里，铺设管网12公里。植物园免费向市民开放。'),
      '植物园',
      ['result'],
    ],
    [
      'a meeting that warns is a promise',
      areasWith(['', '', '召开警示教育大会，通报典型案例。']),
      '警示教育大会',
      ['measure'],
    ],
    [
      'what people can do in their quarter',
      areasWith(['', '', '群众在社区就能办好医保事项。']),
      '医保事项',
      ['measure'],
    ],
    [
      'more and more, and how many',
      areasWith(['', '', '越来越多的惠民演出送到社区，全年不少于120场。']),
      '不少于120场',
      ['measure'],
    ],
    [
      'one window and one network',
      areasWith(['', '', '一网通办、一窗受理、一次办结、一日发照。']),
      '一窗受理',
      ['measure'],
    ],
    [
      'even clauses that are work',
      areasWith(['', '建链、补链、延链、强链，做大产业集群。', '']),
      '做大产业集群',
      ['measure'],
    ],
    [
      'a maxim that joins two things',
      areasWith(['', '', '小康不小康，关键看老乡。'], 'before'),
      '关键看老乡',
      ['guidance'],
    ],
    ['a saying of two negations', areasWith(['无农不稳，无牧不富。', '', ''], 'before'), '无牧不富', ['guidance']],
    [
      'a set-up in two clauses heads nothing',
      areasWith(['推行首席服务官制度，设立企业服务专员。', '', ''], 'before'),
      '首席服务官',
      ['measure'],
    ],
    [
      'virtues in a row',
      {
        self: [
          '三、加强政府自身建设',
          '政府工作人员都要讲学习、讲团结、讲奉献，以实际行动取信于民。办理代表建议72件，压减会议12%。',
        ],
      },
      '讲团结',
      ['guidance'],
    ],
    [
      'what officials are for',
      { self: ['三、加强政府自身建设', '为官避事平生耻，在其位就要谋其政。办理代表建议72件，压减会议12%。'] },
      '平生耻',
      ['guidance'],
    ],
    [
      'a view of what merit is',
      { self: ['三、加强政府自身建设', '牢固树立正确政绩观，用心用情用力为民造福。办理代表建议72件，压减会议12%。'] },
      '政绩观',
      ['guidance'],
    ],
  ])('%s', (_, draft, words, kinds) => expect(kindsOf(reading(draft), words)).toEqual(kinds))
})

describe('variants of the kinds: headings', () => {
  test.each<[string, Draft]>([
    ['numeral and full stop', numbered((number) => `${number}．`, '。')],
    ['numeral and colon', numbered((number) => `${number}：`, '。')],
    ['numeral and wide blanks', numbered((number) => `${number}　　`, '。')],
    ['a disc', numbered(() => '●', '。')],
  ])('areas behind %s', (_, draft) => {
    const report = reading(draft)
    expect(headingsOf(report).slice(0, 3)).toEqual(heads.map((head) => expect.stringContaining(head)))
    expect(measuresOf(report)).toHaveLength(counts.measures)
  })

  test('parts under labels', () => {
    const report = reading({
      review: ['成绩篇：攻坚克难谋发展', '投产工业项目14个，新增规上企业5家。改造背街小巷33条。'],
      ...{
        opening: [
          '任务篇：砥砺前行谱新章',
          '主要预期目标是：地区生产总值增长6%，一般公共预算收入增长4%。',
          '重点抓好以下工作：',
        ],
      },
      self: ['保障篇：从严从实抓自身', '办理代表建议72件，压减会议12%。公开重点领域信息300条。'],
    })
    expect(report.areas.at(-1)?.measures).toHaveLength(2)
    expect(kindsOf(report, '投产工业项目14个')).toEqual(['result'])
    expect(report.targets).toHaveLength(1)
  })

  test('passages of a review whose headings have one length', () => {
    const report = reading({
      review: [
        '一、2022年工作回顾',
        '教育教学均衡发展。新建小学3所，增加学位1200个。城市管理更加精细。修缮市政设施1200处，新增环卫车辆42辆。',
      ],
    })
    expect(kindsOf(report, '教育教学均衡发展')).toEqual([])
    expect(kindsOf(report, '城市管理更加精细')).toEqual([])
    expect(kindsOf(report, '新增环卫车辆42辆')).toEqual(['result'])
  })

  test('passages of a plan below which figures are told in few words', () => {
    const report = reading({
      areas: heads.map(
        (head, i) =>
          `（${'一二三'.charAt(i)}）${head}。${['狠抓项目建设。开工项目16个，投资21亿元。做强创新平台。培育企业研发中心6家以上。', '畅通城乡交通。改造公路64公里，桥梁3座。壮大特色产业。发展油茶7000亩，茶园900亩。', '办好人民教育。新建小学2所，幼儿园1所。促进充分就业。新增城镇就业2600人以上。'][i]}`,
      ),
    })
    for (const head of ['狠抓项目建设', '做强创新平台', '畅通城乡交通', '促进充分就业'])
      expect(kindsOf(report, head), head).toEqual(['path'])
    expect(measuresOf(report)).toHaveLength(8)
  })

  test.each([
    ['三、加强自身', '建设，打造人民满意政府', '三、加强自身建设，打造人民满意政府'],
    ['三、建设人民', '满意政府', '三、建设人民满意政府'],
  ])('a heading broken over two lines: %s', (above, below, whole) => {
    const lines = linesOf({ self: [above, below, '办理代表建议72件，压减会议12%。公开重点领域信息300条。'] })
    expect(headingsOf(readingOf(lines)).at(-1)).toBe(whole)
  })

  test('an area’s heading broken over two lines, its paragraph below', () => {
    const areas = heads.flatMap((head, i) => [`（${'一二三'.charAt(i)}）${head.split('，')[0]}`, tasks[i] ?? ''])
    const broken = areas.map((line) => line.replace('建设和美乡村', '精心打造\n和美乡村'))
    const report = reading({ areas: broken })
    expect(headingsOf(report)[1]).toBe('（二）精心打造和美乡村')
    expect(measuresOf(report)).toHaveLength(counts.measures)
  })

  test('a livelihood list that says no number', () => {
    const list = ['①改造村卫生室12个；', '②新建饮水工程20处；', '③安装路灯600盏。']
    const report = reading({
      areas: [
        `（一）${heads[0]}。${tasks[0]}`,
        `（二）${heads[2]}。${tasks[2]}`,
        '今年，县政府继续办好为民实事：',
        ...list,
      ],
    })
    expect(measuresOf(report).filter(({ livelihood }) => livelihood)).toHaveLength(3)
  })
})
