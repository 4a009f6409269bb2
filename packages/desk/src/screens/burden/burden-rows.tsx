import type { AskKind, UnitAsk } from '@luoshi/server/desk/burden/burden-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Drawer, Skeleton } from 'antd'
import { Link } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { askKindWords } from '../../words/burden.ts'

interface RowsProps {
  readonly unitId: string
  readonly show: AskKind | 'all' | 'twice'
  readonly year: number
  readonly month: number
  readonly close: () => void
}

/** The rows behind a number of a unit's month. */
export function BurdenRowsDrawer({ unitId, show, year, month, close }: RowsProps) {
  const place = useWorkplace()
  const rows = useQuery({
    queryKey: [place.code, 'burden', year, month, unitId],
    queryFn: () => place.ask('GET /burden/units/:unitId', { path: { unitId }, query: { year, month } }),
  })
  const words = show === 'all' ? '除填报外' : show === 'twice' ? '重复索要' : askKindWords[show]
  const asks = (rows.data?.asks ?? []).filter(({ kind }) => (show === 'all' ? kind !== 'report' : kind === show))
  return (
    <Drawer open size={640} title={`${rows.data?.unit ?? ''} · ${year}年${month}月 · ${words}`} onClose={close}>
      {rows.isPending && <Skeleton active />}
      {cannotShow(rows) && <ErrorState error={rows.error} again={() => rows.refetch()} />}
      {show === 'twice' ? (
        <ol className="burden-list">
          {(rows.data?.twice ?? []).map((twice) => (
            <li key={`${twice.taskId} ${twice.words}`}>
              {twice.words !== '' && <p>同一内容：{twice.words}</p>}
              <ul className="burden-list">
                {twice.asks.map((ask) => (
                  <li key={`${ask.kind} ${ask.subjectId} ${ask.day}`}>
                    <Ask ask={ask} />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      ) : (
        <ol className="burden-list">
          {asks.map((ask, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two of a kind may fall on one day
            <li key={`${ask.kind} ${ask.subjectId} ${ask.day} ${index}`}>
              <Ask ask={ask} />
            </li>
          ))}
        </ol>
      )}
    </Drawer>
  )
}

const places: Readonly<Record<AskKind, string>> = {
  report: 'tasks',
  question: 'tasks',
  urge: 'tasks',
  'matter-urge': 'matters',
  slip: 'matters',
  inspection: 'inspections',
}

function Ask({ ask }: { readonly ask: UnitAsk }) {
  const place = useWorkplace()
  const opens =
    ask.kind === 'urge' && ask.taskIds.length > 1 ? null : `/${place.code}/${places[ask.kind]}/${ask.subjectId}`
  return (
    <>
      <span className="numbers soft">{ask.day}</span> {askKindWords[ask.kind]}{' '}
      {opens === null ? ask.title : <Link to={opens}>{ask.title}</Link>}
      {ask.words !== '' && <div className="soft">{ask.words}</div>}
    </>
  )
}
