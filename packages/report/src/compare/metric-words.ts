/** What a metric is about, apart from who counts it and how: `新增市级以上创新平台` → 创新平台 with 新增, 市级. */
export interface MetricWords {
  /** One known metric under its many names, null for others. */
  readonly family: string | null
  /** The words without verbs and qualifiers. */
  readonly core: string
  readonly qualifiers: readonly string[]
}

const families: readonly (readonly [family: string, pattern: RegExp])[] = [
  ['per-head-income', /人均可支配收入|人均纯收入|居民收入|农民收入/],
  ['industry-value', /(?:规模以上|规上)?工业增加值/],
  ['gdp', /(?:地区|国内)?生产总值(?!能耗)|^GDP$|经济总量/],
  ['public-revenue', /一般公共预算收入|公共财政预算收入|地方财政收入/],
  ['fixed-investment', /固定资产投资|^固投/],
  ['retail', /社会消费品零售|^社零/],
  ['trade', /(?:外贸)?进出口/],
  ['foreign-capital', /(?:利用|使用|到位)外资|外资到位/],
  ['unemployment', /失业率/],
  ['prices', /居民消费价格|^CPI|物价/],
  ['new-jobs', /新增(?:城镇)?就业|就业新增/],
  ['loans', /贷款(?:余额)?$/],
  ['deposits', /存款(?:余额)?$/],
  ['energy-intensity', /(?:生产总值|GDP)(?:综合)?能耗|能耗强度|单位能耗/],
]

/** Qualifiers that exclude one another within a line. */
const kinds: readonly (readonly string[])[] = [
  ['国家级', '省级', '市级', '县级', '区级'],
  ['登记', '调查'],
  ['城镇', '农村', '城乡', '全体'],
  ['累计', '新增'],
  ['规模以上', '限额以上'],
]

const aliases: readonly (readonly [string, string])[] = [
  ['全国', '国家级'],
  ['全省', '省级'],
  ['省定', '省级'],
  ['全市', '市级'],
  ['市定', '市级'],
  ['规上', '规模以上'],
  ['限上', '限额以上'],
  ['农民', '农村'],
]

/** Short names of what is counted, and the long ones. */
const longNames: readonly (readonly [RegExp, string])[] = [
  [/技改/g, '技术改造'],
  [/高企/g, '高新技术企业'],
  [/科小(?!学)/g, '科技型中小企业'],
  [/四好农村路|农村道路|乡村公路|乡村道路/g, '农村公路'],
  [/规模以上企业/g, '规模以上工业企业'],
  [/规上企业/g, '规上工业企业'],
  [/村级卫生室|村卫生所/g, '村卫生室'],
  [/公共厕所/g, '公厕'],
  [/棚改/g, '棚户区改造'],
  [/新型农业经营主体|新型农业主体/g, '新型经营主体'],
]

/** What stands before one of these words did the good, what stands behind it had it: `老旧小区改造惠及⟦居民⟧`. */
const benefit = /^.+(?:惠及|涉及|受益|带动|吸引|吸纳)(?=.{2})/

const verbs =
  /^(?:全年|全县|全区|全市|年内|力争|确保|预计|计划|继续|持续|加快|推进|推动|积极|大力|重点|完成|实现|新建设|新建成|新培育|新创建|新认定|新登记|入选|获评|获批|评选|评定|力争|争取|取得|建立|制定|完善|推广|新授权|新建|新增|新改建|改扩建|改建|扩建|改造提升|改造|提升|建设|建成|打造|培育|创建|争创|引进|实施|开展|组织|举办|认定|培训|发放|救助|开发|达到|保持|稳定|增加|申报|新认证|认证|新获批|谋划|启动|治理|整治|修复|种植|发展|再|共|总|净增)+/
const tails =
  /(?:建设任务|提质改造|改造提升|改造任务|改造工程|提升改造|建设|改造|提升|工程|任务|数量|总数|总量|个数|种植面积|面积|规模|达到|完成|稳定|保持|增幅|增速|新增|增加|净增|发展|等)+$/
const levels = /(?:国家|省|市|县|区)级(?:及)?(?:以上)?|全国|全省|全市|省定|市定|规模以上|规上|限额以上|限上|以上/g

/** The parts of a metric's name that tell it from others; units, quotation marks and spaces are dropped. */
export function metricWords(metric: string): MetricWords {
  const plain = metric
    .normalize('NFKC')
    .replace(/[“”"'‘’《》\s]/g, '')
    .replace(/总产量|总产(?!值)/, '产量')
    .replace(benefit, '')
  const qualifiers = new Set<string>()
  for (const line of kinds) for (const word of line) if (plain.includes(word)) qualifiers.add(word)
  for (const [short, long] of aliases) if (plain.includes(short)) qualifiers.add(long)
  if (/^新|净增/.test(plain)) qualifiers.add('新增')
  const family = families.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
  const long = longNames.reduce((words, [short, name]) => words.replace(short, name), plain)
  const core = long.replace(levels, '').replace(verbs, '').replace(tails, '')
  return { family, core, qualifiers: [...qualifiers] }
}

const generic = new Set(
  '项目 企业 居民 农户 农民 家庭 投资 总投资 资金 面积 工程 任务 总占地 占地 收入 产值 群众 村 乡镇 社区 单位 人员 省 市 县 建设 完成投资 储备 重点项目 比例 占比 增加值'.split(
    ' ',
  ),
)

/** True where a metric is a level and nothing else: the first of `4个⟦省级⟧、12个市级示范村`. */
export const isLevelOnly = ({ family, core, qualifiers }: MetricWords) =>
  family === null && core === '' && qualifiers.some((word) => word.endsWith('级'))

/** True where both end in the same word, which names the thing. */
export const sameHead = (a: MetricWords, b: MetricWords) => a.core.slice(-2) === b.core.slice(-2)

/** True where the words say too little to be told apart: a figure of it is a description. */
export const isGeneric = ({ family, core }: MetricWords) => family === null && (core.length < 2 || generic.has(core))

/** From 0 (another thing) to 1 (the same): known metrics by their family, others by their words, whose head must recur. */
export function metricLikeness(a: MetricWords, b: MetricWords): number {
  if (a.family !== null || b.family !== null) return a.family === b.family ? 1 : 0
  if (a.core.length < 2 || b.core.length < 2) return 0
  if (a.core === b.core) return 1
  const [short, long] = a.core.length <= b.core.length ? [a.core, b.core] : [b.core, a.core]
  if (short.length >= 3 && long.endsWith(short)) return 0.9
  if (short.length >= 4 && long.includes(short)) return 0.75
  const dice = diceOf(short, long)
  return sameHead(a, b) ? dice : dice * 0.7
}

function diceOf(a: string, b: string): number {
  const parts = (word: string) =>
    new Set(Array.from({ length: Math.max(0, word.length - 1) }, (_, i) => word.slice(i, i + 2)))
  const [first, second] = [parts(a), parts(b)]
  const both = [...first].filter((part) => second.has(part)).length
  return first.size + second.size === 0 ? 0 : (2 * both) / (first.size + second.size)
}

/** In which qualifiers two metrics exclude each other: 登记 against 调查, 市级 against 省级; empty where they agree. */
export function qualifierConflicts(a: MetricWords, b: MetricWords): (readonly [string, string])[] {
  return kinds.flatMap((line) => {
    const [first, second] = [a, b].map(({ qualifiers }) => line.filter((word) => qualifiers.includes(word)))
    const [one, other] = [first?.[0], second?.[0]]
    if (one === undefined || other === undefined || first?.some((word) => second?.includes(word))) return []
    return [[one, other] as const]
  })
}

const lower =
  /失业率|能耗|水耗|电耗|浓度|PM2|PM10|污染指数|综合指数|不良|死亡|发病|事故|物价|消费价格|债务|空置|贫困|返贫|辍学|赤字|降尘|案件|排放|化学需氧量|氨氮/

/** True for what is better the lower it is. */
export const lowerIsBetter = (metric: string) => lower.test(metric)
