import type { MatterListed } from '@luoshi/server/desk/matters/matter-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Radio, Select, Skeleton } from 'antd'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { matterStateWords } from '../../words/matters.ts'
import { UnitSelect } from '../units/unit-select.tsx'
import { MatterBoard } from './matter-board.tsx'
import { MatterCalendar } from './matter-calendar.tsx'
import { MatterTable } from './matter-table.tsx'
import './matters.css'

const filters = ['q', 'state', 'unit', 'task', 'standing', 'mine'] as const

const standings = ['none', 'in-time', 'soon', 'today', 'overdue'] as const

const views = ['list', 'board', 'calendar'] as const
const viewWords = { list: '列表', board: '看板', calendar: '日历' } as const

/** What the address of the screen asks for, as far as it is a filter of the list. */
function queryOf(asked: URLSearchParams) {
  const given = (name: (typeof filters)[number]) => asked.get(name) ?? undefined
  return {
    ...{ q: given('q'), state: given('state'), unit: given('unit'), task: given('task') },
    standing: standings.find((one) => one === asked.get('standing')),
    mine: asked.get('mine') === '1' ? ('1' as const) : undefined,
  }
}

/** 督办事项: every matter somebody may read, what is due first before the rest. */
export function MattersScreen() {
  const place = useWorkplace()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const asked = new URLSearchParams(
    filters.flatMap((name) => {
      const value = params.get(name)
      return value ? [[name, value]] : []
    }),
  )
  const list = useQuery({
    queryKey: [place.code, 'matters', asked.toString()],
    queryFn: () => place.ask('GET /matters', { query: queryOf(asked) }),
    placeholderData: (before) => before,
  })
  const view = views.find((one) => one === params.get('view')) ?? 'list'
  const set = (name: (typeof filters)[number] | 'view', value: string | undefined) => {
    const next = new URLSearchParams(params)
    if (value) next.set(name, value)
    else next.delete(name)
    setParams(next, { replace: true })
  }
  return (
    <>
      <PageHeader
        title="督办事项"
        aside={list.data && `${list.data.matters.length} 件`}
        actions={
          <>
            {place.has('supervisor', 'leader') && <Link to={`/${place.code}/matters/urges`}>催办单</Link>}{' '}
            {place.has('supervisor', 'leader') && <Link to={`/${place.code}/instructions`}>领导批示</Link>}{' '}
            {place.has('supervisor') && <Link to={`/${place.code}/clues`}>线索</Link>}{' '}
            <Link to={`/${place.code}/slips`}>督查单</Link> <Link to={`/${place.code}/inspections`}>督查活动</Link>{' '}
            <Link to={`/${place.code}/bulletins`}>通报</Link> <Link to={`/${place.code}/scores`}>考评</Link>{' '}
            <Link to={`/${place.code}/burden`}>减负</Link>{' '}
            {list.data?.mayDraft && (
              <Button onClick={() => navigate(`/${place.code}/matters/orders`)}>导入13710台账 / 导出</Button>
            )}{' '}
            {list.data?.mayDraft && (
              <Button type="primary" onClick={() => navigate(`/${place.code}/matters/new`)}>
                新建事项
              </Button>
            )}
          </>
        }
      />
      <Filters params={params} set={set} everyUnit={place.has('supervisor', 'leader')} />
      <Radio.Group
        className="matter-views"
        optionType="button"
        aria-label="显示方式"
        value={view}
        options={views.map((value) => ({ value, label: viewWords[value] }))}
        onChange={({ target }) => set('view', target.value === 'list' ? undefined : String(target.value))}
      />
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {cannotShow(list) && <ErrorState error={list.error} again={() => list.refetch()} />}
      {list.data && !cannotShow(list) && (
        <Matters view={view} matters={list.data.matters} filtered={asked.size > 0} code={place.code} />
      )}
    </>
  )
}

interface FiltersProps {
  readonly params: URLSearchParams
  readonly set: (name: (typeof filters)[number], value: string | undefined) => void
  readonly everyUnit: boolean
}

function Filters({ params, set, everyUnit }: FiltersProps) {
  const states = Object.entries(matterStateWords).map(([value, label]) => ({ value, label }))
  return (
    <search className="matter-filters">
      <Input.Search
        allowClear
        aria-label="查找事项"
        placeholder="事项、要求、编号、上级编号"
        defaultValue={params.get('q') ?? ''}
        onSearch={(words) => set('q', words.trim())}
      />
      <Select
        mode="multiple"
        allowClear
        aria-label="状态"
        placeholder="全部状态"
        maxTagCount="responsive"
        options={states}
        value={params.get('state')?.split(',') ?? []}
        onChange={(chosen: string[]) => set('state', chosen.join(','))}
      />
      <Select
        allowClear
        aria-label="时限"
        placeholder="全部时限"
        options={[
          { value: 'overdue', label: '逾期' },
          { value: 'today', label: '今日到期' },
          { value: 'soon', label: '三日内到期' },
        ]}
        value={params.get('standing')}
        onChange={(value: string | undefined) => set('standing', value)}
      />
      {everyUnit && (
        <UnitSelect
          aria-label="单位"
          placeholder="全部单位"
          value={params.get('unit')}
          onChange={(value) => set('unit', value ?? undefined)}
        />
      )}
      <Button
        type={params.get('mine') ? 'primary' : 'default'}
        aria-pressed={params.get('mine') !== null}
        onClick={() => set('mine', params.get('mine') ? undefined : '1')}
      >
        待我办理
      </Button>
      {params.get('task') && <Button onClick={() => set('task', undefined)}>不限本项任务</Button>}
    </search>
  )
}

interface MattersProps {
  readonly view: (typeof views)[number]
  readonly matters: readonly MatterListed[]
  readonly filtered: boolean
  readonly code: string
}

/** The matters as they are looked at; what stands in their place where there is none. */
function Matters({ view, matters, filtered, code }: MattersProps) {
  if (matters.length === 0)
    return filtered ? (
      <EmptyState title="没有符合条件的事项">请减少筛选条件再看。</EmptyState>
    ) : (
      <EmptyState title="还没有督办事项">督查室交办的事项会列在这里，按时限先后排列。</EmptyState>
    )
  if (view === 'board') return <MatterBoard matters={matters} code={code} />
  if (view === 'calendar') return <MatterCalendar matters={matters} code={code} />
  return <MatterTable matters={matters} code={code} />
}
