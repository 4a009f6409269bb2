import type { TaskDetail } from '@luoshi/server/desk/tasks/task-routes.ts'
import { AutoComplete, Button, Checkbox, Input, Select } from 'antd'
import type { Tasks } from '../use-tasks.ts'
import { PlanActions } from './plan-actions.tsx'
import { openSuggestions, opWords, ruleWords, suggestionWords } from './suggested-indicators.ts'
import { usePlanDraft } from './use-plan-draft.ts'

type Indicator = Omit<TaskDetail['indicators'][number], 'taskIndicatorId'> & { readonly taskIndicatorId: string | null }

const empty: Indicator = {
  taskIndicatorId: null,
  stage: null,
  name: '',
  unit: '',
  rule: 'share',
  op: '>=',
  value: null,
  valueText: null,
  valueMax: null,
  base: null,
  nature: null,
  yearEndOnly: false,
}

/** 项目推进的阶段; any other word may stand as well, and none for the task as a whole. */
const usualStages = ['谋划', '签约', '开工', '竣工', '投产'].map((value) => ({ value }))

const decimal = /^-?\d{1,15}(\.\d{1,6})?$/

/** 指标: what the task is measured by, and how. */
export function IndicatorEditor({ tasks, detail }: { readonly tasks: Tasks; readonly detail: TaskDetail }) {
  const draft = usePlanDraft<readonly Indicator[]>(tasks, detail, detail.indicators)
  const list = draft.value
  const read = !tasks.edits
  const suggested = read ? [] : openSuggestions(detail.suggested, list)
  const set = (at: number, part: Partial<Indicator>) =>
    draft.change(list.map((one, index) => (index === at ? { ...one, ...part } : one)))
  const wrong = list.find(
    (one) =>
      one.name.trim() === '' ||
      [one.value, one.valueMax, one.base].some((value) => value !== null && !decimal.test(value)),
  )
  const number = (index: number, field: 'value' | 'valueMax' | 'base', label: string) => (
    <Input
      size="small"
      inputMode="decimal"
      aria-label={`指标 ${index + 1} ${label}`}
      placeholder={label}
      readOnly={read}
      style={{ width: 96 }}
      value={list[index]?.[field] ?? ''}
      onChange={(event) => set(index, { [field]: event.target.value.trim() || null })}
    />
  )
  return (
    <section>
      <h2>指标</h2>
      {list.length === 0 && (
        <p className="soft">
          没有指标。有数量要求的任务列出指标和目标值，填报时按数值评判；分阶段推进的项目注明阶段（谋划、签约、开工、投产），各阶段分别评判，不相加。
        </p>
      )}
      {list.map((one, index) => (
        <div key={one.taskIndicatorId ?? index} className="tasks-plan-actions">
          <AutoComplete
            size="small"
            aria-label={`指标 ${index + 1} 阶段`}
            placeholder="阶段"
            disabled={read}
            maxLength={10}
            style={{ width: 84 }}
            value={one.stage ?? ''}
            options={usualStages}
            onChange={(stage: string) => set(index, { stage: stage.trim() || null })}
          />
          <Input
            size="small"
            aria-label={`指标 ${index + 1} 名称`}
            placeholder="名称"
            readOnly={read}
            maxLength={100}
            style={{ width: 150 }}
            value={one.name}
            onChange={(event) => set(index, { name: event.target.value })}
          />
          <Select<Indicator['rule']>
            size="small"
            aria-label={`指标 ${index + 1} 评判方式`}
            disabled={read}
            style={{ width: 160 }}
            value={one.rule}
            onChange={(rule) => set(index, { rule })}
            options={Object.entries(ruleWords).map(([value, label]) => ({ value: value as Indicator['rule'], label }))}
          />
          <Select<Indicator['op']>
            size="small"
            aria-label={`指标 ${index + 1} 比较`}
            disabled={read}
            style={{ width: 100 }}
            value={one.op}
            onChange={(op) => set(index, { op })}
            options={Object.entries(opWords).map(([value, label]) => ({ value: value as Indicator['op'], label }))}
          />
          {number(index, 'value', '目标值')}
          <Input
            size="small"
            aria-label={`指标 ${index + 1} 计量单位`}
            placeholder="单位"
            readOnly={read}
            maxLength={20}
            style={{ width: 72 }}
            value={one.unit}
            onChange={(event) => set(index, { unit: event.target.value })}
          />
          {number(index, 'valueMax', '力争值')}
          {number(index, 'base', '基数')}
          {(one.rule === 'grade' || one.op === 'with') && (
            <Input
              size="small"
              aria-label={`指标 ${index + 1} 文字目标`}
              placeholder="如 Ⅲ类"
              readOnly={read}
              maxLength={50}
              style={{ width: 110 }}
              value={one.valueText ?? ''}
              onChange={(event) => set(index, { valueText: event.target.value.trim() || null })}
            />
          )}
          <Checkbox
            disabled={read}
            checked={one.nature === 'binding'}
            onChange={(event) => set(index, { nature: event.target.checked ? 'binding' : 'expected' })}
          >
            约束性
          </Checkbox>
          <Checkbox
            disabled={read}
            checked={one.yearEndOnly}
            onChange={(event) => set(index, { yearEndOnly: event.target.checked })}
          >
            仅年末
          </Checkbox>
          {!read && (
            <Button
              size="small"
              type="text"
              aria-label={`删除指标 ${index + 1}`}
              onClick={() => draft.change(list.filter((_, place) => place !== index))}
            >
              ✕
            </Button>
          )}
        </div>
      ))}
      {suggested.length > 0 && (
        <div className="tasks-plan-actions">
          <span className="soft">原文提到，点击加入（核对后再保存）：</span>
          {suggested.map((one) => (
            <Button
              key={JSON.stringify(one)}
              size="small"
              type="dashed"
              onClick={() => draft.change([...list, { ...empty, ...one }])}
            >
              + {suggestionWords(one)}
            </Button>
          ))}
          {suggested.length > 1 && (
            <Button
              size="small"
              type="link"
              onClick={() => draft.change([...list, ...suggested.map((one) => ({ ...empty, ...one }))])}
            >
              全部加入（{suggested.length}）
            </Button>
          )}
        </div>
      )}
      {!read && (
        <PlanActions
          {...draft}
          problem={draft.changed && wrong ? '指标须有名称，目标值、力争值和基数须为数字。' : draft.problem}
          onSave={() =>
            !wrong &&
            void draft.save((ask, { taskId, revision }) =>
              ask('PUT /tasks/:taskId/indicators', { path: { taskId }, body: { revision, indicators: list } }),
            )
          }
          onDrop={draft.drop}
        >
          <Button size="small" onClick={() => draft.change([...list, empty])}>
            增加指标
          </Button>
        </PlanActions>
      )}
    </section>
  )
}
