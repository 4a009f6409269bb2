import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const report = (areas: string) => `政府工作报告
——2024年1月10日在临河县第八届人民代表大会第四次会议上
县长　李明
各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议。
一、2023年工作回顾
过去一年，地区生产总值完成120亿元，增长5.8%；新建农村公路36公里。
二、2024年工作安排
主要预期目标是：地区生产总值增长6%左右；城镇新增就业3000人以上。
${areas}
各位代表，让我们携手奋进，谢谢大家！
`
/** A short report in which nothing is amiss. */
export const sound = report(`重点抓好两个方面工作：
（一）聚焦产业升级，增强发展后劲。培育规上工业企业5户。年底前建成城东标准厂房二期。
（二）聚焦乡村振兴，建设宜居乡村。新建高标准农田2万亩；完成20个村生活污水治理。`)
/** Says eight areas, has one. */
export const miscounted = report(`重点抓好八个方面工作：
（一）聚焦产业升级，增强发展后劲。培育规上工业企业5户。`)
/** A report that would steer a terminal. */
export const steering = report('（一）聚焦\u001b[31m产业升级\u0007，增强\u009b2J发展后劲。培育"规上"工业企业,新增5户。')

/** A folder of sample files for one test file. */
export interface SampleFolder {
  at(name: string): string
  remove(): void
}

/** A new temporary folder with good and bad files in it. */
export function sampleFolder(): SampleFolder {
  const folder = mkdtempSync(join(tmpdir(), 'luoshi-cli-'))
  const at = (name: string) => join(folder, name)
  mkdirSync(at('tree/b'), { recursive: true })
  mkdirSync(at('tree/.hidden'))
  mkdirSync(at('none'))
  for (const name of ['one.txt', 'tree/c.txt', 'tree/b/a.txt', 'tree/.hidden/x.txt', '空 格.txt'])
    writeFileSync(at(name), sound)
  writeFileSync(at('tree/picture.png'), 'no document')
  writeFileSync(at('miscounted.txt'), miscounted)
  writeFileSync(at('steering.txt'), steering)
  writeFileSync(at('empty.txt'), '')
  writeFileSync(at('large.txt'), Buffer.alloc(25 * 1024 * 1024, '一'))
  return { at, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
