import { expect, test } from 'vitest'
import { judgeLight, type LightInputs } from './judge-light.ts'
import { defaultLightRules } from './light-rules.ts'
import { saidLight, saysMore } from './said-light.ts'

const inputs: LightInputs = {
  day: '2031-06-30',
  dayOver: true,
  month: 6,
  closed: false,
  plan: 50,
  actual: 50,
  indicators: [],
  dueOn: '2031-12-31',
  openNodes: [],
  report: { kind: 'in-time', missingInARow: 0 },
}
const said = (more: Partial<LightInputs>) => {
  const verdict = judgeLight({ ...inputs, ...more }, defaultLightRules)
  return verdict.kind === 'light'
    ? { light: verdict.light, ...saidLight(verdict.light, verdict.pace, verdict.reasons) }
    : null
}
const missing = { kind: 'missing', missingInARow: 1 } as const
const node = (dueOn: string) => [{ wording: '桥面合龙', dueOn }]

test.each([
  ['on plan', {}, 'green', '达进度', false],
  ['beyond', { actual: 101, plan: 50 }, 'green', '超进度', false],
  ['a little behind', { actual: 48.2 }, 'green', '欠进度 1.8 个百分点', false],
  ['behind', { actual: 38 }, 'yellow', '落后 12 个百分点', false],
  ['far behind', { actual: 19 }, 'red', '落后 31 个百分点', false],
  ['past its limit', { dueOn: '2031-06-18' }, 'red', '超过完成时限 12 天', false],
  ['a node missed', { openNodes: node('2031-06-18') }, 'yellow', '节点逾期 12 天', false],
  ['beyond, but the report missing', { actual: 101, report: missing }, 'yellow', '未按期填报', true],
  ['reports missing in a row', { report: { kind: 'missing', missingInARow: 3 } }, 'red', '连续 3 期未填报', true],
  ['behind and silent', { actual: 38, report: missing }, 'yellow', '落后 12 个百分点，未按期填报', false],
  ['closed', { closed: true, actual: 80 }, 'blue', '', false],
] as const)('%s', (_, more, light, words, ofReport) => {
  expect(said(more)).toEqual({ light, words, ofReport })
})

test('a ground given before there was a short form is said by its sentence', () => {
  const old = [{ rule: 'behind', words: '落后 15 个百分点。' }] as const
  expect(saidLight('yellow', 'behind', old).words).toBe('落后 15 个百分点')
})

test('a node is told by name in a sentence of its own, what stands beside the light is not told again', () => {
  const node = { rule: 'past-node', words: '节点“主体完工”已过 12 天，尚未完成。', brief: '节点逾期 12 天' } as const
  const behind = { rule: 'behind', words: '落后 12 个百分点。', brief: '落后 12 个百分点' } as const
  expect([node, behind].filter(saysMore)).toEqual([node])
})
