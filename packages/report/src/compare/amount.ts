/** A value in the plainest unit of its dimension: 155 万吨 → 1,550,000,000 of `weight` (grams would be too fine: kilograms). */
export interface Amount {
  readonly dimension: string
  readonly amount: number
}

/** How many of the dimension's plainest unit one unit is. Counting words without a line of their own are dimensions of their own. */
const units: readonly (readonly [dimension: string, factor: number, words: string])[] = [
  ['area', 1, '平方米 平米 ㎡ m²'],
  ['area', 10_000 / 15, '亩'],
  ['area', 10_000, '公顷'],
  ['area', 1_000_000, '平方公里 平方千米 km²'],
  ['length', 1, '米 m'],
  ['length', 1000, '公里 千米 km'],
  ['length', 500, '华里 里'],
  ['volume', 1, '立方米 立方 方 m³ m3'],
  ['weight', 0.001, '克'],
  ['weight', 0.5, '斤'],
  ['weight', 1, '公斤 千克'],
  ['weight', 1000, '吨'],
  ['power', 1, '千瓦 kW'],
  ['power', 1000, '兆瓦 MW'],
  ['power', 1_000_000, '吉瓦 GW'],
  ['energy', 1, '千瓦时 度 kWh'],
  ['money', 1, '元 人民币 元人民币 块钱'],
  ['dollars', 1, '美元'],
  ['rate', 1, '% ％'],
  ['rate', 0.1, '‰'],
  ['points', 1, '个百分点 百分点'],
  // what is counted with one word this year is counted with another the next
  [
    'things',
    1,
    '个 家 户 座 所 处 项 条 件 台 套 辆 栋 幢 间 眼 口 支 部 种 类 批 组 块 片 面 盏 根 颗 枚 份 只 头 株 台套',
  ],
  ['people', 1, '人 名 位 例'],
  ['times', 1, '次 场 场次 起 宗 期'],
]

const magnitudes: Readonly<Record<string, number>> = {
  百: 100,
  千: 1000,
  万: 10_000,
  十万: 100_000,
  百万: 1_000_000,
  千万: 10_000_000,
  亿: 100_000_000,
  十亿: 1_000_000_000,
  百亿: 10_000_000_000,
  千亿: 100_000_000_000,
  万亿: 1_000_000_000_000,
}

const byWord = new Map(
  units.flatMap(([dimension, factor, words]) => words.split(' ').map((word) => [word, { dimension, factor }] as const)),
)

/** What a value with its unit amounts to; a unit that nobody listed is compared only with itself. */
export function amountOf(value: number, unit: string | null): Amount {
  const word = unit ?? ''
  // 千瓦 and 千克 are units of their own, and no thousand of anything
  const plain = byWord.get(word)
  if (plain) return { dimension: plain.dimension, amount: value * plain.factor }
  const magnitude = /^(?:[十百千万]?亿|[十百千]?万|[百千])/.exec(word)?.[0] ?? ''
  const found = byWord.get(word.slice(magnitude.length))
  const times = magnitudes[magnitude] ?? 1
  return found
    ? { dimension: found.dimension, amount: value * times * found.factor }
    : { dimension: word.slice(magnitude.length), amount: value * times }
}
