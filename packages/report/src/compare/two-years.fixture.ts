// Two work reports of 青禾县, a county that does not exist.
import { readFileSync } from 'node:fs'
import { readReport } from '../pipeline.ts'
import type { Report } from '../report.ts'
import { bigramTable } from './bigram-table.ts'

const data = new URL('../../data/', import.meta.url)

/** The table that the package ships. */
export const shippedTable = bigramTable(
  JSON.parse(readFileSync(new URL('bigram-vectors.json', data), 'utf8')),
  readFileSync(new URL('bigram-vectors.bin', data)),
)

/** A report of a year, from the sentences of its review, its targets and the areas of its plan. */
export function yearText(year: number, review: string, targets: string, plan: string, place = '青禾县'): string {
  return [
    '政府工作报告',
    `——${year}年1月10日在${place}第十七届人民代表大会第三次会议上`,
    `${place}人民政府县长 苏见山`,
    '各位代表：',
    `现在，我代表${place}人民政府向大会报告工作，请予审议。`,
    `一、${year - 1}年工作回顾`,
    review,
    `二、${year}年工作安排`,
    `今年经济社会发展主要预期目标是：${targets}`,
    '围绕上述目标，重点做好以下工作：',
    plan,
    '各位代表！让我们携手奋进，为建设美丽青禾而努力！',
  ].join('\n')
}

export const lastText = yearText(
  2031,
  '过去一年，全县地区生产总值完成200亿元，增长6%。社会消费品零售总额完成50亿元。一般公共预算收入完成10亿元。',
  '地区生产总值增长7%以上，社会消费品零售总额增长8%，一般公共预算收入增长6%，城镇登记失业率控制在4%以内。',
  `（一）聚焦乡村振兴，做强现代农业。
加强田间管理，小麦总产达到30亿斤。严控地下水开采，关停自备井120眼。完善社区服务，新建社区食堂8处。
（二）聚焦城市更新，提升城市品质。
方便群众出行，打通柳林街断头路。力争城东大桥6月底前建成通车。改善居住条件，改造老旧小区18个。
（三）聚焦民生改善，增进百姓福祉。
保护公路桥梁，开展治超专项行动。坚持人民至上，着力打造幸福家园新局面。`,
)

export const nextText = yearText(
  2032,
  `过去一年，全县地区生产总值完成210亿元。社会消费品零售总额完成82亿元。一般公共预算收入完成10.8亿元，增长8%。
（一）乡村振兴迈出新步伐。
夏粮再获丰收，小麦产量达到155万吨。治理地下水超采，关停自备井96眼。强化基层医疗，新建村级卫生室12处。
（二）城市面貌焕然一新。
完善城区路网，打通银杏街断头路。城东大桥正在加快建设，桥墩已经完成浇筑。居住条件改善，改造老旧小区21个。
（三）民生福祉持续改善。
稳住就业大局，城镇调查失业率控制在5.2%以内。公路治理见效，货车超限超载率降到0.5%以下。
同时，我们也清醒看到，发展中还存在不少困难和问题：财政收支矛盾突出。`,
  '地区生产总值增长6%，社会消费品零售总额增长6%。',
  `（一）聚焦乡村振兴，做强现代农业。
压减地下水开采，关停自备井150眼。
（二）聚焦城市更新，提升城市品质。
完善城区路网，打通柳林街断头路。加快补齐短板，确保城东大桥建成通车。`,
)

export async function reportOf(text: string): Promise<Report> {
  const outcome = await readReport(new TextEncoder().encode(text), { format: 'txt' })
  if (outcome.kind !== 'report') throw new Error(outcome.messageEn)
  return outcome.report
}
