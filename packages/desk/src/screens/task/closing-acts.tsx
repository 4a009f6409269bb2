import type { ClosingDetail } from '@luoshi/server/desk/closing/closing-routes.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { closingActWords } from '../../words/closing.ts'
import { ClosingDialog } from './closing-dialog.tsx'
import { useClosing } from './use-closing.ts'

/** What the person may do to close a task: 申请办结, 核验, 退回, 销号; nothing where they may do nothing. */
export function ClosingActs({ taskId }: { readonly taskId: string }) {
  const closing = useClosing(taskId)
  const [act, setAct] = useState<ClosingDetail['acts'][number] | null>(null)
  if (!closing.data || closing.data.acts.length === 0) return null
  const { acts, state } = closing.data
  return (
    <div className="row-acts" role="toolbar" aria-label="办结办理">
      {acts.map((one, index) => (
        // who began the closing goes on with it; where it is not begun, other things are done first
        <Button key={one} type={index === 0 && state !== 'open' ? 'primary' : 'default'} onClick={() => setAct(one)}>
          {closingActWords[one]}
        </Button>
      ))}
      {act && (
        <ClosingDialog
          key={act}
          act={act}
          taskId={taskId}
          closing={closing.data}
          again={() => closing.refetch()}
          onClose={() => setAct(null)}
        />
      )}
    </div>
  )
}
