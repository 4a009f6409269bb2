import type { ScoreDetail } from '@luoshi/server/desk/scores/score-routes.ts'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { wordsOf } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { scoreActWords, scoreKindWords } from '../../words/scores.ts'
import { ComputeScores } from './compute-scores.tsx'

type Act = ScoreDetail['acts'][number]

/** What the person may do to a version now. */
export function ScoreActs({ score, again }: { readonly score: ScoreDetail; readonly again: () => Promise<unknown> }) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message, modal } = App.useApp()
  const [asking, setAsking] = useState<Act | null>(null)
  const [computing, setComputing] = useState(false)
  const does = async (act: Act, reason?: string) => {
    try {
      await place.ask('POST /scores/:scoreId/acts', {
        path: { scoreId: score.scoreId },
        body: { revision: score.revision, act, ...(reason === undefined ? {} : { reason }) },
      })
      setAsking(null)
      message.success(`已办理：${scoreActWords[act]}。`)
      await queries.invalidateQueries({ queryKey: [place.code] })
    } catch (error) {
      message.error(wordsOf(error), 6)
      await again()
    }
  }
  const ask = (act: Act) => {
    if (act === 'send-back' || act === 'discard') setAsking(act)
    else if (act === 'publish')
      modal.confirm({
        title: `批准并在内部公布${score.period}考评？`,
        content: `${score.units.length} 个单位将收到消息，各看本单位的得分和依据，${score.rules.objectionDays} 日内可由负责人提出异议。${score.versions.some(({ state }) => state === 'published') ? '现行一版由本版替代，仍可查看。' : ''}`,
        okText: '批准并公布',
        cancelText: '不办理',
        onOk: () => does(act),
      })
    else void does(act)
  }
  const computes = score.mayWrite && score.state !== 'proposed' && score.kind in scoreKindWords
  if (score.acts.length === 0 && !computes) return null
  return (
    <div className="score-acts" role="toolbar" aria-label="办理">
      {score.acts.map((act, index) => (
        <Button key={act} type={index === 0 ? 'primary' : 'default'} onClick={() => ask(act)}>
          {scoreActWords[act]}
        </Button>
      ))}
      {computes && <Button onClick={() => setComputing(true)}>重新计算</Button>}
      {asking && (
        <ReasonModal
          title={scoreActWords[asking]}
          does={scoreActWords[asking]}
          placeholder="理由"
          onDone={(reason) => does(asking, reason)}
          onCancel={() => setAsking(null)}
        />
      )}
      {computing && score.kind !== 'subject' && (
        <ComputeScores
          given={{ kind: score.kind, year: score.year, month: score.month }}
          onClose={() => setComputing(false)}
        />
      )}
    </div>
  )
}
