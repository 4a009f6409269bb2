/** For tests: the words of a work report of 青禾县, a place that does not exist (code 990101). */
export function madeUpReport({
  year = 2031,
  changed = '新建改建农村公路80公里',
  extra = '',
  place = '青禾县',
}: {
  readonly year?: number
  readonly changed?: string
  readonly extra?: string
  readonly place?: string
} = {}): string {
  return `${place}${year}年政府工作报告

${year}年1月12日在${place}第三届人民代表大会第二次会议上

县长 林知远

各位代表：

现在，我代表县人民政府，向大会报告工作，请予审议。

一、${year - 1}年工作回顾

${year - 1}年，全县地区生产总值完成120.5亿元，增长6.2%；城镇新增就业3200人。

二、${year}年工作安排

${year}年经济社会发展的主要预期目标是：地区生产总值增长6%左右；城镇新增就业3000人以上。

围绕上述目标，重点抓好以下工作：

（一）聚焦产业升级，夯实发展基础。建成青禾食品产业园二期。新增规模以上工业企业12家。

（二）聚焦乡村振兴，建设美丽乡村。建成高标准农田2万亩。${changed}。

（三）聚焦民生改善，增进群众福祉。新建3所公办幼儿园。改造老旧小区20个，惠及居民4000户。${extra}

各位代表！让我们团结一心，努力完成全年各项任务！
`
}

/** Code of the place above; nobody's. */
export const madeUpCode = '990101'
