import type { Level } from '@luoshi/report'
import type { UnitKind } from '../vocabulary.ts'

/** Usual short forms of what departments are in charge of. */
const shortStems: readonly (readonly [RegExp, string])[] = [
  [/^发展[和与]?改革/, '发改'],
  [/^工业[和与]?信息化/, '工信'],
  [/^人力资源[和与]?社会保障/, '人社'],
  [/^自然资源[和与]?规划/, '自然资源'],
  [/^住房[和与]?城乡建设/, '住建'],
  [/^城市管理(?:综合)?(?:行政执法)?/, '城管'],
  [/^交通运输/, '交通'],
  [/^文化(?:广电)?[和与]?旅游/, '文旅'],
  [/^卫生健康/, '卫健'],
  [/^退役军人事务/, '退役军人'],
  [/^应急管理/, '应急'],
  [/^市场监督管理/, '市场监管'],
  [/^行政审批(?:服务)?(?:管理)?/, '审批'],
  [/^医疗保障/, '医保'],
  [/^教育[和与]?体育/, '教体'],
  [/^教育[和与]?科技/, '教科'],
  [/^科学技术/, '科技'],
  [/^农业[和与]?农村/, '农业农村'],
  [/^机关事务(?:管理|服务)?/, '机关事务'],
  [/^国有资产监督管理/, '国资'],
]

/** The words of a unit's name behind the name of its place: `青禾县财政局` of 青禾县 is `财政局`. */
export function withoutPlace(name: string, place: string): string {
  const last = /[^省市州盟]+?[县市区旗]$/.exec(place)?.[0] ?? place
  for (const prefix of [place, last, ...(/[县市区旗]$/.exec(place) ?? [])])
    if (prefix !== '' && name.startsWith(prefix) && name.length > prefix.length + 1) return name.slice(prefix.length)
  return name
}

/** What a unit is usually called in short: `青禾县发展和改革局` → `发改局`; the bare name where nothing is usual. */
export function shortNameOf(name: string, place: string): string {
  const bare = withoutPlace(name.replace(/\s/g, ''), place).replace(/[（(][^（）()]*[）)]/g, '')
  if (/^(?:人民)?政府办公[室厅]$/.test(bare)) return '政府办'
  if (/[镇乡]人民政府$/.test(bare)) return bare.replace(/人民政府$/, '')
  if (/街道办事处$/.test(bare)) return bare.replace(/办事处$/, '')
  const stem = shortStems.find(([pattern]) => pattern.test(bare))
  const short = stem ? bare.replace(stem[0], stem[1]) : bare
  return short.replace(/^(发改|卫健|国资)委员会$/, '$1委').slice(0, 40)
}

/** What kind of unit a name is of. */
export function unitKindOf(name: string): UnitKind {
  if (/(?:镇|乡|街道|镇人民政府|乡人民政府|街道办事处|民族乡)$/.test(name)) return 'township'
  if (/(?:委组织部|委宣传部|委统战部|委政法委|党委|党组|纪委|监委|纪检监察|妇联|工会|团委|党校)/.test(name))
    return 'party'
  if (/(?:有限公司|公司|集团|厂)$/.test(name)) return 'enterprise'
  if (/政府办公[室厅]$|^政府办$/.test(name)) return 'office'
  if (/(?:局|委员会|委|办公室|办|厅|中心|队|所|站|管委会)$/.test(name)) return 'department'
  return 'other'
}

/** Units that places of a level usually have, in the usual order of precedence, without the place's name before them. */
export function usualUnits(level: Level): readonly string[] {
  return level === 'township' ? usualOfTownships : level === 'province' ? [] : usualOfCounties
}

const usualOfTownships = [
  '党政综合办公室',
  '党建工作办公室',
  '经济发展办公室',
  '社会事务办公室',
  '规划建设办公室',
  '综合行政执法队',
  '便民服务中心',
  '退役军人服务站',
]

const usualOfCounties = [
  '人民政府办公室',
  '发展和改革局',
  '教育局',
  '科学技术局',
  '工业和信息化局',
  '公安局',
  '民政局',
  '司法局',
  '财政局',
  '人力资源和社会保障局',
  '自然资源和规划局',
  '生态环境局',
  '住房和城乡建设局',
  '城市管理局',
  '交通运输局',
  '水利局',
  '农业农村局',
  '林业局',
  '商务局',
  '文化和旅游局',
  '体育局',
  '卫生健康局',
  '退役军人事务局',
  '应急管理局',
  '审计局',
  '国有资产监督管理局',
  '市场监督管理局',
  '统计局',
  '医疗保障局',
  '行政审批服务管理局',
  '乡村振兴局',
  '能源局',
  '信访局',
  '机关事务服务中心',
  '投资促进中心',
  '融媒体中心',
  '供销合作社联合社',
  '税务局',
  '气象局',
  '消防救援大队',
]
