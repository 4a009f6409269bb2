import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'

interface PlanActionsProps {
  readonly changed: boolean
  readonly busy: boolean
  readonly problem: string | null
  readonly onSave: () => void
  readonly onDrop: () => void
  readonly children?: ReactNode
}

/** Below a part of the plan: adding to it, keeping what is typed, giving it up. */
export function PlanActions({ changed, busy, problem, onSave, onDrop, children }: PlanActionsProps) {
  return (
    <>
      <div className="tasks-plan-actions">
        {children}
        {changed && (
          <>
            <Button type="primary" size="small" loading={busy} onClick={onSave}>
              保存
            </Button>
            <Button size="small" onClick={onDrop}>
              放弃修改
            </Button>
          </>
        )}
      </div>
      {problem && <Alert type="error" role="alert" title={problem} />}
    </>
  )
}
