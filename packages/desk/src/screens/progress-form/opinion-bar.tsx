import type { ReportConfirmation } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { App, Button, Space } from 'antd'
import { useState } from 'react'
import type { BodyOf } from '../../application/ask.ts'
import { wordsOf } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ReasonModal } from '../../parts/reason-modal.tsx'

/** The units of the person that may confirm or object to a report. */
interface OpinionBarProps {
  readonly progressId: string
  readonly unitIds: readonly string[]
  readonly confirmations: readonly ReportConfirmation[]
  readonly onDone: () => unknown
}

/** For partner units: confirm the lead unit's report, or object with a reason. */
export function OpinionBar({ progressId, unitIds, confirmations, onDone }: OpinionBarProps) {
  const place = useWorkplace()
  const { message } = App.useApp()
  const [objecting, setObjecting] = useState<string | null>(null)
  const nameOf = (unitId: string) => place.units.find((unit) => unit.unitId === unitId)?.shortName ?? ''
  const say = async (body: BodyOf<'POST /progress/:progressId/confirmations'>) => {
    try {
      await place.ask('POST /progress/:progressId/confirmations', { path: { progressId }, body })
      setObjecting(null)
      message.success('已记录。')
      await onDone()
    } catch (error) {
      message.error(wordsOf(error))
    }
  }
  return (
    <section className="form-part" aria-label="配合单位意见">
      <h2>配合单位意见</h2>
      {unitIds.map((unitId) => {
        const said = confirmations.find((each) => each.unitId === unitId)
        return (
          <Space wrap key={unitId}>
            <span>
              {nameOf(unitId)}：
              {said ? (said.kind === 'confirmed' ? '✓ 已确认' : `▲ 有不同意见：${said.note}`) : '待确认'}
            </span>
            <Button type="primary" onClick={() => void say({ kind: 'confirmed', unitId })}>
              确认
            </Button>
            <Button onClick={() => setObjecting(unitId)}>提出不同意见</Button>
          </Space>
        )
      })}
      {objecting && (
        <ReasonModal
          title="对牵头单位的填报有不同意见"
          does="提出"
          placeholder="哪一处、依据是什么"
          onDone={(note) => say({ kind: 'objected', unitId: objecting, note })}
          onCancel={() => setObjecting(null)}
        />
      )}
    </section>
  )
}
