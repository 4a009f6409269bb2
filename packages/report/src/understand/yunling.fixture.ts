/** How the same invented report is written down. */
export interface Style {
  /** What the focus areas are numbered with. */
  readonly areas?: (index: number) => string
  /** Whether an area's heading stands in one paragraph with what follows. */
  readonly runIn?: boolean
  /** Whether the review and the plan have titles. */
  readonly titles?: boolean
  /** What stands between paragraphs. */
  readonly join?: string
  readonly before?: string
  readonly after?: string
}

const han = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** `（一）`, the usual numbering of focus areas. */
export const bracketed = (index: number) => `（${han[index]}）`
/** `一、`. */
export const counted = (index: number) => `${han[index]}、`
/** `1.`. */
export const dotted = (index: number) => `${index + 1}.`
/** `第一，`. */
export const ordinal = (index: number) => `第${han[index]}，`

/** The focus areas of the invented report: heading, lower heading and its measures, in order. */
export const plan: readonly (readonly [string, readonly (readonly [string, readonly string[]])[]])[] = [
  [
    '聚焦产业转型，培育县域经济新动能',
    [
      ['壮大主导产业。', ['建成松花石加工园二期，新增规上企业12家。', '支持云岭茶业技术改造，确保年内投产。']],
      ['扩大有效投资。', ['实施重点项目48个，完成投资36亿元。']],
    ],
  ],
  [
    '聚焦乡村振兴，开创农业农村新局面',
    [
      ['稳定粮食生产。', ['落实耕地保护责任制，粮食播种面积稳定在21万亩以上。', '新建高标准农田2.6万亩。']],
      ['建设和美乡村。', ['改造农村公路85公里，创建示范村6个。']],
    ],
  ],
  [
    '聚焦民生福祉，回应人民群众新期待',
    [
      ['促进就业增收。', ['开展技能培训3000人次，城镇新增就业2400人。']],
      ['办好人民教育。', ['新建县第三小学，增加学位1080个；', '完成5所乡镇幼儿园改造。']],
    ],
  ],
]

/** The review of the invented report: heading and results. */
export const review: readonly (readonly [string, readonly string[]])[] = [
  ['经济运行稳中向好。', ['地区生产总值完成98.6亿元，增长6.1%。', '一般公共预算收入完成5.2亿元，增长4.3%。']],
  ['城乡面貌明显改善。', ['新建城区道路7.5公里，改造老旧小区9个。', '云溪河综合治理一期竣工。']],
]

/** The whole invented report of 云岭县 for 2023. */
export function yunling({
  areas = bracketed,
  runIn = false,
  titles = true,
  join = '\n',
  before = '',
  after = '',
}: Style = {}): string {
  const lines = [
    '云岭县2023年政府工作报告',
    '——2023年1月12日在云岭县第十七届人民代表大会第三次会议上',
    '云岭县人民政府县长 林知远',
    '各位代表：',
    '现在，我代表县人民政府向大会报告工作，请予审议，并请县政协委员提出意见。',
  ]
  if (titles) lines.push('2022年工作回顾')
  lines.push('2022年是云岭发展进程中极不平凡的一年。面对多重困难，全县上下齐心协力，较好完成了年度目标任务。')
  for (const [heading, results] of review) lines.push(heading + results.join(''))
  lines.push('各位代表，成绩来之不易，这是县委坚强领导的结果。在此，我代表县人民政府，向全县人民表示衷心的感谢！')
  lines.push(
    '在肯定成绩的同时，我们也清醒地看到，发展中还存在不少困难和问题：产业层次不高，民生欠账较多。对此，我们一定认真加以解决。',
  )
  if (titles) lines.push('2023年工作安排')
  lines.push('今年是全面贯彻落实规划的关键之年。做好今年工作，要坚持稳中求进工作总基调，推动高质量发展。')
  lines.push(
    '今年经济社会发展主要预期目标是：地区生产总值增长6.5%左右；一般公共预算收入增长5%；城镇登记失业率控制在4.5%以内。',
  )
  lines.push('围绕上述目标，重点抓好三个方面工作：')
  for (const [index, [heading, parts]] of plan.entries()) {
    const paragraphs = parts.map(([lower, measures]) => lower + measures.join(''))
    if (runIn) lines.push(`${areas(index)}${heading}。${paragraphs[0]}`, ...paragraphs.slice(1))
    else lines.push(areas(index) + heading, ...paragraphs)
  }
  lines.push('各位代表，使命在肩，重任如山。让我们更加紧密地团结起来，为建设美丽富饶的新云岭而努力奋斗！')
  return before + lines.join(join) + after
}
