import type { TaskDetail } from '@luoshi/server/desk/tasks/task-routes.ts'
import { Button, Input } from 'antd'
import { typedNumber } from '../../../parts/typed-number.ts'
import type { Tasks } from '../use-tasks.ts'
import { PlanActions } from './plan-actions.tsx'
import { usePlanDraft } from './use-plan-draft.ts'

/** What was typed as a number; NaN where it is none. */
function numberOf(words: string): number {
  const typed = typedNumber(words, { unit: '%' })
  return typed.kind === 'number' ? Number(typed.value) : Number.NaN
}

const months = Array.from({ length: 12 }, (_, index) => index + 1)

/** 分月节点: the percent of the year's work that is to be done by the end of each month. */
export function CurveEditor({ tasks, detail }: { readonly tasks: Tasks; readonly detail: TaskDetail }) {
  const stored = Object.fromEntries(detail.curve.map(({ month, percent }) => [month, String(Number(percent))]))
  const draft = usePlanDraft<Readonly<Record<number, string>>>(tasks, detail, stored)
  const nodes = months.flatMap((month) => {
    const words = draft.value[month]?.trim() ?? ''
    return words === '' ? [] : [{ month, percent: numberOf(words) }]
  })
  const wrong = nodes.some(({ percent }) => !Number.isFinite(percent) || percent < 0 || percent > 1000)
  return (
    <section>
      <h2>分月节点进度（%）</h2>
      <p className="soft">
        {nodes.length === 0
          ? '没有填写时按序时进度评判：每月十二分之一。造林、供暖、学校假期施工等季节性工作应填写。'
          : '填到哪个月，就以哪个月末应完成的累计进度评判；空着的月份沿用前一个数。'}
      </p>
      <div className="tasks-months">
        {months.map((month) => (
          <label key={month} htmlFor={`curve-${month}`}>
            {month}月
            <Input
              id={`curve-${month}`}
              size="small"
              inputMode="decimal"
              readOnly={!tasks.edits}
              value={draft.value[month] ?? ''}
              onChange={(event) => draft.change({ ...draft.value, [month]: event.target.value })}
            />
          </label>
        ))}
      </div>
      {tasks.edits && (
        <PlanActions
          {...draft}
          problem={wrong ? '进度应为 0 至 1000 之间的数。' : draft.problem}
          onSave={() =>
            !wrong &&
            void draft.save((ask, { taskId, revision }) =>
              ask('PUT /tasks/:taskId/curve', { path: { taskId }, body: { revision, nodes } }),
            )
          }
          onDrop={draft.drop}
        >
          <Button
            size="small"
            onClick={() =>
              draft.change(
                Object.fromEntries(months.map((month) => [month, String(Math.round((month / 12) * 1000) / 10)])),
              )
            }
          >
            按序时进度填入
          </Button>
          {nodes.length > 0 && (
            <Button size="small" onClick={() => draft.change({})}>
              清空
            </Button>
          )}
        </PlanActions>
      )}
    </section>
  )
}
