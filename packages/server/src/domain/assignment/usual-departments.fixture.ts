import { suggestLeads } from './suggest-leads.ts'
import { functionsOf } from './unit-functions.ts'

/** The departments that a county usually has; no place's own list. */
export const county = [
  '政府办公室 发展和改革局 财政局 税务局 工业和信息化局 科学技术局 商务局 招商服务中心 交通运输局 住房和城乡建设局 城市管理局 水务局',
  '农业农村局 乡村振兴局 林业局 自然资源局 生态环境分局 能源局 教育局 卫生健康局 医疗保障局 人力资源和社会保障局 民政局 残疾人联合会',
  '红十字会 妇女联合会 司法局 信访局 公安局 应急管理局 消防救援大队 市场监督管理局 文化和旅游局 体育中心 行政审批服务管理局 金融服务中心',
  '退役军人事务局 统计局 审计局',
]
  .join(' ')
  .split(' ')
  .map((name) => ({ unitId: name, names: [`县${name}`, name] }))

/** The units suggested for a wording, likeliest first, at most three, where no earlier year is known. */
export const leads = (wording: string): string[] => suggestLeads(wording, county, []).map(({ unitId }) => unitId)

/**
 * Published tasks (lines of `source level task lead …`, tab-separated, below a line of names) whose lead unit is suggested, and a line
 * for each that is not.
 */
export function leadsFound(table: string): { readonly tasks: number; readonly missed: readonly string[] } {
  const rows = table.trim().split('\n').slice(1)
  const missed = rows.flatMap((row) => {
    const [, , wording = '', lead = ''] = row.split('\t')
    const right = functionsOf(lead)
    const offered = leads(wording).flatMap((unit) => functionsOf(unit))
    return right.some((one) => offered.includes(one)) ? [] : [`${lead}: ${wording.slice(0, 40)} → ${leads(wording)}`]
  })
  return { tasks: rows.length, missed }
}
