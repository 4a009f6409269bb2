import { beforeAll, describe, expect, test } from 'vitest'
import { compare } from './compare.ts'
import type { FigureAnswer, SettledPromise } from './settlement.ts'
import { reportOf, shippedTable, yearText } from './two-years.fixture.ts'

// what a county that does not exist promised, what it said a year later in other units, and what became of it
const rows: readonly (readonly [promise: string, said: string, verdict: string])[] = [
  ['抓好粮食生产，粮食总产达到30亿斤。', '粮食再获丰收，总产量155万吨。', 'met'],
  ['稳定水果生产，水果产量达到150万吨。', '水果产量29亿斤。', 'short'],
  ['推进国土绿化，完成人工造林6000亩。', '国土绿化提速，人工造林450公顷。', 'met'],
  ['实施退化草原修复400公顷。', '修复退化草原5400亩。', 'short'],
  ['加大引资力度，招商引资到位资金1.5亿元。', '招商引资到位资金16200万元。', 'met'],
  ['发放创业担保贷款8000万元。', '发放创业担保贷款0.62亿元。', 'short'],
  ['清洁能源发电量达到2亿千瓦时。', '清洁能源发电量21000万度。', 'met'],
  ['新增光伏装机容量120兆瓦。', '新增光伏装机13万千瓦。', 'met'],
  ['铺设天然气管网25公里。', '铺设天然气管网26400米。', 'met'],
  ['修复河滩湿地2平方公里。', '修复河滩湿地210公顷。', 'met'],
  ['全年接待游客1.2亿人次。', '全年接待游客12600万人次。', 'met'],
  ['年供水能力新增500万立方米。', '新增供水能力0.046亿立方米。', 'short'],
  ['茶叶产量达到4万吨。', '茶叶产量0.9亿斤。', 'met'],
  ['单位地区生产总值能耗下降3%。', '单位地区生产总值能耗下降2.1%。', 'short'],
  ['PM2.5平均浓度控制在35微克/立方米以内。', 'PM2.5平均浓度33微克/立方米。', 'met'],
  ['空气质量综合排名进入全市前3名。', '空气质量综合排名全市第5名。', 'short'],
  ['青水河出境断面水质达到Ⅲ类以上。', '青水河出境断面水质稳定达到Ⅱ类。', 'met'],
  ['新建标准厂房10万平方米。', '一期建成标准厂房6万平方米。二期建成标准厂房5万平方米。', 'met'],
  ['实际利用外资1200万美元。', '实际利用外资0.13亿美元。', 'met'],
  ['农村居民人均可支配收入达到2.8万元。', '农村居民人均可支配收入28600元。', 'met'],
  ['肉牛存栏达到5000头。', '肉牛存栏0.62万头。', 'met'],
  ['城镇新增就业6000人。', '城镇新增就业0.65万人。', 'met'],
  ['建成高标准农田8万亩。', '建成高标准农田5600公顷。', 'met'],
  ['原煤产量达到2600万吨。', '原煤产量0.27亿吨。', 'met'],
  ['税收收入完成12亿元。', '税收收入完成118000万元。', 'short'],
  ['新增城市绿地30万平方米。', '新增城市绿地32公顷。', 'met'],
  ['改造农村公路80公里。', '改造农村公路82千米。', 'met'],
  ['新建粮食仓容5万吨。', '新建粮食仓容1.2亿斤。', 'met'],
  ['建成区供热面积扩大60万平方米。', '供热面积扩大48万平方米。', 'short'],
  ['中药材种植面积达到3万亩。', '中药材种植面积2100公顷。', 'met'],
  ['整治黑臭水体12条。', '整治黑臭水体12条。', 'met'],
  ['生产安全事故死亡人数控制在8人以内。', '生产安全事故死亡11人。', 'short'],
  ['培育科技型中小企业、高新技术企业18家。', '新认定科技型中小企业9家、高新技术企业10家。', 'met'],
  ['开工建设安置住房900套。', '第一批开工安置住房300套。第二批开工安置住房400套。', 'short'],
]

const settled = async (last: readonly string[], next: readonly string[], targets = '地区生产总值增长6%。') => {
  const before = await reportOf(
    yearText(
      2031,
      '过去一年，地区生产总值完成200亿元，增长6%。一般公共预算收入完成10亿元。',
      targets,
      `（一）抓好各项工作，推动高质量发展。\n${last.join('\n')}`,
    ),
  )
  const after = await reportOf(
    yearText(
      2032,
      `过去一年，地区生产总值完成211亿元，增长6%。\n（一）各项工作扎实推进。\n${next.join('\n')}`,
      '地区生产总值增长6%。',
      '（一）抓好各项工作。\n新建学校3所。',
    ),
  )
  return compare(before, after, shippedTable).promises
}

const figuresOf = ({ claims }: SettledPromise): FigureAnswer[] => claims.flatMap(({ figures }) => [...figures])

describe('what is told in another unit than it was promised in', () => {
  let promises: SettledPromise[]
  beforeAll(async () => {
    promises = [
      ...(await settled(
        rows.map(([promise]) => promise),
        rows.map(([, said]) => said),
      )),
    ]
  })

  test.each(rows)('%s %s: %s', (promise, said, verdict) => {
    const found = promises.find(({ text }) => text === promise)
    expect(found?.verdict).toBe(verdict)
    expect(said).toContain(found?.claims[0]?.text)
    const [figure] = found ? figuresOf(found) : []
    expect(figure?.result).toBe(verdict === 'met' ? 'reached' : 'below')
    // 亿斤 beside 万吨, 头 beside 万头, two stages beside the whole: how they meet is said
    const isAsWritten = figure?.unit === figure?.said.unit && figure?.said.derived === false
    expect(figure?.conversion === null).toBe(isAsWritten)
  })
})

test.each([
  ['12.8亿元', 28, 'reached'],
  ['10.2亿元', 2, 'below'],
  ['7.2亿元', -28, 'below'],
  ['13.2亿元', 32, 'yardstick'],
  ['6.8亿元', -32, 'yardstick'],
])('a level of %s after 10 is growth of %d %%: %s', async (level, growth, result) => {
  const [target] = (await settled([], [`一般公共预算收入完成${level}。`], '一般公共预算收入增长6%。')).filter(
    ({ kind }) => kind === 'target',
  )
  const [figure] = target ? figuresOf(target) : []
  expect(figure).toMatchObject({ said: { value: growth, derived: true }, result })
  expect(figure?.conversion).toContain('折算')
  expect(figure?.conversion?.includes('口径疑有变化')).toBe(result === 'yardstick')
})

test('the parts of two other works are no sum of a third, and a part that is told twice counts once', async () => {
  const [homes, halls] = await settled(
    ['新建安置住房10万平方米。', '新建标准厂房10万平方米。'],
    [
      '安置住房一期建成6万平方米。',
      '标准厂房一期建成6万平方米。',
      '（二）园区建设提速。',
      '标准厂房一期建成6万平方米并投用。',
    ],
  )
  for (const promise of [homes, halls])
    for (const { said } of promise ? figuresOf(promise) : []) expect(said.value).not.toBe(12)
})

// a promised number that no comparable one meets is never said to be met, whatever the words
test.each([
  ['做大工业规模，规上工业企业达到90家。', '工业经济稳中有进，规上企业12户。'],
  ['市场主体总数达到3万户。', '新登记市场主体2400户。'],
  ['高新技术企业达到40家。', '高新技术企业新增6家。'],
  ['城区公园达到20座。', '城区公园提档升级，新建公园3座。'],
  ['家庭农场发展到500家。', '新培育家庭农场40家。'],
  ['改造老旧小区30个。', '老旧小区改造惠及居民5200户。'],
  ['新建幼儿园6所。', '建成幼儿园，增加学位1200个。'],
  ['新增停车位2000个。', '停车难有效缓解，建成停车场4处。'],
  ['绿色食品达到60个。', '新认证绿色食品8个。'],
])('%s is not met by %s, nor does it fall short of another thing', async (promise, said) => {
  const found = (await settled([promise], [said])).find(({ text }) => text === promise)
  expect(found?.claims[0] && said.includes(found.claims[0].text)).toBe(true)
  expect(found?.verdict).not.toBe('met')
  expect(found?.verdict).not.toBe('short')
  for (const { result } of found ? figuresOf(found) : []) expect(result).toBe('yardstick')
})

test.each([
  ['实施企业技术改造项目40个。', '完成工业企业技改项目113个。'],
  ['改造农村公路150公里。', '建设“四好农村路”153公里。'],
  ['新增城区10处便民疏导点和便民市场。', '新增城区便民疏导点10处。'],
  ['实施泉东路等6条道路绿化工程。', '泉东路等6条道路实现绿化提升。'],
  ['实施槐荫街等6条道路雨污分流工程。', '6条路段实现雨污分流。'],
  ['建设4个省级美丽乡村示范村。', '建成4个省级、12个市级美丽乡村示范村。'],
  ['新增城镇就业4400人。', '新增就业4974人。'],
])('%s is met by %s: the same thing by another name', async (promise, said) => {
  const found = (await settled([promise], [said])).find(({ text }) => text === promise)
  expect((found ? figuresOf(found) : [])[0]).toMatchObject({ result: 'reached', conversion: null })
  expect(found?.verdict).toBe('met')
})

// a day that has passed, and words that name a stage or a day to come: short; without a day: under way
test.each([
  ['县医院门诊楼年内投入使用。', '县医院门诊楼完成内部装修，设备采购正在进行。', 'short'],
  ['确保滨江公园二期10月底前建成开放。', '滨江公园二期完成绿化施工，计划今年5月开放。', 'short'],
  ['石梁大桥9月底前建成通车。', '石梁大桥完成主桥合龙，预计今年6月通车。', 'short'],
  ['加快石梁大桥建设。', '石梁大桥完成主桥合龙。', 'underway'],
  ['推进青岭水库除险加固。', '青岭水库除险加固完成坝体防渗施工。', 'underway'],
])('%s %s: %s', async (promise, said, verdict) => {
  const found = (await settled([promise, '新建学校3所，改造老旧小区18个。'], [said])).find(
    ({ text }) => text === promise,
  )
  expect(found?.verdict).toBe(verdict)
})
