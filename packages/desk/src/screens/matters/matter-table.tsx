import type { MatterListed } from '@luoshi/server/desk/matters/matter-routes.ts'
import { Table } from 'antd'
import { Link } from 'react-router'
import { UnitLink } from '../../parts/carrier-link.tsx'
import { matterKindWords, matterNumber, matterStateWords, standingWords, stepWords } from '../../words/matters.ts'

/** What every view of the matters gets. */
export interface OfMatters {
  readonly matters: readonly MatterListed[]
  readonly code: string
}

/** The matters as a table, what is due first before the rest. */
export function MatterTable({ matters, code }: OfMatters) {
  return (
    <Table<MatterListed>
      size="small"
      rowKey="matterId"
      dataSource={[...matters]}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        {
          title: '事项',
          render: (_, matter) => (
            <>
              <Link to={`/${code}/matters/${matter.matterId}`}>{matter.title}</Link>
              <div className="soft numbers">
                {matter.leads.length > 0 && <span className="matter-leads">{matter.leads.join('、')} · </span>}
                {matterKindWords[matter.kind]} {matterNumber(matter)}
                {matter.upperNumber !== null && ` · 上级编号 ${matter.upperNumber}`}
                {matter.importance === 'major' && ' · 重大复杂'}
                {matter.extensions > 0 && ` · 已延期 ${matter.extensions} 次`}
                {matter.urges > 0 && ` · 催办未答复 ${matter.urges} 次`}
              </div>
            </>
          ),
        },
        {
          title: '牵头单位',
          responsive: ['md'],
          render: (_, { leads: [first, ...others], leadId }) =>
            first !== undefined && (
              <>
                <UnitLink unitId={leadId} name={first} />
                {others.map((name) => `、${name}`)}
              </>
            ),
        },
        {
          title: '状态',
          className: 'matter-state',
          render: (_, { state, waits }) => (
            <>
              {matterStateWords[state]}
              {waits && <div className="matter-waits">待我办理</div>}
            </>
          ),
        },
        { title: '时限', className: 'numbers', render: (_, matter) => <Due matter={matter} /> },
      ]}
    />
  )
}

/** The next moment, and how near it is. */
function Due({ matter: { next, standing } }: { readonly matter: MatterListed }) {
  if (!next) return <span className="soft">—</span>
  const words = standingWords[standing]
  return (
    <>
      {stepWords(next)} <span className="whole">{next.day}</span>
      {next.cutOff !== '24:00' && ` ${next.cutOff}`}
      {words && <div className={words.look}>{words.words}</div>}
    </>
  )
}
