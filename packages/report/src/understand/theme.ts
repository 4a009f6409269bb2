import type { Theme } from '../report.ts'

/** Words that point to each field of work; what is listed first wins where two fields are named equally often. */
const fields: Readonly<Record<Theme, string>> = {
  government: '自身建设 法治政府 廉洁 廉政 服务型政府 行政效能 政府建设 作风 依法行政 执行力 公信力',
  rural: '乡村 三农 农业 农村 粮食 农民 脱贫 种植 养殖 田园 耕地 县域',
  ecology: '生态 环境保护 环境质量 绿色 污染 节能 减排 双碳 碳达峰 低碳 蓝天 碧水 净土 林草 水土 美丽',
  'culture-tourism': '文化 旅游 文旅 景区 非遗 体育 文物 康养',
  innovation: '创新 科技 人才 研发 数字 人工智能 新质生产力 新动能 动能转换',
  'consumption-services': '消费 商贸 服务业 物流 电商 市场流通 内需 第三产业 三产',
  'investment-projects': '项目 投资 招商 园区 开发区 基础设施 双招双引',
  industry: '产业 工业 制造 实体经济 企业 能源 煤 产能 集群',
  'reform-opening': '改革 开放 营商环境 民营经济 国企 外贸 口岸 自贸 两岸 体制机制 财税 金融',
  urban: '城市 城乡 城镇 县城 城区 宜居 交通 路网 市政 区域 都市圈',
  'safety-stability': '安全 稳定 平安 风险 治理 应急 信访 维稳 国防 法治 社会管理',
  livelihood: '民生 就业 教育 医疗 卫生 健康 社保 养老 社会保障 住房 福祉 幸福 实事 社会事业 公共服务 生活',
}

const themes = Object.keys(fields) as Theme[]
/** By the first character: the words that begin with it and their field. */
const byFirst = new Map<number, { readonly word: string; readonly field: number }[]>()
for (const [field, theme] of themes.entries())
  for (const word of fields[theme].split(' ')) {
    const first = word.charCodeAt(0)
    byFirst.set(first, [...(byFirst.get(first) ?? []), { word, field }])
  }

/** The field a heading or sentence is about, null when no word points to one; its first clause counts threefold. */
export function themeOf(words: string): Theme | null {
  const scores = new Uint16Array(themes.length)
  const clause = words.search(/[，,]/)
  for (let i = 0; i < words.length; i++) {
    const begun = byFirst.get(words.charCodeAt(i))
    if (!begun) continue
    for (const { word, field } of begun)
      if (words.startsWith(word, i)) scores[field] = (scores[field] ?? 0) + (clause < 0 || i < clause ? 3 : 1)
  }
  let best = -1
  for (const [field, score] of scores.entries()) if (score > (best < 0 ? 0 : (scores[best] ?? 0))) best = field
  return best < 0 ? null : (themes[best] ?? null)
}
