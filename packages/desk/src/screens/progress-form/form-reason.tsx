import { useParams } from 'react-router'
import { BurdenWarning } from '../../parts/burden-warning.tsx'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import type { FormActs } from './use-form-acts.ts'

interface FormReasonProps {
  readonly acts: FormActs
  /** There is no report yet: a correction is a late report. */
  readonly late: boolean
}

/** Asks for the reason of a return or a correction. */
export function FormReason({ acts: { asking, ask, act, correct }, late }: FormReasonProps) {
  const { taskId = '' } = useParams()
  switch (asking) {
    case null:
      return null
    case 'correct':
      return (
        <ReasonModal
          title={late ? '补报这一期' : '更正这份填报'}
          does="开始填写"
          placeholder="为什么更正，如：统计部门核定数有调整"
          onDone={correct}
          onCancel={() => ask(null)}
        >
          <p>原来的填报保留，更正和理由显示在旁边，仍须审签和审核。</p>
        </ReasonModal>
      )
    default:
      return (
        <ReasonModal
          title={asking === 'return' ? '退回这份填报' : '退回承办人'}
          does="退回"
          placeholder="写明哪里不对、应怎样修改"
          onDone={(reason) => act(asking, reason)}
          onCancel={() => ask(null)}
        >
          <p>填报会回到单位，填写的内容都在；退回理由单位看得到。</p>
          {asking === 'return' && <BurdenWarning next="question" taskIds={[taskId]} />}
        </ReasonModal>
      )
  }
}
