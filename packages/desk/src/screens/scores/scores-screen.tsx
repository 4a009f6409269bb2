import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { ComputeScores } from './compute-scores.tsx'
import { ScoreLine } from './score-line.tsx'
import { ScoreSettings } from './score-settings.tsx'
import { useScores } from './use-scores.ts'
import './scores.css'

/** 考评: whether the place uses scores, by which table, and every version somebody may read. */
export function ScoresScreen() {
  const place = useWorkplace()
  const list = useScores()
  const [computing, setComputing] = useState(false)
  const [setting, setSetting] = useState(false)
  const data = list.data
  return (
    <>
      <PageHeader
        title="考评"
        aside={data && (data.on ? `已启用 · 计分表第 ${data.ruleVersion} 版` : '未启用')}
        actions={
          <>
            <Link to={`/${place.code}/burden`}>减负</Link>{' '}
            {data?.maySet && (
              <Button aria-expanded={setting} onClick={() => setSetting(!setting)}>
                计分表设置
              </Button>
            )}{' '}
            {data?.mayCompute && data.on && (
              <Button type="primary" onClick={() => setComputing(true)}>
                计算得分
              </Button>
            )}
          </>
        }
      />
      {setting && <ScoreSettings />}
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {cannotShow(list) && <ErrorState error={list.error} again={() => list.refetch()} />}
      {data && !cannotShow(list) && !data.on && (
        <EmptyState title="本地区没有启用考评">
          {data.maySet
            ? '考评默认关闭。需要时点“计分表设置”，勾选“启用考评”并保存为新的一版；已公布的结果不受影响。'
            : '考评默认关闭，由督查室决定是否启用。启用并公布后，本单位的得分和依据列在这里。'}
        </EmptyState>
      )}
      {data?.on && data.scores.length === 0 && (
        <EmptyState title="还没有考评结果">
          {data.mayCompute
            ? '一期结束后点“计算得分”。每一分都能打开它所依据的任务、事项；由他人批准后才在内部公布。'
            : '督查室计算并经批准公布后，本单位的得分和依据列在这里。'}
        </EmptyState>
      )}
      {data && data.scores.length > 0 && (
        <ul className="score-list">
          {data.scores.map((score) => (
            <li key={score.scoreId}>
              <ScoreLine score={score} />
            </li>
          ))}
        </ul>
      )}
      {computing && <ComputeScores onClose={() => setComputing(false)} />}
    </>
  )
}
