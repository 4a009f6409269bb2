import type { Theme } from '../report.ts'

/** Words that point to each field of work; what is listed first wins where two fields are named equally often. */
const fields: readonly (readonly [Theme, RegExp])[] = [
  ['government', /自身建设|法治政府|廉洁|廉政|服务型政府|行政效能|政府建设|作风|依法行政|执行力|公信力/g],
  ['rural', /乡村|三农|农业|农村|粮食|农民|脱贫|种植|养殖|田园|耕地|县域/g],
  ['ecology', /生态|环境保护|环境质量|绿色|污染|节能|减排|双碳|碳达峰|低碳|蓝天|碧水|净土|林草|水土|美丽/g],
  ['culture-tourism', /文化|旅游|文旅|景区|非遗|体育|文物|康养/g],
  ['innovation', /创新|科技|人才|研发|数字|人工智能|新质生产力|新动能|动能转换/g],
  ['consumption-services', /消费|商贸|服务业|物流|电商|市场流通|内需|第三产业|三产/g],
  ['investment-projects', /项目|投资|招商|园区|开发区|基础设施|双招双引/g],
  ['industry', /产业|工业|制造|实体经济|企业|能源|煤|产能|集群/g],
  ['reform-opening', /改革|开放|营商环境|民营经济|国企|外贸|口岸|自贸|两岸|体制机制|财税|金融/g],
  ['urban', /城市|城乡|城镇|县城|城区|宜居|交通|路网|市政|区域|都市圈/g],
  ['safety-stability', /安全|稳定|平安|风险|治理|应急|信访|维稳|国防|法治|社会管理/g],
  ['livelihood', /民生|就业|教育|医疗|卫生|健康|社保|养老|社会保障|住房|福祉|幸福|实事|社会事业|公共服务|生活/g],
]

/** The field a heading or sentence is about, null when no word points to one. */
export function themeOf(words: string): Theme | null {
  let best: Theme | null = null
  let most = 0
  const first = words.search(/[，,]/)
  const head = first > 0 ? words.slice(0, first) : words
  for (const [theme, pattern] of fields) {
    const score = 3 * count(head, pattern) + (head === words ? 0 : count(words.slice(first), pattern))
    if (score > most) {
      most = score
      best = theme
    }
  }
  return best
}

function count(words: string, pattern: RegExp): number {
  return words.match(pattern)?.length ?? 0
}
