import type { z } from 'zod'

/** What the fields of requests are called on the screens; a field that stands on none has no name here. */
const names: Readonly<Record<string, string>> = {
  among: '参评总数',
  answer: '答复',
  base: '基数',
  clock: '时限',
  code: '编码',
  content: '内容',
  coordination: '需协调事项',
  cutOff: '数据截止日',
  day: '日期',
  description: '说明',
  disclosure: '公开属性',
  dueOn: '完成时限',
  email: '邮箱',
  figures: '指标数值',
  file_name: '文件名',
  fileName: '文件名',
  from: '开始日期',
  hash: '校验码',
  indicators: '指标',
  items: '选定的内容',
  kind: '类型',
  leadIds: '牵头单位',
  leaderId: '牵头领导',
  max: '上限',
  milestones: '节点',
  month: '月份',
  name: '名称',
  nextStep: '下步措施',
  note: '说明',
  officerId: '责任人',
  partnerIds: '配合单位',
  password: '密码',
  percent: '完成进度',
  period: '数据所属期',
  phone: '电话',
  post: '职务',
  problems: '存在问题',
  reason: '理由',
  remark: '备注',
  requirement: '目标要求',
  role: '角色',
  rows: '选定的行',
  shortName: '简称',
  situation: '进展情况',
  size: '文件大小',
  source: '数据来源',
  taskIds: '选定的任务',
  tasks: '选定的任务',
  text: '文字',
  title: '标题',
  to: '结束日期',
  unit: '单位',
  unitId: '单位',
  userName: '用户名',
  value: '数值',
  weight: '权重',
  wording: '任务内容',
  year: '年度',
}

/** Where in a request something is wrong, as a person would say it: `第 1 项“数值”`; a field without a name on the screens is 提交的内容. */
export function fieldWords(path: readonly PropertyKey[]): string {
  const last = path.findLast((part): part is string => typeof part === 'string' && part in names)
  const place = path.find((part) => typeof part === 'number')
  const named = last === undefined ? '提交的内容' : `“${names[last]}”`
  return typeof place === 'number' && path.length > 1 ? `第 ${place + 1} 项${named}` : named
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
