import { expect } from 'vitest'
import { readReport } from './index.ts'

/** How many times as long as an ordinary text of a megabyte any input of the largest size may take. */
const mostTimes = 8

/** Milliseconds this thread has computed so far: unlike the clock it does not count what the machine does for others. */
function busyTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

let ordinary: Promise<number> | undefined

/** Milliseconds that reading a megabyte of ordinary text takes here, its programs compiled. */
const ordinaryTime = (): Promise<number> => {
  ordinary ??= measureOrdinary()
  return ordinary
}

async function measureOrdinary(): Promise<number> {
  const text = new TextEncoder().encode(ordinaryText(1 << 20))
  await readReport(text)
  const start = busyTime()
  await readReport(text)
  return busyTime() - start
}

/** A report of a place that does not exist, of some `length` bytes. */
function ordinaryText(length: number): string {
  const head = '云溪县政府工作报告\n各位代表：\n一、2025年工作回顾\n完成投资3亿元。\n二、2026年工作安排\n'
  const area = (at: number) =>
    `（${'一二三四五六七八九十'[at % 10]}）聚焦第${at}类工作，增强发展后劲。新建农村公路${at}公里，改造老旧小区${at + 2}个，惠及居民${at * 3}户以上；6月底前完成第${at}期管网更新。\n`
  const areas: string[] = []
  for (let bytes = 0; bytes < length; bytes += 3 * (areas.at(-1)?.length ?? 0)) areas.push(area(areas.length + 1))
  return head + areas.join('')
}

/**
 * What `work` resolves with, when it computed no longer than many times what ordinary text takes here. What grows faster
 * than its input takes a hundred times that, on a slow machine as on a fast one.
 */
export async function inProportion<T>(work: () => Promise<T>, of = ''): Promise<T> {
  const most = mostTimes * (await ordinaryTime())
  const start = busyTime()
  const result = await work()
  expect(busyTime() - start, of).toBeLessThan(most)
  return result
}
