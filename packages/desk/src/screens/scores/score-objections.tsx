import type { ScoreDetail, ScoreObjectionTold } from '@luoshi/server/desk/scores/score-routes.ts'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Radio } from 'antd'
import { useState } from 'react'
import { wordsOf } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { momentWords } from '../../words/reporting.ts'
import { outcomeWords } from '../../words/scores.ts'

interface ObjectionsProps {
  readonly score: ScoreDetail
  /** Only this unit's; all where it is left out. */
  readonly unitId?: string
  readonly again: () => Promise<unknown>
}

/** What units objected to a version and what the office answered; the unit's own objection. */
export function ScoreObjections({ score, unitId, again }: ObjectionsProps) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [objecting, setObjecting] = useState(false)
  const [replying, setReplying] = useState<ScoreObjectionTold | null>(null)
  const [outcome, setOutcome] = useState<keyof typeof outcomeWords>('kept')
  const { scoreId } = score
  const shown = score.objections.filter((one) => unitId === undefined || one.unitId === unitId)
  const objects = score.units.find((unit) => unit.mayObject && (unitId === undefined || unit.unitId === unitId))
  if (shown.length === 0 && !objects) return null
  const send = async (does: () => Promise<unknown>, said: string) => {
    try {
      await does()
      setObjecting(false)
      setReplying(null)
      message.success(said)
      await queries.invalidateQueries({ queryKey: [place.code] })
    } catch (error) {
      message.error(wordsOf(error), 6)
      await again()
    }
  }
  return (
    <section aria-label="异议">
      <h2>异议</h2>
      <ul className="score-list">
        {shown.map((one) => (
          <li key={one.objectionId}>
            <strong>{one.unit}</strong> {one.by} <span className="soft numbers">{momentWords(one.at)}</span>
            <p>{one.words}</p>
            {one.outcome && one.repliedAt && (
              <p>
                答复（<span className="soft numbers">{momentWords(one.repliedAt)}</span>，{outcomeWords[one.outcome]}
                ）：
                {one.reply}
              </p>
            )}
            {!one.outcome && !score.mayWrite && <span className="soft">等待督查室答复</span>}
            {!one.outcome && score.mayWrite && <Button onClick={() => setReplying(one)}>答复异议</Button>}
          </li>
        ))}
      </ul>
      {objects && (
        <p>
          <Button onClick={() => setObjecting(true)}>提出异议</Button>{' '}
          <span className="soft">期限至 {score.objectUntil}，由单位负责人提出。</span>
        </p>
      )}
      {objecting && objects && (
        <ReasonModal
          title={`对${objects.unit}得分的异议`}
          does="提出异议"
          placeholder="哪一项、应为多少、依据什么"
          onDone={(words) =>
            send(
              () =>
                place.ask('POST /scores/:scoreId/objections', {
                  path: { scoreId },
                  body: { unitId: objects.unitId, words },
                }),
              '已提出异议，督查室将书面答复。',
            )
          }
          onCancel={() => setObjecting(false)}
        />
      )}
      {replying && (
        <ReasonModal
          title="答复异议"
          does="答复"
          placeholder="核实情况和处理意见"
          onDone={(reply) =>
            send(
              () =>
                place.ask('POST /scores/:scoreId/objections/:objectionId/reply', {
                  path: { scoreId, objectionId: replying.objectionId },
                  body: { outcome, reply },
                }),
              outcome === 'kept' ? '已答复。' : '已答复。请更正有关进展后重新计算，原来的一版照样保留。',
            )
          }
          onCancel={() => setReplying(null)}
        >
          <Radio.Group
            aria-label="处理"
            style={{ marginBottom: 8 }}
            value={outcome}
            options={Object.entries(outcomeWords).map(([value, label]) => ({ value, label }))}
            onChange={({ target }) => setOutcome(target.value === 'kept' ? 'kept' : 'recompute')}
          />
        </ReasonModal>
      )}
    </section>
  )
}
