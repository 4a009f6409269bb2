import type {
  InspectionDetail,
  InspectionListed,
  PlanWarning,
} from '@luoshi/server/desk/inspections/inspection-routes.ts'
import { matterNumber } from './matters.ts'
import { numbersWords } from './task-number.ts'

type Sheet = InspectionDetail['sheets'][number]

/** Where an inspection stands. */
export const inspectionStateWords: Readonly<Record<InspectionListed['state'], string>> = {
  draft: '草拟方案',
  proposed: '方案待审批',
  approved: '待进场',
  'under-way': '督查中',
  concluded: '结论待送达',
  served: '整改中',
  closed: '已办结',
  discarded: '已作废',
  cancelled: '已取消',
}

/** What is done to an inspection: on its button, and in its history. */
export const inspectionActWords: Readonly<Record<InspectionDetail['acts'][number], string>> = {
  propose: '提请审批',
  withdraw: '撤回',
  'send-back': '退回修改',
  approve: '批准方案',
  discard: '作废草稿',
  begin: '进场督查',
  conclude: '作出结论',
  return: '退回结论',
  serve: '送达结论',
  close: '办结',
  cancel: '取消督查',
}

/** 督查主体 */
export const bodyWords: Readonly<Record<InspectionDetail['body'], string>> = {
  government: '本级政府',
  'supervision-office': '督查机构',
  department: '受政府指定的部门',
}

/** Who is invited. */
export const invitedWords: Readonly<Record<InspectionDetail['invited'][number]['kind'], string>> = {
  deputy: '人大代表',
  consultative: '政协委员',
  counsellor: '参事',
  expert: '专家',
}

/** How something was looked at. */
export const methodWords: Readonly<Record<Sheet['method'], string>> = {
  records: '查阅资料',
  phone: '电话核实',
  site: '现场查看',
}

/** What was found of what had been reported. */
export const findingWords: Readonly<Record<Sheet['finding'], string>> = {
  none: '未核对填报',
  true: '填报属实',
  partly: '填报部分属实',
  false: '填报不实',
}

/** Where an item of rectification stands. */
export const itemStateWords: Readonly<Record<InspectionDetail['items'][number]['state'], string>> = {
  open: '整改中',
  reported: '待验收',
  done: '整改到位',
  lifted: '不再要求',
}

/** What is done to an item. */
export const itemActWords: Readonly<Record<InspectionDetail['items'][number]['steps'][number]['act'], string>> = {
  report: '报告整改',
  accept: '验收通过',
  return: '退回整改',
  lift: '复核后不再要求',
}

/** What 复核 decides. */
export const decisionWords: Readonly<Record<NonNullable<InspectionDetail['objections'][number]['decision']>, string>> =
  {
    upheld: '维持结论',
    changed: '变更结论',
    revoked: '撤销结论',
  }

/** `督查〔2031〕3号`; empty before 批准. */
export const inspectionNumber = (of: Pick<InspectionListed, 'year' | 'ordinal'>): string => {
  const number = matterNumber(of)
  return number === '' ? '' : `督查${number}`
}

const visitWords = { inspection: '督查', urge: '催办', slip: '督查单' } as const

/** A warning of a plan in a sentence that says what to do. */
export function warningWords(warning: PlanWarning, within: number): string {
  switch (warning.kind) {
    case 'no-power':
      return '越权督查：部门没有覆盖整个督查期间的政府指定。请写明指定的事项、范围、职责和期限，或改由政府、督查机构开展。'
    case 'not-an-object':
      return `${warning.unit}是企业，一般不是政府督查的对象。请确认它受委托履行公共职责，或改查其主管部门。`
    case 'repeated':
    case 'by-several': {
      const what = [
        ...(warning.tasks.length > 0 ? [`${numbersWords(warning.tasks).replaceAll(' ', '')}任务`] : []),
        ...warning.units,
      ].join('、')
      const days = warning.from === warning.to ? warning.from : `${warning.from} 至 ${warning.to}`
      const kind = warning.kind === 'repeated' ? '重复督查' : '多头督查'
      return `${kind}：${what}在 ${within} 天内已有${visitWords[warning.visit]}“${warning.title}”（${days}）。请合并、改期，或写明必要性。`
    }
  }
}
