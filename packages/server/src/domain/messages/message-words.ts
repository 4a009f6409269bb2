import { numberedTask, numberWords } from '../task-number.ts'
import type { MessageKind } from '../vocabulary.ts'

/** What a message says, as far as the words depend on it. */
export interface MessageFacts {
  readonly kind: MessageKind
  readonly act: string | null
  /** How many tasks, matters or bulletins it tells of. */
  readonly count: number
  /** The number of the only one: 序号 of a task, 文号 of a matter; null where there are several or it has none. */
  readonly number: string | null
  /** The short name of the unit. */
  readonly unit: string | null
  /** `2031年3月` */
  readonly period: string | null
}

const matterActs: Readonly<Record<string, string>> = {
  'hand-out': '已交办，请签收；不属于本单位职责的，可以说明理由退签',
  return: '的办理反馈被退回，请看理由',
  'grant-extension': '的延期申请已同意，请看新的期限',
  'deny-extension': '的延期申请未获同意，请看理由',
  'return-close': '的办结申请被退回，请看理由',
}

/** One sentence that says what waits or became of something; nothing of what reports, matters or reasons say. */
export function messageWords(facts: MessageFacts): string {
  const { kind, act, count, number, unit, period } = facts
  const tasks = number === null ? `${count} 项任务` : numberedTask(number)
  const whose = unit ?? ''
  const when = period ?? '本期'
  switch (kind) {
    case 'task-assigned':
      return `${tasks}已下达${whose}，请签收。`
    case 'task-withdrawn':
      return `${tasks}的下达已由督查室撤回，不需要签收。`
    case 'task-refused':
      return `${whose}退签了${tasks}，等待重新下达。`
    case 'task-commented':
      return `${tasks}有新的留言，请查看。`
    case 'report-to-check':
      return `${tasks}的填报等您审签。`
    case 'report-to-judge':
      return `${whose}报送了${tasks}的填报，等待审核。`
    case 'report-returned':
      return `${tasks}的填报被退回，请按意见修改后重新报送。`
    case 'report-urged':
      return `督查室催报：${whose}${act === 'sign' ? '' : when}还有${number === null ? ` ${count} 项` : numberWords(number)}没有${act === 'sign' ? '签收' : '报送'}。`
    case 'period-due':
      return `${when}填报快到截止日，${whose}还有${number === null ? ` ${count} 项` : numberWords(number)}没有报送。`
    case 'change-to-decide':
      return `${whose === '' ? '' : `${whose}的`}${tasks}申请调整，等待批复。`
    case 'change-decided':
      return `${tasks}的调整申请${act === 'approved' ? '已批准' : '未同意，请看意见'}。`
    case 'close-to-verify':
      return `${whose}的${tasks}申请办结，等待核验。`
    case 'close-decided':
      return `${tasks}${act === 'verify' ? '已核验办结' : '的办结申请被退回，请看理由'}。`
    case 'matter-moved':
      return `督办事项${number ?? ''}${matterActs[act ?? ''] ?? '有新的办理情况'}。`
    case 'matter-urged':
      return `督办事项${number ?? ''}催办，请查看并答复。`
    case 'matter-due':
      return number === null
        ? `${count} 项督办事项的办理时限快到期，请及时反馈或申请办结。`
        : `督办事项${number}的办理时限快到期，请及时反馈或申请办结。`
    case 'slip-served':
      return `督办事项${number ?? ''}发出督查单，请签收。`
    case 'bulletin-sent':
      return '有新的通报发给本单位，请签收。'
    case 'bulletin-answered':
      return '本单位对通报的异议已答复，请查看。'
    case 'score-published':
      return '考评结果已内部公布，请查看本单位得分；有异议的，可由单位负责人提出。'
    case 'score-answered':
      return '本单位对考评结果的异议已答复，请查看。'
    case 'inspection-served':
      return '督查结论已送达本单位，请签收并按期整改。'
    case 'inspection-reviewed':
      return `本单位对督查结论的异议已复核，${act === 'upheld' ? '维持原结论' : act === 'revoked' ? '撤销原结论' : '原结论有变更'}，请查看。`
    case 'instruction-written':
      return count > 1 ? `领导有 ${count} 条批示等待办理。` : '领导有新的批示，等待办理。'
    case 'instruction-answered':
      return act === 'taken-up' ? '您的批示已转为督办事项。' : '您的批示已有答复。'
    case 'reading-asked':
      return `督查室指定${unit === null ? '您' : whose}填报${count > 1 ? ` ${count} 项` : '一项'}指标数据，请填报。`
  }
}
