import type { SettledPromise } from '@luoshi/report/compare'
import { verdictOf } from '../../exchange/settlement/settlement-table.ts'

/** `共 145 项：提示 已完成 30、…；不作对账 4；再次承诺 98`; counts, and never one share of what was kept. */
export function countLine(promises: readonly SettledPromise[]): string {
  const counts = new Map<string, number>()
  for (const promise of promises) {
    const word = verdictOf(promise)
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const again = promises.filter(({ promisedAgain }) => promisedAgain).length
  const words = ['已完成', '未达到', '推进中', '未点名（仅笼统提及或未提及）', '不作对账']
  const parts = words.map((word) => `${word} ${counts.get(word) ?? 0}`)
  return `共 ${promises.length} 项，系统提示（均待核）：${parts.join('、')}；其中今年再次承诺 ${again}。`
}
