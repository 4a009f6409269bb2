import type { MatterDetail, MatterStepTold, MatterUrgeTold } from '@luoshi/server/desk/matters/matter-routes.ts'
import { App, Button } from 'antd'
import { useState } from 'react'
import { wordsOf } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { gradeWords, matterActWords, stepWords } from '../../words/matters.ts'
import { momentWords } from '../../words/reporting.ts'
import { useUnits } from '../units/use-units.ts'

type Happened =
  | { readonly at: string; readonly key: string; readonly step: MatterStepTold }
  | { readonly at: string; readonly key: string; readonly urge: MatterUrgeTold }

/** 办理过程: steps and urges in the order of time, the newest first. */
export function MatterTimeline({
  matter,
  again,
}: {
  readonly matter: MatterDetail
  readonly again: () => Promise<unknown>
}) {
  const happened: Happened[] = [
    ...matter.steps.map((step) => ({ at: step.at, key: `step ${step.ordinal}`, step })),
    ...matter.urges.map((urge) => ({ at: urge.at, key: urge.urgeId, urge })),
  ]
  // those of one moment in the order in which they were taken
  const newest = happened.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).reverse()
  if (newest.length === 0) return <p className="soft">还没有办理记录。</p>
  return (
    <ol className="matter-line">
      {newest.map((one) => (
        <li key={one.key}>
          {'step' in one ? (
            <Step step={one.step} matter={matter} />
          ) : (
            <Urge urge={one.urge} matter={matter} again={again} />
          )}
        </li>
      ))}
    </ol>
  )
}

function Step({ step, matter }: { readonly step: MatterStepTold; readonly matter: MatterDetail }) {
  const units = useUnits()
  const { content } = step
  const named = (id: string) => units.data?.units.find(({ unitId }) => unitId === id)?.name ?? ''
  const files = content.evidence?.map(({ kind, id }) =>
    kind === 'file'
      ? matter.files.find(({ fileId }) => fileId === id)?.fileName
      : matter.taskEvidence.find(({ evidenceId }) => evidenceId === id)?.fileName,
  )
  return (
    <>
      <strong>{matterActWords[step.act]}</strong>
      {content.answers && `（${stepWords({ step: content.answers, node: content.node ?? 0 })}）`} {step.unit} {step.by}
      {step.onBehalfOf && `（代 ${step.onBehalfOf}）`}{' '}
      <span className="soft numbers whole">{momentWords(step.at)}</span>
      {content.day && (
        <p>
          {content.node ? `办理节点 ${content.node} 的期限` : '期限'}：{content.day}
        </p>
      )}
      {content.grade && <p>评价：{gradeWords[content.grade]}</p>}
      {step.words && <p>{step.words}</p>}
      {content.progress && <p>目前进展：{content.progress}</p>}
      {step.reason && <p>理由：{step.reason}</p>}
      {content.suggestedUnitId && <p>建议由 {named(content.suggestedUnitId)} 承办</p>}
      {files && <p>佐证材料：{files.map((name) => name ?? '（无权查看或已撤下）').join('、')}</p>}
    </>
  )
}

interface UrgeProps {
  readonly urge: MatterUrgeTold
  readonly matter: MatterDetail
  readonly again: () => Promise<unknown>
}

function Urge({ urge, matter, again }: UrgeProps) {
  const place = useWorkplace()
  const { message } = App.useApp()
  const [replying, setReplying] = useState(false)
  const theirs = matter.mayAnswerUrge && urge.repliedAt === null
  const answer = async (reply: string | null) => {
    try {
      await place.ask('POST /matters/:matterId/urges/:urgeId/answer', {
        path: { matterId: matter.matterId, urgeId: urge.urgeId },
        body: { reply },
      })
      setReplying(false)
    } catch (error) {
      message.error(wordsOf(error))
    }
    await again()
  }
  return (
    <>
      <strong>催办</strong> {urge.by} <span className="soft numbers whole">{momentWords(urge.at)}</span>
      <p>{urge.words}</p>
      <p className="soft">{urge.receivedAt ? `签收于 ${momentWords(urge.receivedAt)}` : '尚未签收'}</p>
      {urge.reply !== null && urge.repliedAt && (
        <p>
          答复：{urge.reply} <span className="soft numbers whole">{momentWords(urge.repliedAt)}</span>
        </p>
      )}
      {theirs && (
        <p>
          {urge.receivedAt === null && <Button onClick={() => void answer(null)}>签收催办</Button>}{' '}
          <Button onClick={() => setReplying(true)}>答复催办</Button>
        </p>
      )}
      {replying && (
        <ReasonModal
          title="答复催办"
          does="答复"
          placeholder="办理情况、预计完成时间"
          onDone={answer}
          onCancel={() => setReplying(false)}
        />
      )}
    </>
  )
}
