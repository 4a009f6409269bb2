import type { TaskRecord } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../application/session.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { useTaskActs } from './use-task-acts.ts'

type Milestone = TaskRecord['milestones'][number]

/** 节点: each with its day and whether it was met; the unit that leads the task says when. */
export function MilestoneList({
  taskId,
  milestones,
}: {
  readonly taskId: string
  readonly milestones: readonly Milestone[]
}) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const acts = useTaskActs(taskId)
  const { message } = App.useApp()
  const [busy, setBusy] = useState<string | null>(null)
  const ticks = acts.data?.mayTick ?? false
  const say = async ({ milestoneId, wording }: Milestone, metOn: string | null) => {
    setBusy(milestoneId)
    try {
      await place.ask('PUT /tasks/:taskId/milestones/:milestoneId/met', {
        path: { taskId, milestoneId },
        body: { metOn },
      })
      await queries.invalidateQueries({ queryKey: [place.code] })
      void message.success(metOn === null ? `已收回“${wording}”的完成日期。` : `“${wording}”记为 ${metOn} 完成。`)
    } catch (problem) {
      void message.error(problem instanceof Error ? problem.message : '没有保存，请稍后再试。', 8)
    }
    setBusy(null)
  }
  return (
    <section>
      <h2>节点</h2>
      <ul className="task-list">
        {milestones.map((one) => (
          <li key={one.milestoneId}>
            <span className="numbers soft">{one.dueOn}</span> {one.wording}{' '}
            {one.metOn ? `✓ ${one.metOn} 完成` : '○ 未完成'}
            {ticks &&
              (one.metOn ? (
                <Button size="small" type="link" loading={busy === one.milestoneId} onClick={() => void say(one, null)}>
                  收回
                </Button>
              ) : (
                <span className="task-tick">
                  <Button
                    size="small"
                    loading={busy === one.milestoneId}
                    aria-label={`“${one.wording}”今天完成`}
                    onClick={() => void say(one, place.today)}
                  >
                    今天完成
                  </Button>
                  <DayField
                    size="small"
                    width={150}
                    day={null}
                    label={`“${one.wording}”完成日期`}
                    disabled={busy !== null}
                    onChange={(day) => day !== null && void say(one, day)}
                  />
                </span>
              ))}
          </li>
        ))}
      </ul>
      {ticks && <p className="soft">节点完成后由牵头单位在这里记下，本期评灯时计入；督查室可以在计划中更正。</p>}
    </section>
  )
}
