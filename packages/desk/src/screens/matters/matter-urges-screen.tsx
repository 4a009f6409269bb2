import type { MatterUrgeUnit } from '@luoshi/server/desk/matters/matter-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { Link } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { matterNumber, standingWords, stepWords } from '../../words/matters.ts'
import './matters.css'

/** 催办单: whom to call about which matters, a unit a block, for the telephone and on paper. */
export function MatterUrgesScreen() {
  const place = useWorkplace()
  const list = useQuery({
    queryKey: [place.code, 'matters', 'urges'],
    queryFn: () => place.ask('GET /matters/urges'),
  })
  const units = list.data?.units ?? []
  return (
    <>
      <PageHeader
        title="督办事项催办单"
        aside={list.data && `截至 ${list.data.today} · ${units.length} 个单位`}
        actions={
          units.length > 0 && (
            <>
              <Button href={place.address('GET /matters/urges.docx')}>下载催办通知（Word）</Button>
              <Button onClick={() => window.print()}>打印</Button>
            </>
          )
        }
      />
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {cannotShow(list) && <ErrorState error={list.error} again={() => list.refetch()} />}
      {list.data && units.length === 0 && (
        <EmptyState title="没有需要催办的事项">三日内到期、今日到期和已经逾期的，会按单位列在这里。</EmptyState>
      )}
      {units.map((unit) => (
        <Unit key={unit.unitId} unit={unit} />
      ))}
    </>
  )
}

function Unit({ unit: { unit, people, matters } }: { readonly unit: MatterUrgeUnit }) {
  const place = useWorkplace()
  return (
    <section aria-label={unit} className="matter-urge-unit">
      <h2>
        {unit} <span className="numbers">{matters.length} 件</span>
      </h2>
      <p className="soft">
        {people.length === 0 && '还没有登记责任人'}
        {people.map(({ name, role, phone }, index) => (
          <span key={`${name} ${role}`}>
            {index > 0 && '、'}
            {name}（{role === 'unit-head' ? '第一责任人' : '承办'}
            {phone && (
              <>
                ，<a href={`tel:${phone}`}>{phone}</a>
              </>
            )}
            ）
          </span>
        ))}
      </p>
      <ul className="matter-list">
        {matters.map((matter) => {
          const standing = standingWords[matter.standing]
          return (
            <li key={matter.matterId}>
              <Link to={`/${place.code}/matters/${matter.matterId}`}>
                <span className="numbers">{matterNumber(matter)}</span> {matter.title}
              </Link>{' '}
              {matter.next && (
                <span className="soft">
                  {stepWords(matter.next)} <span className="numbers">{matter.next.day}</span> 前
                </span>
              )}{' '}
              {standing && <span className={standing.look}>{standing.words}</span>}
              {matter.urges > 0 && <span className="soft">（已催办 {matter.urges} 次未答复）</span>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
