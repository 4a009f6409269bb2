import type { Report } from '@luoshi/report'
import { type FigureDraft, reportOf, type Said } from './report-of.ts'

// 云溪市 does not exist: the place, its figures and its promises are made up for tests and demonstration.

/** The invented place. */
export const yunxi = {
  code: '990001',
  name: '云溪市',
  level: 'county',
  fictitious: true,
  publisher: '云溪市人民政府办公室',
  indexPrefix: 'YX990001',
  supervisionPhone: '0990-0000000',
} as const

const amount = (metric: string, value: number, unit: string): FigureDraft => ({
  metric,
  op: '=',
  value,
  unit,
  words: `${value}${unit}`,
})
const growth = (metric: string, value: number): FigureDraft => ({
  metric,
  op: '=',
  value,
  unit: '%',
  change: true,
  words: value < 0 ? `下降${-value}%` : `增长${value}%`,
})
const rank = (metric: string, value: number, words: string): FigureDraft => ({
  metric,
  op: 'rank<=',
  value,
  unit: '位',
  words,
})

interface YearOfYunxi {
  readonly gdp: readonly [amount: number, growth: number]
  readonly visitors: number
  readonly dust: readonly [rank: number, words: string]
  readonly water: string
  readonly enrolled: number
}

const years: Readonly<Record<number, YearOfYunxi>> = {
  2022: { gdp: [88.4, 3.2], visitors: 142.5, dust: [7, '第七'], water: 'Ⅳ类', enrolled: 71.4 },
  2023: { gdp: [91.7, 3.7], visitors: 188, dust: [5, '第五'], water: 'Ⅲ类', enrolled: 79.2 },
  2024: { gdp: [97.3, 5.4], visitors: 236.8, dust: [2, '第二'], water: 'Ⅱ类', enrolled: 86 },
}

const heading = (words: string): Said => ({ role: 'other', why: 'part-title', words })
const measure = (words: string, more: Partial<Said> = {}): Said => ({ role: 'measure', words, ...more })
const item = (words: string, more: Partial<Said> = {}): Said => ({ role: 'livelihood', words, ...more })

/** The invented report that plans `year` and looks back on the year before. */
export function yunxiReport(year: 2023 | 2024 | 2025): { report: Report; received: string } {
  const last = years[year - 1]
  if (!last) throw new RangeError(`nothing is invented of ${year - 1}`)
  const [gdp, rate] = last.gdp
  return reportOf(
    {
      title: `云溪市${year}年政府工作报告`,
      jurisdiction: '云溪市',
      planYear: year,
      reviewYear: year - 1,
      meeting: `云溪市第三届人民代表大会第${'一二三四五'[year - 2022]}次会议`,
      date: `${year}-02-08`,
      speaker: '林溪',
      office: '市长',
    },
    [
      [{ role: 'other', words: `云溪市${year}年政府工作报告`, why: 'title' }],
      [{ role: 'other', words: '（虚构文本，供演示和测试）', why: 'title' }],
      [{ role: 'other', words: '各位代表：', why: 'salutation' }],
      [{ role: 'other', why: 'part-title', words: `一、${year - 1}年工作回顾` }],
      [
        {
          role: 'result',
          words: `全年地区生产总值${gdp}亿元，增长${rate}%；`,
          figures: [amount('地区生产总值', gdp, '亿元'), growth('地区生产总值', rate)],
        },
        {
          role: 'result',
          words: `接待游客${last.visitors}万人次；`,
          figures: [amount('接待游客', last.visitors, '万人次')],
        },
        {
          role: 'result',
          words: `降尘量在全地区排名${last.dust[1]}；`,
          figures: [rank('降尘量', last.dust[0], `排名${last.dust[1]}`)],
        },
        {
          role: 'result',
          words: `云溪河出境断面水质为${last.water}；`,
          figures: [{ metric: '云溪河出境断面水质', op: 'grade', value: last.water, words: last.water }],
        },
        {
          role: 'result',
          words: `学前三年毛入园率达到${last.enrolled}%。`,
          figures: [
            { metric: '学前三年毛入园率', op: '=', value: last.enrolled, unit: '%', words: `${last.enrolled}%` },
          ],
        },
      ],
      [heading(`二、${year}年工作安排`)],
      [
        {
          role: 'target',
          words: `${year}年预期目标是：地区生产总值增长6%左右，`,
          figures: [{ metric: '地区生产总值', op: '~', value: 6, unit: '%', change: true, words: '增长6%左右' }],
        },
        {
          role: 'target',
          words: '接待游客260万人次以上，',
          figures: [{ metric: '接待游客', op: '>=', value: 260, unit: '万人次', words: '260万人次以上' }],
        },
        { role: 'target', words: '降尘量进入全地区前三位，', figures: [rank('降尘量', 3, '前三位')] },
        {
          role: 'target',
          words: '城乡居民收入与经济增长同步。',
          figures: [{ metric: '城乡居民收入', op: 'with', value: null, of: '经济增长', words: '与经济增长同步' }],
        },
      ],
      [{ role: 'guidance', words: '全年工作突出“三个更实”，重点抓好三个方面。' }],
      [
        {
          role: 'area',
          words: '（一）聚焦⟦产|產(chǎn)⟧⟦业|業(yè)⟧提质，夯实⟦发|發(fā)⟧展根基',
          focus: '产业提质',
          purpose: '夯实发展根基',
          theme: 'industry',
        },
      ],
      [
        measure('改造提升云溪化工园区，6月底前完成雨污分流；', {
          due: ['6月底前', `${year}-06-30`],
          places: ['云溪化工园区'],
        }),
        measure('新增规上工业企业8户；', {
          figures: [{ metric: '规上工业企业', op: '=', value: 8, unit: '户', words: '8户' }],
        }),
        measure('⟦发|發(fā)⟧展茶⟦叶|葉⟧精深加工，⟦建|?廿⟧成冷⟦链|鏈⟧仓储2万吨。', {
          figures: [{ metric: '冷链仓储', op: '=', value: 2, unit: '万吨', words: '2万吨' }],
        }),
      ],
      [
        {
          role: 'area',
          words: '（二）聚焦城乡建管，增添宜居底色',
          focus: '城乡建管',
          purpose: '增添宜居底色',
          theme: 'urban',
        },
      ],
      [
        measure('改造老旧小区12个，惠及居民3000户以上；', {
          figures: [
            { metric: '老旧小区', op: '=', value: 12, unit: '个', words: '12个' },
            { metric: '惠及居民', op: '>=', value: 3000, unit: '户', words: '3000户以上' },
          ],
        }),
        measure('打通桃溪路、望江路2条断头路；', {
          places: ['桃溪路', '望江路'],
          figures: [{ metric: '断头路', op: '=', value: 2, unit: '条', words: '2条' }],
        }),
        measure('完成供热管网更新18公里，10月供热前投用。', {
          due: ['10月供热前', `${year}-10-31`],
          figures: [{ metric: '供热管网更新', op: '=', value: 18, unit: '公里', words: '18公里' }],
        }),
      ],
      [
        {
          role: 'area',
          words: '（三）聚焦生态保护，守住绿水青山',
          focus: '生态保护',
          purpose: '守住绿水青山',
          theme: 'ecology',
        },
      ],
      [
        measure('治理云溪河岸线9公里，出境断面水质稳定达到Ⅱ类；', {
          figures: [{ metric: '云溪河出境断面水质', op: 'grade', value: 'Ⅱ类', words: 'Ⅱ类' }],
        }),
        measure('营造林1.2万亩。', {
          figures: [{ metric: '营造林', op: '=', value: 1.2, unit: '万亩', words: '1.2万亩' }],
        }),
      ],
      [{ role: 'area', words: '三、办好5件民生实事', focus: '民生实事', theme: 'livelihood' }],
      [
        item('1．新建口袋公园6处。', {
          figures: [{ metric: '口袋公园', op: '=', value: 6, unit: '处', words: '6处' }],
        }),
      ],
      [
        item('2．新增公办幼儿园学位900个。', {
          figures: [{ metric: '公办幼儿园学位', op: '=', value: 900, unit: '个', words: '900个' }],
        }),
      ],
      [
        item('3．解决9个村的饮水安全问题。', {
          figures: [{ metric: '饮水安全', op: '=', value: 9, unit: '个村', words: '9个村' }],
        }),
      ],
      [
        item('4．新建充电桩120个。', {
          figures: [{ metric: '充电桩', op: '=', value: 120, unit: '个', words: '120个' }],
        }),
      ],
      [
        item('5．组织专家到乡镇坐诊400场次以上。', {
          figures: [{ metric: '专家坐诊', op: '>=', value: 400, unit: '场次', words: '400场次以上' }],
        }),
      ],
      [{ role: 'other', words: '各位代表，让我们一步一个脚印，把答应的事办好。', why: 'closing' }],
    ],
  )
}

/** An invented report of a place with `count` promises in ten areas, for measuring. */
export function longReport(place: string, count: number): { report: Report; received: string } {
  const paragraphs: Said[][] = [
    [{ role: 'other', words: `${place}2025年政府工作报告`, why: 'title' }],
    [heading('二、2025年工作安排')],
  ]
  for (let area = 0; area < 10; area++) {
    paragraphs.push([
      {
        role: 'area',
        words: `（${'一二三四五六七八九十'[area]}）聚焦第${area + 1}类工作，稳步推进各项任务`,
        focus: `第${area + 1}类工作`,
        purpose: '稳步推进各项任务',
        theme: 'urban',
      },
    ])
    const measures: Said[] = []
    for (let i = area; i < count; i += 10)
      measures.push(
        measure(`完成第${i + 1}号工程，建设标准化场所${i + 2}处，配套道路${i + 3}公里，年底前投入使用；`, {
          due: ['年底前', '2025-12-31'],
        }),
      )
    paragraphs.push(measures)
  }
  return reportOf(
    { title: `${place}2025年政府工作报告`, jurisdiction: place, planYear: 2025, reviewYear: 2024, date: '2025-01-15' },
    paragraphs,
  )
}
