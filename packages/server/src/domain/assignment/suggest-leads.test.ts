import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { pairsOf, suggestLeads } from './suggest-leads.ts'
import { functionsOf } from './unit-functions.ts'

/** The departments that a county usually has; no place's own list. */
const county = [
  '政府办公室 发展和改革局 财政局 税务局 工业和信息化局 科学技术局 商务局 招商服务中心 交通运输局 住房和城乡建设局 城市管理局 水务局',
  '农业农村局 乡村振兴局 林业局 自然资源局 生态环境分局 能源局 教育局 卫生健康局 医疗保障局 人力资源和社会保障局 民政局 残疾人联合会',
  '红十字会 妇女联合会 司法局 信访局 公安局 应急管理局 消防救援大队 市场监督管理局 文化和旅游局 体育中心 行政审批服务管理局 金融服务中心',
  '退役军人事务局 统计局 审计局',
]
  .join(' ')
  .split(' ')
  .map((name) => ({ unitId: name, names: [`县${name}`, name] }))

const leads = (wording: string) => suggestLeads(wording, county, []).map(({ unitId }) => unitId)

describe('suggested lead units', () => {
  test('a whole word counts, not a part of another', () => {
    expect(leads('推动县人民政府门户网站改版')).not.toContain('民政局')
  })

  test.each([
    ['会同省教育厅建设教研基地', '教育局'],
    ['配合市农牧局抓好防疫', '农业农村局'],
    ['争取国家水利部立项', '水务局'],
  ])('an office of another level stands for the one at hand: %s', (wording, unit) => {
    expect(suggestLeads(wording, county, [])[0]).toMatchObject({ unitId: unit, weak: false })
  })

  test.each([
    ['新建公办幼儿园2所，增加学位900个', '教育局'],
    ['改造老旧小区21个，加装电梯12部', '住房和城乡建设局'],
    ['社会消费品零售总额增长7%', '商务局'],
    ['新增城镇就业4200人', '人力资源和社会保障局'],
  ])('a subject goes to who usually leads it: %s', (wording, unit) => {
    expect(leads(wording)[0]).toBe(unit)
  })

  test('what a like task of an earlier year had comes before its subject', () => {
    const earlier = [{ year: 2030, pairs: pairsOf('改造老旧小区18个，加装电梯9部'), unitId: '城市管理局' }]
    expect(suggestLeads('改造老旧小区21个，加装电梯12部', county, earlier)[0]).toEqual({
      unitId: '城市管理局',
      reason: '2030年同类任务',
      weak: false,
    })
  })

  test('one that leads the subject only at times is weak', () => {
    const [, other] = suggestLeads('清运垃圾', county, [])
    expect(other).toMatchObject({ unitId: '住房和城乡建设局', weak: true })
  })

  test('nothing is suggested for words that tell of no subject', () => {
    expect(leads('一张蓝图绘到底')).toEqual([])
  })
})

const published = new URL('../../../../../../shared/corpus/units/mapping.tsv', import.meta.url)

test.runIf(existsSync(published))('the right lead is among the first three for 85 % of published tasks', () => {
  const rows = readFileSync(published, 'utf8').trim().split('\n').slice(1)
  const missed = rows.flatMap((row) => {
    const [, , wording = '', lead = ''] = row.split('\t')
    const right = functionsOf(lead)
    const offered = leads(wording).flatMap((unit) => functionsOf(unit))
    return right.some((one) => offered.includes(one)) ? [] : [`${lead}: ${wording.slice(0, 40)} → ${leads(wording)}`]
  })
  expect(missed.length / rows.length, missed.join('\n')).toBeLessThanOrEqual(0.15)
})
