import { expect, test } from 'vitest'
import { allHelps, helpFor } from './help.ts'

test.each([
  ['', '我的工作台'],
  ['tasks', '任务分解'],
  ['tasks/exchange', '任务表的导入导出'],
  ['tasks/0195', '任务'],
  ['progress/0195/0196', '填报表'],
  ['reports/0195', '报告审阅'],
  ['matters/new', '督办事项'],
  ['administration/people', '人员'],
  ['administration/calendar', '管理'],
  ['unheard-of', '我的工作台'],
])('%s is helped by %s', (address, title) => expect(helpFor(address).title).toBe(title))

test('no help is longer than ten lines, and each line is a whole sentence', () => {
  for (const [address, { lines }] of allHelps) {
    expect(lines.length, address).toBeGreaterThan(2)
    expect(lines.length, address).toBeLessThanOrEqual(10)
    for (const line of lines) expect(line).toMatch(/。$/)
  }
})
