import { describe, expect, test } from 'vitest'
import { type Draft, kindsOf, reading } from './kinds.fixture.ts'
import { inArea } from './three-areas.fixture.ts'

const intro = '一、2022年工作回顾'
const total = '全县生产总值完成86.3亿元，增长5.2%。规模以上工业增加值增长7.4%。'
/** Behind the figures of a paragraph. */
const atEnd = (words: string): Draft => ({ review: [intro, `${total}${words}`] })
/** Each sentence in a line of its own. */
const ownLine = (words: string): Draft => ({
  review: [intro, '全县生产总值完成86.3亿元，增长5.2%。', '投产工业项目14个。', words, '完成造林1.8万亩。'],
})

describe('a result in words without a figure', () => {
  test.each([
    '政务环境评议名列前茅。',
    '看病远、上学远得到缓解。',
    '山上山下的差距逐年缩小。',
    '夜间消费逐步回暖。',
    '冬储菜供应充足，菜价可控。',
    '工程款支付到位。',
    '外来务工子女入学更方便。',
    '粮价稳中有升。',
  ])('at the end of its paragraph: %s', (words) => {
    expect(kindsOf(reading(atEnd(words)), words)).toEqual(['result'])
  })

  test.each(['街头巷尾的笑脸多了。', '山货走俏。'])('in a line of its own behind results: %s', (words) => {
    expect(kindsOf(reading(ownLine(words)), words)).toEqual(['result'])
  })

  test.each(['这是全县人民拼出来的模样。', '全州上下心往一处想。'])(
    'but the people named are no trace of work: %s',
    (words) => {
      expect(kindsOf(reading(atEnd(words)), words)).toEqual(['guidance'])
    },
  )

  test.each(['技改投资扭转负增长局面。', '边贸走出低迷。', '楼市止跌，摆脱了订单低迷。'])(
    'that tells how a hardship was left: %s',
    (words) => {
      expect(kindsOf(reading(atEnd(words)), words)).toEqual(['result'])
    },
  )

  test.each(['建材订单持续低迷。', '安全形势依然严峻。', '多重风险叠加。'])(
    'but a hardship alone is none: %s',
    (words) => {
      expect(kindsOf(reading(atEnd(words)), words)).toEqual(['guidance'])
    },
  )
})

describe('what an area says', () => {
  test.each([
    '山区发展天地广阔。',
    '思路一变满盘活。',
    '水平高下看实绩。',
    '士气一振百事兴。',
    '市场主体蕴藏着无穷的活力。',
    '小学生盼着放学早。',
  ])('a remark that only sounds like a thing kept is no measure: %s', (words) => {
    expect(kindsOf(reading(inArea(words)), words)).toEqual(['guidance'])
  })

  test.each([
    '背街小巷路灯彻夜长明。',
    '农产品展四季不歇。',
    '自来水二十四小时不断。',
    '农贸市场早市晚市不打烊。',
    '天然气村村通。',
  ])('of a thing the government keeps stays one: %s', (words) => {
    expect(kindsOf(reading(inArea(words)), words)).toEqual(['measure'])
  })
})

test.each(['回头看，工作也有不尽如人意的地方。', '盘点一年，还有不少遗憾。', '一年下来，也有不满意的地方。'])(
  'discontent turns to the problems: %s',
  (words) => {
    const lack = '山区道路等级低，乡镇卫生院缺医生。'
    const report = reading({ problems: [words, lack] })
    expect(kindsOf(report, words)).toEqual(['problem'])
    expect(kindsOf(report, lack)).toEqual(['problem'])
  },
)
