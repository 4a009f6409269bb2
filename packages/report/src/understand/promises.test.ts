import { describe, expect, test } from 'vitest'
import { counts, headingsOf, kindsOf, measuresOf, reading } from './kinds.fixture.ts'

const heads = [
  '（一）壮大特色产业，增强县域实力。',
  '（二）建设和美乡村，促进农民增收。',
  '（三）增进民生福祉，共享发展成果。',
]
const areas = (...bodies: readonly (string | readonly string[])[]) =>
  bodies.flatMap((body, i) => [heads[i] ?? '', ...(typeof body === 'string' ? [body] : body)])
const long = [
  '开工技改项目16个，完成工业投资21亿元。',
  '培育规上企业6家，新建标准厂房5万平方米。',
  '改造农村公路64公里，新建高标准农田2.4万亩。',
  '发展油茶7000亩，培训农民1100人次。',
  '新建小学2所，增加学位900个。',
  '改造县中医院住院楼，新增床位160张。',
] as const

describe('short promises among long ones are measures', () => {
  test.each([
    ['between', ['加快国企改革。', '优化信贷服务。', '整治占道经营。', '保护古树名木。']],
    ['of one thing', ['发布产业地图。', '启用智慧灯杆。', '编修县志。', '举办丰收节。']],
  ])('%s', (_, short) => {
    const [a, b, c, d] = short
    const report = reading({
      areas: areas(`${long[0]}${a}${long[1]}`, `${long[2]}${b}${long[3]}${c}`, `${long[4]}${d}${long[5]}`),
    })
    for (const promise of short) expect(kindsOf(report, promise)).toEqual(['measure'])
  })

  test('first in few paragraphs', () => {
    const report = reading({
      areas: areas(`${long[0]}${long[1]}`, `${long[2]}${long[3]}`, [
        `整合村级资源，壮大集体经济。${long[4]}`,
        `开展爱国卫生运动。${long[5]}`,
      ]),
    })
    expect(kindsOf(report, '开展爱国卫生运动')).toEqual(['measure'])
    expect(kindsOf(report, '整合村级资源')).toEqual(['measure'])
  })

  test('but headings of passages stay headings', () => {
    const report = reading({
      areas: areas(
        `做强主导产业。${long[0]}招引优质项目。${long[1]}`,
        `稳定粮食生产。${long[2]}拓宽增收渠道。${long[3]}`,
        `办好公平教育。${long[4]}建设健康沧梧。${long[5]}`,
      ),
    })
    expect(measuresOf(report)).toHaveLength(8)
    expect(kindsOf(report, '招引优质项目')).toEqual(['path'])
    expect(kindsOf(report, '建设健康沧梧')).toEqual(['path'])
  })
})

describe('sayings head nothing and promise nothing', () => {
  test.each([
    ['工业强则经济强，产业旺则百业旺。', '农业稳才能天下安。', '民生连着民心，民心就是江山。'],
    ['栽下梧桐树，引得凤凰来。', '乡村振兴，产业先行。', '小康不小康，关键看老乡。'],
    ['企业家是最宝贵的财富。', '美丽乡村，寄托着乡愁。', '最暖的阳光，照进最普通的人家。'],
    ['抓产业就是抓未来。', '望得见山，看得见水，记得住乡愁。', '一枝一叶总关情。'],
  ])('%s', (...sayings) => {
    const [a, b, c] = sayings
    const report = reading({
      areas: areas(`${a}${long[0]}${long[1]}`, `${b}${long[2]}${long[3]}`, `${c}${long[4]}${long[5]}`),
    })
    for (const saying of sayings) expect(kindsOf(report, saying)).toEqual(['guidance'])
    expect(measuresOf(report)).toHaveLength(8)
  })
})

describe('no word alone loses a measure', () => {
  test.each([
    '推动矛盾纠纷就地化解，让群众少跑腿就能办成事。',
    '新建口袋公园8个，让城市颜值越来越高。',
    '拍摄警示片2部，召开警示教育大会。',
    '集中解决反映强烈的农村饮水问题。',
    '改造提升老街，打造令人难忘的消费场景。',
    '健全未成年人关爱机制，一个都不能落下地开展帮扶。',
    '编制城市更新规划，综合考虑老城承载能力。',
    '优化营商环境，强化要素保障，深化项目帮办，细化惠企措施。',
    '推进政策直达，推进服务前移，推进难题速解。',
    '以园区为主战场，以项目为主抓手，开工技改项目9个。',
    '完善接诉即办机制，群众有呼声、政府有回应。',
  ])('%s', (promise) => {
    const report = reading({
      areas: areas(`${long[0]}${promise}${long[1]}`, `${long[2]}${long[3]}`, `${long[4]}${long[5]}`),
    })
    expect(kindsOf(report, promise)).toEqual(['measure'])
  })
})

describe('creed promises nothing', () => {
  test.each([
    '重任在肩，唯有奋斗不息；',
    '以更高的站位、更足的干劲、更严的要求，推动工作提质、效率提速、形象提升。',
    '我们将以永不懈怠的精神、一往无前的姿态，向人民交出满意答卷。',
    '发扬蚂蚁啃骨头的精神，以久久为功的韧性一抓到底。',
    '始终把群众冷暖放在心头，想群众之所想、急群众之所急。',
    '时刻保持“赶考”的清醒，做到夙夜在公、勤勉尽责。',
    '干字当头，实字托底。',
  ])('%s', (creed) => {
    const report = reading({
      self: ['三、加强政府自身建设', `${creed}办理代表建议72件，压减会议12%。公开重点领域信息300条。`],
    })
    expect(kindsOf(report, creed)).not.toContain('measure')
    expect(measuresOf(report)).toHaveLength(counts.measures)
  })

  test.each([
    '弘扬清正新风，公务接待费用下降6%。',
    '坚持马上就办，推行首问负责制。',
    '强化为民情怀，开展万名干部下基层活动。',
    '坚持依法行政，落实重大决策听证制度。',
  ])('but %s', (promise) => {
    const report = reading({ self: ['三、加强政府自身建设', `${promise}办理代表建议72件，压减会议12%。`] })
    expect(kindsOf(report, promise)).toEqual(['measure'])
  })
})

describe('situation and requirements promise nothing', () => {
  test.each([
    [
      '当前，我县发展机遇与挑战并存。',
      '从有利因素看，国家扩大有效投资，将为我县争取项目带来机遇。',
      '从不利因素看，外部需求走弱，企业经营压力加大。',
    ],
    [
      '今年形势依然复杂严峻。',
      '一方面，国内市场加快恢复，有利于我县扩大特色产品销售。',
      '另一方面，要素成本上升，传统企业面临转型考验。',
    ],
    [
      '做好今年工作，要始终坚持稳中求进。',
      '我们要更加突出系统思维，推动各项工作相互促进。',
      '更加突出底线思维，把各种困难想在前面。',
    ],
  ])('%s', (...sentences) => {
    const report = reading({
      opening: [
        '二、2023年总体要求和目标任务',
        ...sentences,
        '今年主要预期目标是：地区生产总值增长6%，一般公共预算收入增长4%。',
        '三、2023年重点工作',
      ],
      self: ['四、加强政府自身建设', '办理代表建议72件，压减会议12%。公开重点领域信息300条。'],
    })
    for (const sentence of sentences) expect(kindsOf(report, sentence)).not.toContain('measure')
    expect(measuresOf(report)).toHaveLength(counts.measures)
    expect(headingsOf(report)).toHaveLength(4)
  })
})

describe('reasons for the targets are none', () => {
  test.each([
    ['地区生产总值增长6%，主要基于三点考虑：一是发展有基础。二是符合上级要求。'],
    ['将增速定为6%，兼顾了需要与可能，经过努力能够达到。', '财政收入增长4%，留有余地，同减税降费政策相衔接。'],
    ['提出6%的增速目标，是为了稳定预期、提振信心。'],
    ['上述目标充分体现了积极进取的导向，与“十四五”规划相协调。'],
  ])('%s', (...reasons) => {
    const report = reading({
      opening: [
        '二、2023年工作安排',
        '今年主要预期目标是：地区生产总值增长6%，一般公共预算收入增长4%。',
        reasons.join(''),
        '重点抓好以下工作：',
      ],
    })
    expect(report.targets).toHaveLength(1)
    expect(measuresOf(report)).toHaveLength(counts.measures)
  })
})

describe('long lower headings are headings', () => {
  test('numbered, with their measures behind them', () => {
    const long1 =
      '1.以打造西部特色农产品加工集散基地（沧梧园）为目标，推动种养加销全链条延伸、产供销服一体化融合、农文旅康多业态发展。'
    const long2 =
      '2.以争创国家级经济技术开发区（二期）为契机，推动要素资源向园区汇集、优势项目向园区布局、骨干企业向园区集中。'
    const report = reading({
      areas: areas(
        [`${long1}建成加工车间4座，新增订单面积9000亩。`, `${long2}引进配套企业7家，盘活厂房3万平方米。`],
        `${long[2]}${long[3]}`,
        `${long[4]}${long[5]}`,
      ),
    })
    expect(kindsOf(report, long1)).toEqual(['path'])
    expect(kindsOf(report, '引进配套企业7家')).toEqual(['measure'])
    expect(measuresOf(report)).toHaveLength(8)
  })

  test('the first of a list in the sentence that announces it', () => {
    const report = reading({
      areas: areas(
        `组织开展“四季攻坚”：一是春季招商“暖企”攻坚。签约项目9个。二是夏季建设“提速”攻坚。开工项目12个。三是秋季生产“增效”攻坚。新增产值3亿元。`,
        `${long[2]}${long[3]}`,
        `${long[4]}${long[5]}`,
      ),
    })
    expect(kindsOf(report, '一是春季招商')).not.toContain('measure')
    expect(kindsOf(report, '签约项目9个')).toEqual(['measure'])
    expect(measuresOf(report)).toHaveLength(9)
  })

  test('but items of a list of measures are measures', () => {
    const report = reading({
      areas: areas(
        `重点实施三项工程：一是新建标准厂房5万平方米；二是改造供水管网12公里；三是建成冷链中心1座。`,
        `${long[2]}${long[3]}`,
        `${long[4]}${long[5]}`,
      ),
    })
    expect(measuresOf(report).filter(({ text }) => /厂房|管网|冷链/.test(text))).toHaveLength(3)
  })
})

describe('where one would like to stand is no measure', () => {
  test.each([
    '力争营商环境走在全市前列。',
    '努力让文旅融合更上一层楼。',
    '奋力在乡村治理上争先进位，打开基层工作新局面。',
  ])('%s', (aim) => {
    const report = reading({ areas: areas(`${long[0]}${aim}`, `${long[2]}${long[3]}`, `${long[4]}${long[5]}`) })
    expect(kindsOf(report, aim)).toEqual(['guidance'])
    expect(measuresOf(report)).toHaveLength(counts.measures - 1)
  })

  test.each([
    '力争群众满意度走在全市前列。',
    '力争创建省级双拥模范县，走在全市前列。',
    '改造供水管网，力争城区供水走在全市前列。',
    '努力使茶叶加工走在前列，建设精制茶车间。',
    '力争财政收入增速排全市第3位。',
  ])('what can be looked up stays one: %s', (promise) => {
    const report = reading({ areas: areas(`${long[0]}${promise}`, `${long[2]}${long[3]}`, `${long[4]}${long[5]}`) })
    expect(kindsOf(report, promise)).toEqual(['measure'])
  })
})

test('short sentences of one form that paragraphs in a row begin with head them', () => {
  const row = ['拉长水泥链。', '壮大茶叶链。', '补齐物流链。']
  const report = reading({
    areas: areas(
      row.map((head, i) => `${head}${long[i * 2]}${long[i * 2 + 1]}`),
      `${long[2]}增殖鱼苗40万尾。`,
      `${long[4]}修缮文庙。`,
    ),
  })
  for (const head of row) expect(kindsOf(report, head)).toEqual(['path'])
})

test('short sentences of one form in the middle of paragraphs stay promises', () => {
  const short = ['拉长水泥链。', '壮大茶叶链。', '补齐物流链。']
  const report = reading({ areas: areas(...short.map((promise, i) => `${long[i * 2]}${promise}${long[i * 2 + 1]}`)) })
  for (const promise of short) expect(kindsOf(report, promise)).toEqual(['measure'])
})

test.each(['会议经费只减不增。', '永久基本农田面积只增不减。', '行政开支零增长。'])(
  'a bound in words is a promise: %s',
  (promise) => {
    const report = reading({
      areas: areas(`${long[0]}${promise}${long[1]}`, `${long[2]}${long[3]}`, `${long[4]}${long[5]}`),
    })
    expect(kindsOf(report, promise)).toEqual(['measure'])
  },
)
