import type { InspectionDetail, ObjectionTold } from '@luoshi/server/desk/inspections/inspection-routes.ts'
import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import type { BodyOf } from '../../application/ask.ts'
import { useWorkplace } from '../../application/session.tsx'
import { useAct } from '../../application/use-act.ts'
import { MultiSelect } from '../../parts/multi-select.tsx'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { Modal } from '../../parts/typing/guarded-modal.tsx'
import { decisionWords } from '../../words/inspections.ts'
import { momentWords } from '../../words/reporting.ts'
import type { OfInspection } from './use-inspection.ts'

/** 异议与复核: what units objected, by when it is decided, and what was decided. */
export function Objections({ inspection }: OfInspection) {
  const place = useWorkplace()
  const does = useAct()
  const [objecting, setObjecting] = useState<string | null>(null)
  const [deciding, setDeciding] = useState<ObjectionTold | null>(null)
  const { objections, objectFor, objectUntil, inspectionId } = inspection
  if (objections.length === 0 && objectFor.length === 0) return null
  const object = async (words: string) => {
    if (objecting === null) return
    const body = { unitId: objecting, words }
    const done = await does(
      () => place.ask('POST /inspections/:inspectionId/objections', { path: { inspectionId }, body }),
      '已申请复核。',
    )
    if (done) setObjecting(null)
  }
  return (
    <section aria-label="异议与复核">
      <h2>异议与复核</h2>
      <ul className="matter-list">
        {objections.map((one) => (
          <li key={one.objectionId}>
            <div>
              {one.unit} {one.by} <span className="numbers soft whole">{momentWords(one.at)}</span>
            </div>
            <p className="matter-words">{one.words}</p>
            {one.decision === null ? (
              <p>
                <span className={one.late ? 'state state-red' : 'soft'}>
                  {one.late ? '■ 复核逾期' : '待复核'}，{one.decideBy} 前决定
                </span>{' '}
                {one.mayDecide && <Button onClick={() => setDeciding(one)}>作出复核决定</Button>}
              </p>
            ) : (
              <p>
                <strong>{decisionWords[one.decision]}</strong>：{one.decisionWords}{' '}
                <span className="soft">
                  {one.decidedBy} <span className="numbers whole">{one.decidedAt && momentWords(one.decidedAt)}</span>
                </span>
              </p>
            )}
          </li>
        ))}
      </ul>
      {objectFor.map((unit) => (
        <p key={unit.id}>
          <Button onClick={() => setObjecting(unit.id)}>申请复核</Button>{' '}
          <span className="soft">
            {unit.name}对结论有异议的，<span className="numbers">{objectUntil}</span> 前由单位负责人提出
          </span>
        </p>
      ))}
      {objecting !== null && (
        <ReasonModal
          title="申请复核"
          does="申请复核"
          placeholder="对哪一处有异议，事实和依据是什么"
          onDone={object}
          onCancel={() => setObjecting(null)}
        />
      )}
      {deciding && <DecisionDialog inspection={inspection} objection={deciding} onClose={() => setDeciding(null)} />}
    </section>
  )
}

type Decision = BodyOf<'POST /inspections/:inspectionId/objections/:objectionId/decision'>

function DecisionDialog({
  inspection,
  objection,
  onClose,
}: {
  readonly inspection: InspectionDetail
  readonly objection: ObjectionTold
  readonly onClose: () => void
}) {
  const place = useWorkplace()
  const does = useAct()
  const [busy, setBusy] = useState(false)
  const [form] = Form.useForm<Decision>()
  const decision = Form.useWatch('decision', form)
  const path = { inspectionId: inspection.inspectionId, objectionId: objection.objectionId }
  const openOf = (unitIds: readonly string[]) =>
    inspection.items.filter(
      ({ unitId, state }) => unitIds.includes(unitId) && (state === 'open' || state === 'reported'),
    )
  const { own, shared } = objection.itemUnits
  const open = decision === 'changed' ? openOf([...own, ...shared]) : decision === 'revoked' ? openOf(shared) : []
  const decide = async (typed: Decision) => {
    setBusy(true)
    const openIds = open.map(({ itemId }) => itemId)
    const body = { ...typed, liftedItemIds: (typed.liftedItemIds ?? []).filter((id) => openIds.includes(id)) }
    const done = await does(
      () => place.ask('POST /inspections/:inspectionId/objections/:objectionId/decision', { path, body }),
      '已作出复核决定。',
    )
    setBusy(false)
    if (done) onClose()
  }
  const required = [{ required: true, message: '请填写' }]
  return (
    <Modal
      open
      title="复核决定"
      okText="作出决定"
      cancelText="不决定"
      onOk={form.submit}
      onCancel={onClose}
      okButtonProps={{ loading: busy }}
    >
      <Form
        what={`复核 ${objection.objectionId}`}
        keeps
        form={form}
        layout="vertical"
        onFinish={(typed) => void decide(typed)}
      >
        <p className="matter-words">{objection.words}</p>
        <Form.Item label="决定" name="decision" rules={required}>
          <Radio.Group options={Object.entries(decisionWords).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        {open.length > 0 && (
          <Form.Item label="不再要求的整改" name="liftedItemIds">
            <MultiSelect options={open.map(({ itemId, words }) => ({ value: itemId, label: words }))} />
          </Form.Item>
        )}
        {decision === 'revoked' &&
          (open.length > 0 ? (
            <p>
              被督查单位之间有合并，系统不能区分哪些整改是对{objection.unit}
              提出的：请在上面逐项选定不再执行的整改，未选的继续执行。撤销后，任务页面不再显示核实更正。
            </p>
          ) : (
            <p>撤销后，对该单位的整改要求不再执行，任务页面不再显示核实更正。</p>
          ))}
        <Form.Item label="复核意见" name="words" rules={required}>
          <Input.TextArea rows={3} maxLength={4000} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
