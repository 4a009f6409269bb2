import type { InstructionListed } from '@luoshi/server/desk/instructions/instruction-routes.ts'
import { App, Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { useAct } from '../../application/use-act.ts'
import { instructionSubjectWords, outcomeWords } from '../../words/instructions.ts'
import { matterNumber, standingWords } from '../../words/matters.ts'
import { momentWords } from '../../words/reporting.ts'
import './instructions.css'

// the workbench shows instructions and seldom asks for a reason
const ReasonModal = lazy(async () => ({ default: (await import('../../parts/reason-modal.tsx')).ReasonModal }))

/** An instruction with what came of it, and what the person may do with it. */
export function InstructionItem({
  instruction,
  about = true,
}: {
  readonly instruction: InstructionListed
  /** Whether it says what it is written on. */
  readonly about?: boolean
}) {
  const place = useWorkplace()
  const { words, leader, writtenFor, writtenAt, reply } = instruction
  return (
    <li className="instruction">
      <blockquote className="instruction-words">{words}</blockquote>
      <div className="soft">
        {leader}
        {writtenFor !== null && `（${writtenFor || '代行人'}代）`}{' '}
        <span className="numbers whole">{momentWords(writtenAt)}</span>
        {about && (
          <>
            {' '}
            批于{instructionSubjectWords[instruction.subject]}：
            <Link to={`/${place.code}/${addressOf(instruction)}`}>{instruction.about}</Link>
          </>
        )}
      </div>
      <div>
        <strong>{outcomeWords(instruction)}</strong>
        {reply && `：${reply}`}
      </div>
      <Outcome instruction={instruction} />
      <Acts instruction={instruction} />
    </li>
  )
}

/** Where what an instruction is written on is shown. */
const addressOf = ({ subject, subjectId, taskId, periodId }: InstructionListed): string =>
  subject === 'progress' ? `progress/${taskId}/${periodId}` : `${subject}s/${subjectId}`

function Outcome({ instruction: { matter } }: { readonly instruction: InstructionListed }) {
  const place = useWorkplace()
  if (!matter) return null
  const standing = standingWords[matter.standing]
  return (
    <>
      <div>
        <Link to={`/${place.code}/matters/${matter.matterId}`}>
          {matterNumber(matter)} {matter.title}
        </Link>{' '}
        <span className="soft">
          {matter.units.join('、')}
          {matter.settleDay && (
            <>
              {' '}
              · <span className="numbers whole">{matter.settleDay} 前办结</span>
            </>
          )}
        </span>{' '}
        {standing && <span className={standing.look}>{standing.words}</span>}
      </div>
      {matter.last && (
        <p className="instruction-last">
          {matter.last.by === 'unit' ? '承办单位' : '督查室复核'}{' '}
          <span className="numbers soft whole">{momentWords(matter.last.at)}</span>：{matter.last.words}
        </p>
      )}
    </>
  )
}

function Acts({ instruction: { instructionId, acts } }: { readonly instruction: InstructionListed }) {
  const place = useWorkplace()
  const { modal } = App.useApp()
  const perform = useAct()
  const [answering, setAnswering] = useState(false)
  const done = async (work: () => Promise<unknown>, said: string) => {
    if (await perform(work, said)) setAnswering(false)
  }
  const path = { instructionId }
  if (acts.length === 0) return null
  return (
    <div className="instruction-acts">
      {acts.includes('take-up') && (
        <Link className="instruction-take-up" to={`/${place.code}/matters/new?instruction=${instructionId}`}>
          转为督办事项
        </Link>
      )}
      {acts.includes('answer') && <Button onClick={() => setAnswering(true)}>直接答复</Button>}
      {acts.includes('withdraw') && (
        <Button
          type="text"
          onClick={() =>
            modal.confirm({
              title: '撤回这条批示？',
              content: '督查室不再办理；批示原文和撤回时间仍留在台账中。',
              okText: '撤回',
              cancelText: '不撤回',
              autoFocusButton: 'cancel',
              onOk: () =>
                done(() => place.ask('POST /instructions/:instructionId/withdrawal', { path }), '已撤回批示。'),
            })
          }
        >
          撤回
        </Button>
      )}
      {answering && (
        <Suspense>
          <ReasonModal
            title="答复批示"
            does="答复"
            placeholder="怎样办的，或为什么不另立督办事项；领导会看到"
            onDone={(reply) =>
              done(
                () => place.ask('POST /instructions/:instructionId/answer', { path, body: { reply } }),
                '已答复批示。',
              )
            }
            onCancel={() => setAnswering(false)}
          />
        </Suspense>
      )}
    </div>
  )
}
