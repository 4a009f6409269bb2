import type { ReportReview } from '@luoshi/server/desk/review/review-routes.ts'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox } from 'antd'
import { useRef } from 'react'
import { useNavigate } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'

/** The review with what still waits; adoption is offered when nothing does. */
interface AdoptProps {
  readonly review: ReportReview
  /** Proposals and findings that still wait. */
  readonly waiting: number
  readonly saving: boolean
  readonly onNextOpen: () => void
}

/** Adopts the report in one step when nothing is open; before that, leads to what is. */
export function Adopt({ review, waiting, saving, onNextOpen }: AdoptProps) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { modal, message } = App.useApp()
  const standing = review.proposals.filter(({ state }) => state !== 'rejected')
  const count = (...kinds: readonly string[]) => standing.filter(({ kind }) => kinds.includes(kind)).length
  const wanted = useRef(true)
  const figures = standing.reduce(
    (sum, { kind, content }) => sum + (kind === 'target' ? Math.max(1, content.figures?.length ?? 0) : 0),
    0,
  )
  const ask = () => {
    wanted.current = figures > 0
    modal.confirm({
      title: `通过${review.year}年政府工作报告（第${review.version}版）`,
      content: (
        <>
          <p>
            列为承诺事项 {count('measure', 'livelihood')} 项（其中民生实事 {count('livelihood')} 项），重点领域{' '}
            {count('area')} 个，预期目标 {count('target')} 项，工作成效 {count('result')} 项。
          </p>
          <p>
            通过后文字和序号不再改动，各项进入任务分解。通过不等于公开：公众看到的内容不变，待核对后在“公开”中另行办理。本年度原有的版本由这一版替代。
          </p>
          {figures > 0 && (
            <Checkbox defaultChecked onChange={({ target }) => (wanted.current = target.checked)}>
              预期目标也列入任务表（{figures} 个数字，每个一行，排在最前；可以暂不下达，以后也可以再列入）
            </Checkbox>
          )}
        </>
      ),
      okText: '通过',
      cancelText: '取消',
      onOk: async () => {
        try {
          const done = await place.ask('POST /reports/:reportId/adopt', {
            path: { reportId: review.reportId },
            query: { targets: wanted.current ? 'true' : 'false' },
          })
          await queries.invalidateQueries({ queryKey: [place.code] })
          void message.success(
            `已通过，列为承诺事项 ${done.commitments} 项${done.targets > 0 ? `，预期目标 ${done.targets} 项列入任务表` : ''}；尚未公开。`,
            6,
          )
          void navigate(`/${place.code}/tasks?year=${done.year}`)
        } catch (problem) {
          void message.error(problem instanceof Error ? problem.message : '未能通过，请稍后再试。', 8)
        }
      },
    })
  }
  if (waiting > 0) return <Button onClick={onNextOpen}>还有 {waiting} 项待定</Button>
  return (
    <Button type="primary" disabled={saving} onClick={ask}>
      通过报告
    </Button>
  )
}
