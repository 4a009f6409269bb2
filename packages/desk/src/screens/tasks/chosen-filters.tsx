import type { TaskTable } from '@luoshi/server/desk/tasks/task-routes.ts'
import { Button } from 'antd'
import { lightWords } from '../../words/lights.ts'
import { disclosureWords, kindWords, originWords, progressWords, statusWords } from '../../words/tasks.ts'
import { emptyFilter, type TaskFilter } from './task-filter.ts'
import type { TaskNames } from './task-names.ts'

/** What is not filled in, as the filter of it says. */
export const missingWords: Readonly<Record<string, string>> = {
  leads: '缺牵头单位',
  leader: '缺牵头领导',
  officer: '缺责任人',
  due: '缺时限',
}

/** A way of filtering in use: its field, what it is called, and what is chosen. */
export interface ChosenFilter {
  readonly name: keyof TaskFilter
  readonly title: string
  readonly words: string
}

/** What a filter holds back, each in words, in the order of its fields. */
export function chosenFilters(filter: TaskFilter, table: TaskTable, names: TaskNames): readonly ChosenFilter[] {
  const areas: Readonly<Record<string, string>> = {
    ...originWords,
    ...Object.fromEntries(table.areas.map(({ areaId, heading }) => [areaId, heading])),
  }
  const found: ChosenFilter[] = []
  const add = (name: keyof TaskFilter, title: string, words: string) => {
    if (filter[name].length > 0) found.push({ name, title, words })
  }
  const several = (
    name: 'kind' | 'status' | 'light' | 'report' | 'disclosure' | 'missing',
    words: object,
    none: string,
  ) => filter[name].map((one) => (words as Readonly<Record<string, string>>)[one] ?? none).join('、')
  add('area', '重点领域', areas[filter.area] ?? '其他')
  add('leader', '牵头领导', filter.leader === 'none' ? '未定' : filter.leader)
  add('unit', '单位', names.unit(filter.unit))
  add('lead', '第一牵头单位', names.unit(filter.lead))
  add('status', '状态', several('status', statusWords, ''))
  add('light', '亮灯', several('light', lightWords, '尚未评灯'))
  add('missing', '缺项', several('missing', missingWords, ''))
  add('kind', '类型', several('kind', kindWords, ''))
  add('report', '本期填报', several('report', progressWords, '尚无填报'))
  add('disclosure', '公开属性', several('disclosure', disclosureWords, ''))
  add('starred', '只看', '重点 ★')
  add('changes', '只看', '有变更待批')
  add('late', '只看', '已过时限')
  add('ids', '只看', `选出的 ${filter.ids.length} 项`)
  return found
}

interface ChosenFiltersProps {
  readonly chosen: readonly ChosenFilter[]
  readonly filter: TaskFilter
  readonly onSet: (part: Partial<TaskFilter>) => void
}

/** The chosen filters under their fields, whole, each with the way to drop it. */
export function ChosenFilters({ chosen, filter, onSet }: ChosenFiltersProps) {
  return (
    <div className="tasks-chosen">
      <ul aria-label="已选的筛选">
        {chosen.map(({ name, title, words }) => (
          <li key={name}>
            <span className="soft">{title}</span> {words}
            <button
              type="button"
              aria-label={`不再按${title}“${words}”筛选`}
              onClick={() => onSet({ [name]: emptyFilter[name] })}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <Button
        type="link"
        size="small"
        onClick={() => onSet({ ...emptyFilter, year: filter.year, group: filter.group, sort: filter.sort })}
      >
        清除筛选
      </Button>
    </div>
  )
}
