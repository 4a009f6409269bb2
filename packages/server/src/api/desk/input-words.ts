import type { z } from 'zod'
import { fieldLabels } from './field-labels.ts'

/**
 * Where in a request something is wrong, as a person would say it: `第 1 项“数值”`; a field that a page fills in by itself is
 * 提交的内容. `room` is the first part of the address.
 */
export function fieldWords(path: readonly PropertyKey[], room = ''): string {
  const labels = path.map((part) => (typeof part === 'string' ? labelOf(part, room) : undefined))
  const last = labels.findLast((label) => label !== undefined)
  const place = path.find((part) => typeof part === 'number')
  const named = last === undefined ? '提交的内容' : `“${last}”`
  return typeof place === 'number' && path.length > 1 ? `第 ${place + 1} 项${named}` : named
}

/** The first part of an address of the desk: `tasks` of `/tasks/edit`, `urges` of `/urges.docx`. */
export const roomOf = (path: string): string => /^\/([\w-]+)/.exec(path)?.[1] ?? ''

/** What a field is called in a room; undefined where no screen has a name for it. */
export function labelOf(field: string, room: string): string | undefined {
  const own = `${room}.${field}`
  if (Object.hasOwn(fieldLabels, own)) return fieldLabels[own]
  return Object.hasOwn(fieldLabels, field) ? fieldLabels[field] : undefined
}

/** What is wrong, in words for a person who never saw a schema; `own` are the words of the schema's own rule. */
export function chineseOf(issue: z.core.$ZodIssue, own: string | null): string {
  if (own !== null) return own
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      if (issue.origin === 'string') return `太长，最多 ${issue.maximum} 个字`
      if (issue.origin === 'array' || issue.origin === 'set') return `太多，最多 ${issue.maximum} 项`
      return issue.inclusive === false ? `须小于 ${issue.maximum}` : `不能大于 ${issue.maximum}`
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? '没有填写' : `填写得不对，${typeWords(issue.expected)}`
    case 'invalid_format':
      return formats[issue.format] ?? '的格式不对，请检查后再填'
    case 'not_multiple_of':
      return `应为 ${issue.divisor} 的倍数`
    case 'unrecognized_keys':
      return '里有这里不收的部分，请刷新页面后再试'
    case 'invalid_value':
    case 'invalid_union':
      return '不是可以选的一种，请重新选择'
    default:
      return '填写得不对，请检查后再提交'
  }
}

function tooSmall({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall): string {
  if (origin === 'string') return Number(minimum) <= 1 ? '不能为空' : `太短，至少 ${minimum} 个字`
  if (origin === 'array' || origin === 'set') return Number(minimum) <= 1 ? '至少要有一项' : `至少要有 ${minimum} 项`
  return inclusive === false ? `须大于 ${minimum}` : `不能小于 ${minimum}`
}

const typeWords = (expected: string): string =>
  ({
    number: '应为数字',
    int: '应为整数',
    string: '应为文字',
    boolean: '应为是或否',
    date: '应为日期',
    array: '应为若干项',
  })[expected] ?? '请检查后再填'

const formats: Readonly<Record<string, string>> = {
  date: '应为日期，如 2031-06-30',
  datetime: '应为日期和时间',
  email: '不是邮箱地址',
  regex: '的格式不对，请检查后再填',
  url: '不是网址',
  uuid: '不在这里了，请刷新页面后重新选择',
}
