import type { TaskTable } from '@luoshi/server/desk/tasks/task-routes.ts'
import { Button, Checkbox, Input, Select } from 'antd'
import { memo, useState } from 'react'
import { lightWords } from '../../words/lights.ts'
import { disclosureWords, kindWords, originWords, progressWords, statusWords } from '../../words/tasks.ts'
import { ChosenFilters, chosenFilters, missingWords } from './chosen-filters.tsx'
import { unitOptions } from './grid/cell-options.ts'
import { columnNamed } from './grid/task-columns.ts'
import type { TaskFilter } from './task-filter.ts'
import type { TaskNames } from './task-names.ts'

interface FilterBarProps {
  readonly table: TaskTable
  readonly filter: TaskFilter
  readonly searching: boolean
  readonly onSet: (part: Partial<TaskFilter>) => void
  readonly names: TaskNames
  /** Only what is asked for is shown there. */
  readonly phone: boolean
}

const optionsOf = (words: Readonly<Record<string, string>>, without: readonly string[] = []) =>
  Object.entries(words)
    .filter(([value]) => !without.includes(value))
    .map(([value, label]) => ({ value, label }))

/** What is shown of the table, above it. */
export const FilterBar = memo(function FilterBar(props: FilterBarProps) {
  const { table, filter, searching, onSet: set, names, phone } = props
  const [more, setMore] = useState(
    filter.kind.length + filter.report.length + filter.disclosure.length > 0 ||
      filter.sort !== '' ||
      filter.late !== '',
  )
  const one = (
    name: 'area' | 'leader' | 'unit' | 'lead' | 'sort',
    label: string,
    options: { value: string; label: string }[],
    width: number,
  ) => (
    <Select<string>
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={{ optionFilterProp: 'search' in (options[0] ?? {}) ? 'search' : 'label' }}
      style={{ width }}
      popupMatchSelectWidth={false}
      {...(filter[name] === '' ? {} : { value: filter[name] })}
      onChange={(value: string | undefined) => set({ [name]: value ?? '' })}
      options={options}
    />
  )
  const many = (
    name: 'kind' | 'status' | 'light' | 'report' | 'disclosure' | 'missing',
    label: string,
    options: { value: string; label: string }[],
    width: number,
  ) => (
    <Select<string[]>
      aria-label={label}
      placeholder={label}
      mode="multiple"
      allowClear
      // what is chosen stands whole under the fields
      maxTagCount={0}
      maxTagPlaceholder={(tags) => `${label} ${tags.length}`}
      style={{ width }}
      popupMatchSelectWidth={false}
      value={[...filter[name]]}
      onChange={(value) => set({ [name]: value })}
      options={options}
    />
  )
  const leaders = [...new Set(table.rows.flatMap(({ leader }) => (leader ? [leader.name] : [])))]
  const chosen = chosenFilters(filter, table, names)
  return (
    <search className="tasks-filters" aria-label="筛选任务">
      {(!phone || more) && (
        <>
          {one(
            'area',
            '重点领域',
            [
              ...table.areas.map(({ areaId, heading }) => ({ value: areaId, label: heading })),
              ...optionsOf(originWords).filter(({ value }) => table.rows.some(({ origin }) => origin === value)),
            ],
            120,
          )}
          {one(
            'leader',
            '牵头领导',
            [...leaders.map((name) => ({ value: name, label: name })), { value: 'none', label: '未定' }],
            100,
          )}
          {one('unit', '单位', unitOptions(names), 105)}
          {many('status', '状态', optionsOf(statusWords, ['set-aside']), 100)}
          {many('light', '亮灯', [...optionsOf(lightWords, ['unreported']), { value: 'none', label: '尚未评灯' }], 96)}
          {many('missing', '缺项', optionsOf(missingWords), 96)}
          <Select<string>
            aria-label="分组"
            style={{ width: 112 }}
            value={filter.group || 'area'}
            onChange={(group) => set({ group: group === 'area' ? '' : group })}
            options={[
              { value: 'area', label: '按重点领域' },
              { value: 'leader', label: '按领导' },
              { value: 'lead', label: '按单位' },
              { value: 'none', label: '不分组' },
            ]}
          />
        </>
      )}
      <Button onClick={() => setMore(!more)} aria-expanded={more}>
        {more ? '收起' : phone ? '筛选' : '更多筛选'}
      </Button>
      {more && (
        <div className="tasks-filters-more">
          {one('lead', '第一牵头单位', unitOptions(names), 150)}
          {many('kind', '类型', optionsOf(kindWords), 130)}
          {many('report', '本期填报', [...optionsOf(progressWords), { value: 'none', label: '尚无填报' }], 130)}
          {many('disclosure', '公开属性', optionsOf(disclosureWords), 130)}
          {one('sort', '排序：序号', sortOptions(filter.sort), 130)}
          <Checkbox
            checked={filter.starred !== ''}
            onChange={(event) => set({ starred: event.target.checked ? '1' : '' })}
          >
            ★ 重点
          </Checkbox>
          <Checkbox
            checked={filter.changes !== ''}
            onChange={(event) => set({ changes: event.target.checked ? 'proposed' : '' })}
          >
            有变更待批
          </Checkbox>
          <Checkbox checked={filter.late !== ''} onChange={(event) => set({ late: event.target.checked ? '1' : '' })}>
            已过时限
          </Checkbox>
        </div>
      )}
      {(chosen.length > 0 || searching) && <ChosenFilters chosen={chosen} filter={filter} onSet={set} />}
    </search>
  )
})

/** Searches as it is typed. */
export function SearchBox({ value, onChange }: { readonly value: string; readonly onChange: (words: string) => void }) {
  return (
    <Input
      className="tasks-search"
      allowClear
      aria-label="查找"
      placeholder="序号、内容、单位、人员"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** The usual orders, and the one that a column's title chose. */
function sortOptions(sort: string) {
  const usual = [
    { value: 'due', label: '排序：时限' },
    { value: 'light', label: '排序：亮灯' },
    { value: 'deviation', label: '排序：偏差' },
  ]
  const column = columnNamed(sort.replace(/^-/, ''))
  if (!column || usual.some(({ value }) => value === sort)) return usual
  return [...usual, { value: sort, label: `排序：${column.title}${sort.startsWith('-') ? '（倒序）' : ''}` }]
}
