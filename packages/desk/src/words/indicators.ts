import type { FormIndicator } from '@luoshi/server/desk/reporting/progress-routes.ts'

/** Whether a rate is reported that falls or rises: which of them is asked, and not left to a sign. */
export const falls = ({ rule, hasBase }: Pick<FormIndicator, 'rule' | 'hasBase'>): boolean =>
  rule === 'reduction' && !hasBase

const opWords: Readonly<Record<string, string>> = {
  '>=': '不低于',
  '<=': '不高于',
  '>': '高于',
  '<': '低于',
  '~': '约',
}

/** What an indicator is called where its stage does not stand beside it: `开工：完成投资`; `签约` says both. */
export const stagedName = ({ stage, name }: { readonly stage: string | null; readonly name: string }): string =>
  stage === null || name.includes(stage) ? name : `${stage}：${name}`

/** What the words of a target need of it; without a rule, of an indicator of the year. */
interface Targeted extends Pick<FormIndicator, 'valueMax' | 'valueText' | 'unit'> {
  readonly op: string | null
  readonly value: string | null
  readonly rule?: FormIndicator['rule']
  readonly hasBase?: boolean
  readonly comparedWith?: string | null
}

/** The target of a task's indicator: `不低于3000人`, `下降 3%`, `6—6.5%`; `与经济增长同步`; `未定` where none is set. */
export function targetWords({
  op,
  value,
  valueMax,
  valueText,
  unit,
  rule,
  hasBase = false,
  comparedWith,
}: Targeted): string {
  if (valueText) return valueText
  if (op === 'with' && comparedWith) return `与${comparedWith}同步`
  if (value === null) return '未定'
  // of the year's own indicator a negative target is a fall
  const down = rule === undefined ? value.startsWith('-') : falls({ rule, hasBase })
  if (down) return `下降 ${value.replace(/^-/, '')}${unit}`
  return valueMax === null ? `${opWords[op ?? ''] ?? ''}${value}${unit}` : `${value}—${valueMax}${unit}`
}
