import type { CountedRow, ScoreDetail, ScoredUnit, UnitSheet } from '@luoshi/server/desk/scores/score-routes.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { wordsOf } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { scoreItemWords, scoreStateWords } from '../../words/scores.ts'
import { ScoreObjections } from './score-objections.tsx'
import { SaveScore, useScore } from './score-page.tsx'
import './scores.css'

/** The score of one unit: every row it came from, each opening its task, matter or inspection; and the unit's objection. */
export function UnitSheetPage() {
  const place = useWorkplace()
  const { scoreId = '', unitId = '' } = useParams()
  const score = useScore(scoreId)
  const sheet = useQuery({
    queryKey: [place.code, 'score', scoreId, unitId],
    queryFn: () => place.ask('GET /scores/:scoreId/units/:unitId', { path: { scoreId, unitId } }),
  })
  if (score.isPending || sheet.isPending) return <Skeleton active paragraph={{ rows: 10 }} />
  if (cannotShow(score)) return <ErrorState error={score.error} again={() => score.refetch()} />
  if (cannotShow(sheet)) return <ErrorState error={sheet.error} again={() => sheet.refetch()} />
  const unit = score.data.units.find((one) => one.unitId === unitId)
  const again = () => Promise.all([score.refetch(), sheet.refetch()])
  return (
    <>
      <PageHeader
        title={`${sheet.data.unit} · ${score.data.period}考评`}
        aside={`第 ${score.data.version} 版 · ${scoreStateWords[score.data.state]} · 数据截至 ${score.data.cutOff}`}
        actions={
          <>
            {place.has('supervisor', 'leader') && <Link to={`/${place.code}/scores/${scoreId}`}>全部单位</Link>}{' '}
            <SaveScore scoreId={scoreId} />
          </>
        }
      />
      {unit && <Total unit={unit} ranked={score.data.ranked} />}
      <Rows sheet={sheet.data} score={score.data} again={again} />
      <ScoreObjections score={score.data} unitId={unitId} again={again} />
    </>
  )
}

function Total({ unit, ranked }: { readonly unit: ScoredUnit; readonly ranked: number }) {
  return (
    <p className="score-total">
      {unit.total === null ? (
        '没有可以计分的任务，无法计分（不按零分计）。'
      ) : (
        <>
          总分 <strong className="numbers">{unit.total.toFixed(1)}</strong>，第{' '}
          <span className="numbers">
            {unit.place}/{ranked}
          </span>{' '}
          名
        </>
      )}
      {unit.deduction > 0 && `；扣分 ${unit.deduction}`}
      {unit.bonus > 0 && `；加分 ${unit.bonus}（不计入总分）`}
      {unit.bindingMissed > 0 && <span className="state state-red"> ■ 约束性指标未完成 {unit.bindingMissed} 项</span>}
    </p>
  )
}

const places = { task: 'tasks', matter: 'matters', inspection: 'inspections' } as const

function Rows({
  sheet,
  score,
  again,
}: {
  readonly sheet: UnitSheet
  readonly score: ScoreDetail
  readonly again: () => Promise<unknown>
}) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [excusing, setExcusing] = useState<string | null>(null)
  const excused = new Map(sheet.excused.map(({ taskId, reason }) => [taskId, reason]))
  const draft = score.mayWrite && score.state === 'draft'
  const excuse = async (taskId: string, reason: string | null) => {
    try {
      const body = { taskId, reason }
      await place.ask('POST /scores/:scoreId/excuses', { path: { scoreId: score.scoreId }, body })
      setExcusing(null)
      message.success(reason === null ? '已取消，重新计算后生效。' : '已记入，重新计算后生效。')
      await queries.invalidateQueries({ queryKey: [place.code, 'score', score.scoreId] })
    } catch (error) {
      message.error(wordsOf(error), 6)
      await again()
    }
  }
  if (sheet.rows.length === 0) return <p>这一版的依据已按规定清除。</p>
  return (
    <>
      <table className="score-rows">
        <thead>
          <tr>
            <th>类型</th>
            <th>事项</th>
            <th className="number">权重</th>
            <th className="number">得分</th>
            <th className="number">折算分</th>
            <th>依据</th>
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map((row) => (
            <tr key={row.key}>
              <td data-label="类型">{scoreItemWords[row.item]}</td>
              <td>
                <Subject row={row} />
                {row.bindingMissed && <div className="state state-red">■ 约束性指标未完成</div>}
              </td>
              <td className="number numbers" data-label="权重">
                {row.weight ?? '—'}
              </td>
              <td className="number numbers" data-label="得分">
                {row.points ?? '不计'}
              </td>
              <td className="number numbers" data-label="折算分">
                {row.counts?.toFixed(1) ?? '—'}
              </td>
              <td>
                {row.note}
                {draft &&
                  row.subject === 'task' &&
                  row.subjectId &&
                  (row.points === 0 || excused.has(row.subjectId)) && (
                    <div>
                      {excused.has(row.subjectId) ? (
                        <Button size="small" onClick={() => void excuse(row.subjectId ?? '', null)}>
                          取消“有充分理由”
                        </Button>
                      ) : (
                        <Button size="small" onClick={() => setExcusing(row.subjectId)}>
                          有充分理由，不计…
                        </Button>
                      )}
                    </div>
                  )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft">折算分之和等于总分：把各行得分按权重折算成百分制，再减去扣分。加分行单列，不计入总分。</p>
      {excusing && (
        <ReasonModal
          title="有充分理由，不计"
          does="记入"
          placeholder="为什么没有启动，依据什么"
          onDone={(reason) => excuse(excusing, reason)}
          onCancel={() => setExcusing(null)}
        >
          <p>只用于没有启动的任务。记入后点“重新计算”生效，理由写入依据和台账。</p>
        </ReasonModal>
      )}
    </>
  )
}

function Subject({ row }: { readonly row: CountedRow }) {
  const place = useWorkplace()
  if (row.subject === null || row.subjectId === null) return <>{row.words}</>
  return (
    <Link to={`/${place.code}/${places[row.subject]}/${row.subjectId}`}>
      <span className="numbers">{row.number}</span> {row.words}
    </Link>
  )
}
