import type { PeriodStanding } from '@luoshi/server/desk/reporting/period-routes.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Form, Input } from 'antd'
import { useState } from 'react'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Modal } from '../../parts/typing/guarded-modal.tsx'
import { dueWords } from '../../words/reporting.ts'
import { periodName } from './closing-words.ts'

/** 调整截止日: another due day of one period, and why; both are shown wherever the day is. */
export function MoveDueDay({ period, onClose }: { readonly period: PeriodStanding; readonly onClose: () => void }) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [dueOn, setDueOn] = useState<string | null>(period.dueOn)
  const [reason, setReason] = useState('')
  const moves = useMutation<unknown, Problem, string>({
    mutationFn: (day) =>
      place.ask('POST /periods/:periodId/due-day', {
        path: { periodId: period.periodId },
        body: { dueOn: day, reason: reason.trim() },
      }),
    onSuccess: (_, day) => {
      message.success(`${periodName(period)}填报截止日已调整为 ${day}。`)
      onClose()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [place.code] }),
  })
  return (
    <Modal
      open
      title={`调整${periodName(period)}填报截止日`}
      okText="调整"
      okButtonProps={{
        disabled: dueOn === null || dueOn === period.dueOn || reason.trim() === '',
        loading: moves.isPending,
      }}
      onOk={() => dueOn !== null && moves.mutate(dueOn)}
      onCancel={onClose}
    >
      <p>现在：{dueWords(period)}。只改这一期；未报、逾期和催报从此按新的截止日计算，理由各单位看得到。</p>
      <p className="soft">已给出的亮灯不改写：按新的截止日算按期的，另行更正；其余待新的截止日过后再评定。</p>
      <Form layout="vertical">
        <Form.Item label="新的截止日">
          <DayField label="新的截止日" day={dueOn} onChange={setDueOn} />
        </Form.Item>
        <Form.Item label="理由">
          <Input.TextArea
            aria-label="理由"
            rows={2}
            maxLength={500}
            placeholder="必填，如：春节放假顺延"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
      </Form>
      <Trouble error={moves.error} />
    </Modal>
  )
}
