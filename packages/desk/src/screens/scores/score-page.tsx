import type { ScoreDetail, ScoredUnit } from '@luoshi/server/desk/scores/score-routes.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Input, Skeleton } from 'antd'
import { useState } from 'react'
import { Link, Navigate, useParams } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import type { Problem } from '../../application/problem.ts'
import { saveAnswer } from '../../application/save-answer.ts'
import { useWorkplace } from '../../application/session.tsx'
import { UnitLink } from '../../parts/carrier-link.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { momentWords } from '../../words/reporting.ts'
import { scoreActWords, scoreStateWords } from '../../words/scores.ts'
import { ScoreActs } from './score-acts.tsx'
import { ScoreObjections } from './score-objections.tsx'
import './scores.css'

/** A version of scores as the screens ask for it. */
export function useScore(scoreId: string) {
  const place = useWorkplace()
  return useQuery({
    queryKey: [place.code, 'score', scoreId],
    queryFn: () => place.ask('GET /scores/:scoreId', { path: { scoreId } }),
  })
}

/** A version of scores: the table by unit, each total with the rows it came from; who has one unit alone sees its rows. */
export function ScorePage() {
  const place = useWorkplace()
  const { scoreId = '' } = useParams()
  const score = useScore(scoreId)
  if (score.isPending) return <Skeleton active paragraph={{ rows: 10 }} />
  if (cannotShow(score)) return <ErrorState error={score.error} again={() => score.refetch()} />
  const [first] = score.data.units
  if (first && score.data.units.length === 1 && !place.has('supervisor', 'leader'))
    return <Navigate to={`/${place.code}/scores/${scoreId}/units/${first.unitId}`} replace />
  return <Score score={score.data} again={() => score.refetch()} />
}

function Score({ score, again }: { readonly score: ScoreDetail; readonly again: () => Promise<unknown> }) {
  return (
    <>
      <PageHeader
        title={`${score.period}考评`}
        aside={
          <>
            第 {score.version} 版 · {scoreStateWords[score.state]} · 数据截至{' '}
            <span className="numbers">{score.cutOff}</span> · 计分表第 {score.ruleVersion} 版
          </>
        }
        actions={<SaveScore scoreId={score.scoreId} />}
      />
      {score.reason && <p>重新计算的理由：{score.reason}</p>}
      <OtherVersions score={score} />
      <ScoreActs score={score} again={again} />
      <Units score={score} />
      <ScoreObjections score={score} again={again} />
      {score.steps.length > 0 && (
        <section aria-label="办理过程">
          <h2>办理过程</h2>
          <ul className="score-list">
            {score.steps.map((step) => (
              <li key={step.ordinal}>
                <span className="numbers soft">{momentWords(step.at)}</span> {step.by} {scoreActWords[step.act]}
                {step.reason && `：${step.reason}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="soft score-hash">本版所依据的数据已固定，校验值 {score.hash}</p>
    </>
  )
}

/** 导出 and 打印 of a version. */
export function SaveScore({ scoreId }: { readonly scoreId: string }) {
  const place = useWorkplace()
  const { message } = App.useApp()
  const save = useMutation<void, Problem>({
    mutationFn: async () => saveAnswer(await place.file('GET /scores/:scoreId/table.xlsx', { path: { scoreId } })),
    onError: (error) => void message.error(error.message, 8),
  })
  return (
    <>
      <Button loading={save.isPending} onClick={() => save.mutate()}>
        导出 .xlsx
      </Button>{' '}
      <Button onClick={() => window.print()}>打印</Button>
    </>
  )
}

function OtherVersions({ score }: { readonly score: ScoreDetail }) {
  const place = useWorkplace()
  const others = score.versions.filter(({ scoreId }) => scoreId !== score.scoreId)
  if (others.length === 0) return null
  return (
    <p>
      本期其他各版：
      {others.map(({ scoreId, version, state }) => (
        <span key={scoreId}>
          <Link to={`/${place.code}/scores/${scoreId}`}>第 {version} 版</Link>
          <span className="soft">（{scoreStateWords[state]}）</span>{' '}
        </span>
      ))}
    </p>
  )
}

function Units({ score }: { readonly score: ScoreDetail }) {
  const place = useWorkplace()
  const [words, setWords] = useState('')
  const compared = score.units.some(({ before }) => before !== null)
  const shown = score.units.filter(({ unit }) => unit.includes(words.trim()))
  return (
    <>
      {score.units.length > 12 && (
        <Input
          allowClear
          aria-label="查找单位"
          placeholder="单位"
          style={{ maxWidth: 240 }}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      )}
      <div className="score-scroll">
        <table className="score-table">
          <thead>
            <tr>
              <th className="number">名次</th>
              <th>单位</th>
              <th className="number">总分</th>
              {compared && <th className="number">上一版</th>}
              <th className="number">扣分</th>
              <th className="number">加分</th>
              <th>依据</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((unit) => (
              <tr key={unit.unitId}>
                <td className="number numbers" data-label="名次">
                  {unit.place ?? '—'}
                </td>
                <td className="score-unit">
                  <UnitLink unitId={unit.unitId} name={unit.unit} />
                  {unit.bindingMissed > 0 && (
                    <div className="state state-red">■ 约束性指标未完成 {unit.bindingMissed} 项</div>
                  )}
                </td>
                <td className="number numbers" data-label="总分">
                  {unit.total?.toFixed(1) ?? '无法计分'}
                </td>
                {compared && (
                  <td className="number numbers" data-label="上一版">
                    {beforeWords(unit)}
                  </td>
                )}
                <td className="number numbers" data-label="扣分">
                  {unit.deduction === 0 ? '' : unit.deduction}
                </td>
                <td className="number numbers" data-label="加分">
                  {unit.bonus === 0 ? '' : unit.bonus}
                </td>
                <td data-label="依据">
                  <Link
                    to={`/${place.code}/scores/${score.scoreId}/units/${unit.unitId}`}
                    aria-label={`${unit.unit}的 ${unit.rows} 行依据`}
                  >
                    {unit.rows} 行
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="soft">同分按加分排序，仍相同的名次并列。加分不计入总分。无法计分的不排名，不按零分计。</p>
    </>
  )
}

function beforeWords({ total, before }: ScoredUnit): string {
  if (before === null) return '—'
  const turned = total === null ? 0 : Math.round((total - before) * 10) / 10
  return `${before.toFixed(1)}${turned === 0 ? '' : `（${turned > 0 ? '+' : ''}${turned.toFixed(1)}）`}`
}
