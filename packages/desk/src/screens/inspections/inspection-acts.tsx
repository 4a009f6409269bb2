import { App, Button } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../application/session.tsx'
import { useAct } from '../../application/use-act.ts'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { inspectionActWords } from '../../words/inspections.ts'
import type { OfInspection } from './use-inspection.ts'

type Act = OfInspection['inspection']['acts'][number]

const reasoned: readonly Act[] = ['send-back', 'discard', 'return', 'cancel']
const plainWords: Readonly<Partial<Record<Act, string>>> = {
  propose: '提请审批后方案不能修改，可以撤回。',
  approve: '批准后编号，督查组可以进场。',
  begin: '进场后由督查组成员填写督查记录。',
  conclude: '结论作出后交审批人送达，记录和结论不再修改。',
  serve: '结论送达被督查单位；自送达之日起 30 日内可申请复核。',
  close: '整改已全部验收，异议已全部复核。办结后不再变动。',
}

/** What the person may do to an inspection now; what stands at the bottom of the screen. */
export function InspectionActs({ inspection }: OfInspection) {
  const place = useWorkplace()
  const { modal } = App.useApp()
  const does = useAct()
  const [asking, setAsking] = useState<Act | null>(null)
  const { acts, inspectionId, revision } = inspection
  const done = async (act: Act, reason: string | null) => {
    const moved = await does(
      () =>
        place.ask('POST /inspections/:inspectionId/acts', { path: { inspectionId }, body: { revision, act, reason } }),
      `已办理：${inspectionActWords[act]}。`,
    )
    if (moved) setAsking(null)
  }
  const press = (act: Act) => {
    if (reasoned.includes(act)) return setAsking(act)
    modal.confirm({
      title: inspectionActWords[act],
      content: plainWords[act] ?? '确认办理？',
      okText: inspectionActWords[act],
      cancelText: '不办理',
      onOk: () => done(act, null),
    })
  }
  if (acts.length === 0) return null
  const first = acts.find((act) => !reasoned.includes(act) && act !== 'withdraw')
  return (
    <div className="matter-acts" role="toolbar" aria-label="办理">
      {acts.map((act) => (
        <Button
          key={act}
          type={act === first ? 'primary' : reasoned.includes(act) ? 'text' : 'default'}
          onClick={() => press(act)}
        >
          {inspectionActWords[act]}
        </Button>
      ))}
      {asking && (
        <ReasonModal
          title={inspectionActWords[asking]}
          does={inspectionActWords[asking]}
          placeholder="请写明理由"
          onDone={(reason) => done(asking, reason)}
          onCancel={() => setAsking(null)}
        />
      )}
    </div>
  )
}
