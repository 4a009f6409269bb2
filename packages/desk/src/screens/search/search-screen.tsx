import type { Found, RecordFound } from '@luoshi/server/desk/search/search-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Select, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { matterKindWords, matterNumber, matterStateWords } from '../../words/matters.ts'
import { proposalWords } from '../../words/proposals.ts'
import { periodWords } from '../../words/reporting.ts'
import { roleWords } from '../../words/roles.ts'
import { taskNumber } from '../../words/task-number.ts'
import { statusWords } from '../../words/tasks.ts'
import { Marked } from './marked.tsx'
import './search.css'

/** What of the place holds the words asked for, by kind; only what the person may open elsewhere. */
export function SearchScreen() {
  const place = useWorkplace()
  const [params, setParams] = useSearchParams()
  const question = params.get('q')?.trim() ?? ''
  const status = statuses.find(({ value }) => value === params.get('status'))?.value
  const unitId = params.get('unit') ?? undefined
  const narrowed = { ...(status ? { status } : {}), ...(unitId ? { unitId } : {}) }
  const asks = question !== '' || status !== undefined || unitId !== undefined
  const answer = useQuery({
    queryKey: [place.code, 'search', question, status, unitId],
    queryFn: ({ signal }) => place.ask('GET /search', { query: { q: question, ...narrowed }, signal }),
    enabled: asks,
  })
  const narrow = (name: 'status' | 'unit', value: string | undefined) =>
    setParams((before) => {
      const next = new URLSearchParams(before)
      if (value === undefined) next.delete(name)
      else next.set(name, value)
      return next
    })
  return (
    <>
      <PageHeader title="查找" aside={question && `“${question}”`} />
      {place.roles.some((role) => role !== 'audit-administrator') && (
        <Narrowing status={status} unitId={unitId} onChange={narrow} />
      )}
      {!asks && (
        <EmptyState title="请在页面上方写要找的词">
          可以找任务、督办事项、填报内容、单位、人员和报告原文；几个词用空格分开，要求同时出现；单位和人员可用拼音首字母，任务可用序号。
        </EmptyState>
      )}
      {asks && answer.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {cannotShow(answer) && <ErrorState error={answer.error} again={() => answer.refetch()} />}
      {answer.data && !cannotShow(answer) && (
        <Groups
          found={answer.data}
          code={place.code}
          worded={question !== ''}
          narrowed={status !== undefined || unitId !== undefined}
        />
      )}
    </>
  )
}

const statuses = Object.entries(statusWords)
  .filter(([value]) => value !== 'set-aside')
  .map(([value, label]) => ({ value: value as keyof typeof statusWords, label }))

interface NarrowingProps {
  readonly status: keyof typeof statusWords | undefined
  readonly unitId: string | undefined
  readonly onChange: (name: 'status' | 'unit', value: string | undefined) => void
}

/** 任务状态: only tasks in it and what was reported of them; 单位: only what it leads, joins or has. Also without a word. */
function Narrowing({ status, unitId, onChange }: NarrowingProps) {
  const place = useWorkplace()
  const choices = useQuery({
    queryKey: [place.code, 'task-choices'],
    queryFn: () => place.ask('GET /tasks/choices'),
    retry: false,
  })
  const units = choices.data?.units ?? []
  return (
    <div className="search-narrow">
      <Select
        allowClear
        aria-label="任务状态"
        placeholder="任务状态"
        value={status ?? null}
        options={statuses}
        onChange={(value) => onChange('status', value ?? undefined)}
      />
      {units.length > 0 && (
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'search' }}
          aria-label="单位"
          placeholder="单位"
          value={unitId ?? null}
          options={units.map((unit) => ({
            value: unit.unitId,
            label: unit.shortName,
            search: `${unit.name} ${unit.shortName} ${unit.aliases.join(' ')} ${unit.sounds}`,
          }))}
          onChange={(value) => onChange('unit', value ?? undefined)}
        />
      )}
      {status !== undefined && <span className="soft">选了任务状态，只列任务和填报内容。</span>}
    </div>
  )
}

interface GroupsProps {
  readonly found: RecordFound
  readonly code: string
  /** Whether words were asked for, and not a state or a unit alone. */
  readonly worded: boolean
  readonly narrowed: boolean
}

function Groups({ found, code, worded, narrowed }: GroupsProps) {
  const { tasks, matters, reports, units, people, passages } = found
  const count = [tasks, matters, reports, units, people, passages].reduce((sum, one) => sum + one.count, 0)
  if (count === 0 && !worded) return <EmptyState title="没有符合条件的内容">可以去掉任务状态或单位再看。</EmptyState>
  if (count === 0)
    return (
      <EmptyState title="没有找到同时含有这些词的内容">
        可以换一个更短的词{narrowed && '，或者去掉任务状态和单位'}；单位和人员可以用拼音首字母，如“财政局”写 czj。
      </EmptyState>
    )
  return (
    <div className="search-found">
      <Group title="任务" found={tasks}>
        {tasks.items.map((task) => (
          <Item key={task.taskId} to={`/${code}/tasks/${task.taskId}`} lead={taskNumber(task)} said={task.wording}>
            {[`${task.year}年`, task.leadUnit ?? '未定牵头单位', statusWords[task.status]].join(' · ')}
          </Item>
        ))}
      </Group>
      <Group title="督办事项" found={matters}>
        {matters.items.map((matter) => (
          <Item key={matter.matterId} to={`/${code}/matters/${matter.matterId}`} said={matter.title}>
            {[
              `${matterKindWords[matter.kind]} ${matterNumber(matter)}`.trim(),
              ...(matter.upperNumber === null ? [] : [`上级编号 ${matter.upperNumber}`]),
              matterStateWords[matter.state],
            ].join(' · ')}
          </Item>
        ))}
      </Group>
      <Group title="填报内容" found={reports}>
        {reports.items.map((report) => (
          <Item
            key={report.progressId}
            to={`/${code}/tasks/${report.taskId}`}
            lead={taskNumber(report)}
            said={report.text}
          >
            {`${writtenPeriod(report)} · ${report.unit}`}
          </Item>
        ))}
      </Group>
      <Group title="单位" found={units}>
        {units.items.map((unit) => (
          <Item key={unit.unitId} to={`/${code}/units/${unit.unitId}`} said={unit.name}>
            {unit.ended ? '已撤销或并入其他单位' : '任务、亮灯、到期和督办'}
          </Item>
        ))}
      </Group>
      <Group title="人员" found={people}>
        {people.items.map((person) => (
          <Item key={person.personId} {...pageOf(person, code)} said={person.name}>
            {[person.post, ...person.roles.map(({ role, unit }) => `${unit ?? ''}${roleWords[role]}`)]
              .filter(Boolean)
              .join(' · ')}
          </Item>
        ))}
      </Group>
      <Group title="报告原文" found={passages}>
        {passages.items.map((passage) => (
          <Item key={passage.proposalId} to={`/${code}/reports/${passage.reportId}`} said={passage.text}>
            {`${passage.year}年报告 · ${proposalWords[passage.kind]}`}
          </Item>
        ))}
      </Group>
    </div>
  )
}

/** The page of a leader, or of the unit somebody acts for; nothing for others. */
function pageOf({ personId, roles }: RecordFound['people']['items'][number], code: string) {
  if (roles.some(({ role }) => role === 'leader')) return { to: `/${code}/leaders/${personId}` }
  const unitId = roles.find((one) => one.unitId !== null)?.unitId
  return unitId ? { to: `/${code}/units/${unitId}` } : {}
}

/** `2026年3月` */
function writtenPeriod({ year, period }: RecordFound['reports']['items'][number]): string {
  const words = periodWords({ ...period, year })
  return period.kind === 'year' ? words : `${year}年${words}`
}

function Group({
  title,
  found,
  children,
}: {
  readonly title: string
  readonly found: Found<unknown>
  readonly children: ReactNode
}) {
  if (found.count === 0) return null
  return (
    <section>
      <h2>
        {title}
        <small className="soft numbers">{found.count}</small>
      </h2>
      <ul>{children}</ul>
      {found.count > found.items.length && (
        <p className="soft">只列出前 {found.items.length} 条，请再加一个词缩小范围。</p>
      )}
    </section>
  )
}

interface ItemProps {
  /** Where it opens; left out where there is no page of its own. */
  readonly to?: string
  readonly lead?: string
  readonly said: RecordFound['tasks']['items'][number]['wording']
  readonly children: string
}

function Item({ to, lead, said, children }: ItemProps) {
  const words = (
    <>
      {lead !== undefined && <span className="search-number numbers">{lead}</span>}
      <Marked {...said} />
    </>
  )
  return (
    <li>
      {to === undefined ? (
        <span className="search-words">{words}</span>
      ) : (
        <Link className="search-words" to={to}>
          {words}
        </Link>
      )}
      <span className="soft">{children}</span>
    </li>
  )
}
