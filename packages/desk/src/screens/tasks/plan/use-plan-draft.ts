import type { SeenTask, TaskDetail } from '@luoshi/server/desk/tasks/task-routes.ts'
import { App } from 'antd'
import { useState } from 'react'
import type { PlaceClient } from '../../../application/ask.ts'
import { Problem } from '../../../application/problem.ts'
import { useArea } from '../../../parts/typing/typed-area.tsx'
import { actIn, giveUp } from '../../../parts/typing/typed-areas.ts'
import type { Tasks } from '../use-tasks.ts'

/** A part of a task's plan while it is edited. The typed values stay until they are saved, even when others save. */
export function usePlanDraft<Part>(tasks: Tasks, detail: TaskDetail, stored: Part) {
  const { message } = App.useApp()
  const area = useArea()
  const [draft, setDraft] = useState<Part | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const save = async (send: (ask: PlaceClient['ask'], seen: SeenTask) => Promise<unknown>) => {
    setBusy(true)
    const { taskId, revision } = detail
    const said = await tasks.act((ask) => send(ask, { taskId, revision }))
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
