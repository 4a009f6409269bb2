import type { TaskDetail } from '@luoshi/server/desk/tasks/task-routes.ts'
import { App } from 'antd'
import { useState } from 'react'
import { Problem } from '../../../application/call.ts'
import { useArea } from '../../../parts/typing/typed-area.tsx'
import { actIn, giveUp } from '../../../parts/typing/typed-areas.ts'
import type { Tasks } from '../use-tasks.ts'

/** A part of a task's plan while it is edited. The typed values stay until they are saved, even when others save. */
export function usePlanDraft<Part>(
  tasks: Tasks,
  detail: TaskDetail,
  stored: Part,
  what: 'milestones' | 'curve' | 'indicators',
) {
  const { message } = App.useApp()
  const area = useArea()
  const [draft, setDraft] = useState<Part | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const save = async (body: object) => {
    setBusy(true)
    const path = `tasks/${detail.taskId}/${what}`
    const said = await tasks.act(path, { revision: detail.revision, ...body }, 'PUT')
    setBusy(false)
    if (said instanceof Problem && said.kind === 'stale')
      setProblem('这项任务刚被他人修改，没有保存；您填写的内容仍在。核对后再按一次保存。')
    else if (said) setProblem(said.message)
    else {
      setProblem(null)
      setDraft(null)
      if (area) giveUp(area)
      void message.success('已保存')
    }
  }
  return {
    value: draft ?? stored,
    changed: draft !== null,
    change: (part: Part) => {
      // by a button as well as by typing
      if (area) actIn(area, true)
      setDraft(part)
    },
    drop: () => {
      if (area) giveUp(area)
      setDraft(null)
      setProblem(null)
    },
    save,
    problem,
    busy,
  }
}
