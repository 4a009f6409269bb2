import type { MatterDetail, SlipTold } from '@luoshi/server/desk/matters/matter-routes.ts'
import { App, Button } from 'antd'
import { useState } from 'react'
import { wordsOf } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { slipActWords, slipColourWords, slipGroundWords, slipNumberWords, slipStateWords } from '../../words/matters.ts'
import { momentWords } from '../../words/reporting.ts'
import { SlipDialog } from './slip-dialog.tsx'
import { SlipMark } from './slip-mark.tsx'

interface SlipsProps {
  readonly matter: MatterDetail
  readonly again: () => Promise<unknown>
}

/** 督查单 of a matter: what each demands, where it stands, and what the person may do with it. */
export function MatterSlips({ matter, again }: SlipsProps) {
  const [drafting, setDrafting] = useState(false)
  if (matter.slips.length === 0 && !matter.mayDraftSlip) return null
  return (
    <section aria-label="督查单">
      <h2>督查单</h2>
      {matter.slips.length === 0 && <p className="soft">没有督查单。</p>}
      <ul className="matter-list">
        {matter.slips.map((slip) => (
          <li key={slip.slipId}>
            <Slip slip={slip} matterId={matter.matterId} again={again} />
          </li>
        ))}
      </ul>
      {matter.mayDraftSlip && <Button onClick={() => setDrafting(true)}>拟制督查单</Button>}
      {drafting && <SlipDialog matter={matter} again={again} onClose={() => setDrafting(false)} />}
    </section>
  )
}

const withWords: readonly string[] = ['send-back', 'answer', 'find', 'revoke']

function Slip({
  slip,
  matterId,
  again,
}: {
  readonly slip: SlipTold
  readonly matterId: string
  readonly again: () => Promise<unknown>
}) {
  const place = useWorkplace()
  const { message, modal } = App.useApp()
  const [asking, setAsking] = useState<SlipTold['acts'][number] | null>(null)
  const act = async (name: SlipTold['acts'][number], words: string | null) => {
    try {
      const body = { revision: slip.revision, act: name, words }
      await place.ask('POST /matters/:matterId/slips/:slipId/acts', { path: { matterId, slipId: slip.slipId }, body })
      setAsking(null)
      message.success(`已办理：${slipActWords[name]}。`)
    } catch (error) {
      message.error(wordsOf(error))
    }
    await again()
  }
  const ask = (name: SlipTold['acts'][number]) => {
    if (withWords.includes(name)) setAsking(name)
    else
      modal.confirm({
        title: `${slipActWords[name]}？`,
        content: `${slipColourWords[slip.colour]}，发给${slip.unit}。`,
        okText: slipActWords[name],
        cancelText: '不办理',
        onOk: () => act(name, null),
      })
  }
  return (
    <>
      <SlipMark colour={slip.colour} /> <span className="numbers">{slipNumberWords(slip)}</span> {slip.unit} ·{' '}
      {slipStateWords[slip.state]} {slip.late && <span className="state state-red">■ 逾期未答复</span>}
      <p>
        {slipGroundWords[slip.ground]}：{slip.groundWords}
      </p>
      <p className="matter-words">办理要求：{slip.demand}</p>
      <p className="numbers">办理时限：{slip.limitDay}</p>
      {slip.steps.map((step) => (
        <p key={`${step.act} ${step.at}`} className="matter-words">
          {slipActWords[step.act]} {step.by} <span className="soft numbers whole">{momentWords(step.at)}</span>
          {step.words && `：${step.words}`}
        </p>
      ))}
      <div className="matter-slip-acts">
        {slip.ordinal !== null && (
          <a
            href={place.address('GET /matters/:matterId/slips/:slipId/document', {
              path: { matterId, slipId: slip.slipId },
            })}
            download
          >
            下载文稿
          </a>
        )}
        {slip.acts.map((name) => (
          <Button key={name} size="small" onClick={() => ask(name)}>
            {slipActWords[name]}
          </Button>
        ))}
      </div>
      {asking && (
        <ReasonModal
          title={slipActWords[asking]}
          does={slipActWords[asking]}
          placeholder={asking === 'answer' ? '办理情况' : '理由'}
          onDone={(words) => act(asking, words)}
          onCancel={() => setAsking(null)}
        />
      )}
    </>
  )
}
