import { readRestored } from '../pipeline.ts'
import { repair } from '../repair/repair.ts'
import type { Report } from '../report.ts'

/** The parts of an invented report, a line each; what is left out stands as in the plain one. Neither place nor people exist. */
export interface Draft {
  readonly head?: readonly string[]
  readonly review?: readonly string[]
  readonly problems?: readonly string[]
  /** From the plan's title to before its first area. */
  readonly opening?: readonly string[]
  readonly areas?: readonly string[]
  readonly self?: readonly string[]
  readonly closing?: readonly string[]
}

const plain: Required<Draft> = {
  head: [
    '政府工作报告',
    '——2023年2月8日在沧梧县第九届人民代表大会第二次会议上',
    '沧梧县县长 陆清河',
    '各位代表：',
    '现在，我代表县人民政府向大会报告工作，请予审议。',
  ],
  review: [
    '一、2022年工作回顾',
    '全县生产总值完成86.3亿元，增长5.2%。规模以上工业增加值增长7.4%，社会消费品零售总额突破30亿元。',
    '产业支撑不断增强。投产工业项目14个，新增规上企业5家。建成冷藏库6座，带动就业900人。',
    '城乡品质稳步提升。改造背街小巷33条，新增停车位620个。完成造林1.8万亩。',
  ],
  problems: ['同时，我们清醒地看到，发展不充分的问题依然突出，主要表现在：工业总量偏小，民生欠账较多。'],
  opening: [
    '二、2023年工作安排',
    '今年经济社会发展的主要预期目标是：地区生产总值增长6%，一般公共预算收入增长4%，城镇登记失业率控制在4.5%以内。',
    '围绕上述目标，重点抓好以下工作：',
  ],
  areas: [
    '（一）壮大特色产业，增强县域实力。',
    '开工技改项目16个，完成工业投资21亿元。培育规上企业6家，新建标准厂房5万平方米。',
    '（二）建设和美乡村，促进农民增收。',
    '改造农村公路64公里，新建高标准农田2.4万亩。发展油茶7000亩，培训农民1100人次。',
    '（三）增进民生福祉，共享发展成果。',
    '新建小学2所，增加学位900个。改造县中医院住院楼，新增床位160张。',
  ],
  self: ['三、加强政府自身建设', '办理代表建议72件，压减会议12%。公开重点领域信息300条。'],
  closing: ['各位代表！让我们同心同德、埋头苦干，为建设美好沧梧而努力奋斗！'],
}

/** How the plain report stands: its areas, measures and targets. */
export const counts = { areas: 4, measures: 8, targets: 1 } as const

/** The lines of the plain report with some of its parts put in other words. */
export function linesOf(draft: Draft): string[] {
  const { head, review, problems, opening, areas, self, closing } = { ...plain, ...draft }
  return [...head, ...review, ...problems, ...opening, ...areas, ...self, ...closing]
}

/** What the reader says of the plain report with some of its parts put in other words. */
export function reading(draft: Draft): Report {
  return readingOf(linesOf(draft))
}

/** What the reader says of these lines. */
export function readingOf(lines: readonly string[]): Report {
  const text = lines.join('\n')
  return readRestored(
    { file: null, sha256: '', format: 'txt', encoding: 'utf-8', text, places: [], meta: {}, findings: [] },
    repair(text),
  )
}

const bare = (words: string) => words.replace(/[^\p{L}\p{N}%]/gu, '')
const holds = (list: readonly { readonly text: string }[], words: string) =>
  list.some(({ text }) => bare(text).includes(bare(words)))

/** The measures of all areas and those under none. */
export const measuresOf = ({ areas, elsewhere }: Report) => [...areas.flatMap(({ measures }) => measures), ...elsewhere]
/** The headings of the areas. */
export const headingsOf = ({ areas }: Report) => areas.map(({ heading }) => heading)

/** Which kinds hold the words: `measure`, `result`, `problem`, `target`, `outlook`, `guidance`, `path`, `area`. */
export function kindsOf(report: Report, words: string): string[] {
  const measures = measuresOf(report)
  const kinds = {
    area: report.areas.map(({ heading: text }) => ({ text })),
    measure: measures,
    result: report.results,
    problem: report.problems,
    target: report.targets,
    outlook: report.outlook,
    guidance: report.guidance,
    path: measures.flatMap(({ path }) => path.map((text) => ({ text }))),
  }
  return Object.entries(kinds)
    .filter(([, list]) => holds(list, words))
    .map(([kind]) => kind)
}
