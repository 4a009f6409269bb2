import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { cannotShow } from '../../../application/cannot-show.ts'
import { useWorkplace } from '../../../application/session.tsx'
import { ErrorState } from '../../../parts/error-state.tsx'
import { Typing, useTypedArea } from '../../../parts/typing/typed-area.tsx'
import { momentWords } from '../../../words/reporting.ts'
import { commitmentNumber, numberWords, taskNumber } from '../../../words/task-number.ts'
import { kindWords, planRuleWords } from '../../../words/tasks.ts'
import { ClosingSection } from '../../task/closing-section.tsx'
import { sourceOf } from '../grid/task-columns.ts'
import type { Tasks } from '../use-tasks.ts'
import { ChangesPanel } from './changes-panel.tsx'
import { CurveEditor } from './curve-editor.tsx'
import { IndicatorEditor } from './indicator-editor.tsx'
import { MilestoneEditor } from './milestone-editor.tsx'
import { Refusals } from './refusals.tsx'
import { SpeakerChoice } from './speaker-choice.tsx'
import { type WordPiece, wordDifference } from './word-difference.ts'

interface TaskPlanProps {
  readonly tasks: Tasks
  readonly taskId: string
}

/** What a task is to do, against the words it was adopted with: changes, nodes, curve and indicators. */
export function TaskPlan({ tasks, taskId }: TaskPlanProps) {
  const place = useWorkplace()
  const detail = useQuery({
    queryKey: [place.code, 'task', taskId],
    queryFn: () => place.ask('GET /tasks/:taskId', { path: { taskId } }),
  })
  const row = tasks.table.data?.rows.find((one) => one.taskId === taskId)
  if (detail.isPending) return <Skeleton active paragraph={{ rows: 8 }} />
  if (cannotShow(detail)) return <ErrorState error={detail.error} again={() => detail.refetch()} />
  const { adopted, wording, history } = detail.data
  const pieces = wordDifference(adopted, wording)
  return (
    <div className="tasks-plan">
      <section>
        <div className="tasks-sides">
          <div>
            <h3>{row?.source ? sourceOf(row) : `报告原文（${numberWords(commitmentNumber(detail.data.number))}）`}</h3>
            <blockquote className="tasks-quote">
              <Pieces pieces={pieces} without="added" />
            </blockquote>
          </div>
          <div>
            <h3>
              任务内容{row ? `（${taskNumber(row)}）` : ''}
              {adopted === wording ? '：与原文一致' : ''}
            </h3>
            <blockquote className="tasks-quote">
              <Pieces pieces={pieces} without="gone" />
            </blockquote>
          </div>
        </div>
        {row && (
          <p className="soft">
            类型：{kindWords[row.kind]}
            {row.kind !== detail.data.adoptedKind && `（入库时为${kindWords[detail.data.adoptedKind]}）`}
            {` · 进度口径：${planRuleWords[row.planRule]}`}
            {row.dueText && ` · 原文时限：${row.dueText}`}
          </p>
        )}
      </section>
      {row && <SpeakerChoice tasks={tasks} row={row} />}
      <Refusals tasks={tasks} detail={detail.data} row={row} />
      <ChangesPanel tasks={tasks} detail={detail.data} />
      <PlanPart name="节点">
        <MilestoneEditor tasks={tasks} detail={detail.data} />
      </PlanPart>
      <PlanPart name="分月节点进度">
        <CurveEditor tasks={tasks} detail={detail.data} />
      </PlanPart>
      <PlanPart name="指标">
        <IndicatorEditor tasks={tasks} detail={detail.data} />
      </PlanPart>
      <ClosingSection taskId={taskId} />
      <section>
        <h2>修改记录</h2>
        <ul className="tasks-history">
          {history.slice(0, 20).map(({ at, by, summary }) => (
            <li key={`${at} ${summary}`}>
              <span className="numbers soft">{momentWords(at)}</span> {by} {summary}
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

/** A part that is saved and given up on its own: what is typed in the others stays guarded. */
function PlanPart({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return <Typing area={useTypedArea(name)}>{children}</Typing>
}

function Pieces({ pieces, without }: { readonly pieces: readonly WordPiece[]; readonly without: WordPiece['kind'] }) {
  const Mark = { same: 'span', gone: 'del', added: 'ins' } as const
  return pieces.map(({ kind, text }, index) => {
    const As = Mark[kind]
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces are known by their place only
    return kind === without ? null : <As key={index}>{text}</As>
  })
}
