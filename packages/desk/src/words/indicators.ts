import type { FormIndicator } from '@luoshi/server/desk/reporting/progress-routes.ts'

/** Whether a rate is reported that falls or rises: which of them is asked, and not left to a sign. */
export const falls = ({ rule, hasBase }: FormIndicator): boolean => rule === 'reduction' && !hasBase

const opWords: Readonly<Record<string, string>> = {
  '>=': '不低于',
  '<=': '不高于',
  '>': '高于',
  '<': '低于',
  '~': '约',
}

/** The target of a task's indicator: `不低于3000人`, `下降 3%`, `6—6.5%`; `未定` where none is set. */
export function targetWords(indicator: FormIndicator): string {
  const { op, value, valueMax, valueText, unit } = indicator
  if (valueText) return valueText
  if (value === null) return '未定'
  if (falls(indicator)) return `下降 ${value.replace(/^-/, '')}${unit}`
  return valueMax === null ? `${opWords[op] ?? ''}${value}${unit}` : `${value}—${valueMax}${unit}`
}
