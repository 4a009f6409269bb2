import type { WaitingReport } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { Button, Segmented, Select } from 'antd'
import { filterWaiting, marks, markWords, orders, orderWords, type WaitingFilter } from './waiting-filter.ts'
import { type Command, letters } from './waiting-keys.ts'

interface WaitingFiltersProps {
  readonly all: readonly WaitingReport[]
  readonly filter: WaitingFilter
  readonly onNarrow: (name: 'unit' | 'only' | 'order', value: string | null) => void
}

/** By what waiting reports are narrowed and in which order they stand; the digit of each mark is a key. */
export function WaitingFilters({ all, filter, onNarrow }: WaitingFiltersProps) {
  const ofYear = filterWaiting(all, { ...filter, unit: null, mark: null })
  const units = [...Map.groupBy(ofYear, ({ unit }) => unit)].sort((a, b) => b[1].length - a[1].length)
  return (
    <div className="list-tools">
      {units.length > 1 && (
        <Select<string>
          allowClear
          showSearch={{ optionFilterProp: 'value' }}
          aria-label="单位"
          placeholder="单位"
          style={{ width: 200 }}
          {...(filter.unit === null ? {} : { value: filter.unit })}
          onChange={(unit) => onNarrow('unit', unit ?? null)}
          options={units.map(([unit, own]) => ({ value: unit, label: `${unit} ${own.length}` }))}
        />
      )}
      <Segmented
        value={filter.mark ?? ''}
        onChange={(mark) => onNarrow('only', mark === '' ? null : mark)}
        options={[
          { value: '', label: <Keyed place={1}>全部</Keyed> },
          ...marks.map((mark, index) => ({
            value: mark,
            label: (
              <Keyed place={index + 2}>
                {`${markWords[mark]} ${filterWaiting(all, { ...filter, mark, order: 'sent' }).length}`}
              </Keyed>
            ),
          })),
        ]}
      />
      <Select
        aria-label="排序"
        style={{ width: 140 }}
        value={filter.order}
        onChange={(order) => onNarrow('order', order === 'sent' ? null : order)}
        options={orders.map((order) => ({ value: order, label: orderWords[order] }))}
      />
    </div>
  )
}

function Keyed({ place, children }: { readonly place: number; readonly children: string }) {
  return (
    <>
      <span>{children}</span>
      <kbd aria-hidden>{place}</kbd>
    </>
  )
}

interface WaitingActsProps {
  /** How many are ticked; 0 when an act is for the one the reviewer is at. */
  readonly ticked: number
  readonly shown: number
  readonly does: string
  readonly busy: boolean
  readonly run: (command: Command) => void
}

/** What can be done to the report the reviewer is at, or to those that are ticked; each with its letter. */
export function WaitingActs({ ticked, shown, does, busy, run }: WaitingActsProps) {
  const many = ticked > 0
  const button = (command: Command, words: string, primary = false) => (
    <Button
      {...(primary ? { type: 'primary' as const } : {})}
      disabled={shown === 0}
      loading={primary && busy}
      aria-keyshortcuts={letters[command]}
      // focus stays where the reviewer works
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => run(command)}
    >
      {words}
      <kbd aria-hidden>{letters[command]}</kbd>
    </Button>
  )
  return (
    <div className="list-tools" role="toolbar" aria-label="审核操作">
      <span className="soft">{many ? `已选 ${ticked} 项` : `共 ${shown} 项，可勾选后批量办理`}</span>
      {button('accept', many ? `批量${does} ${ticked}` : `${does}当前项`, true)}
      {button('return', many ? `批量退回 ${ticked}` : '退回当前项')}
      <span className="waiting-wide">
        {button('previous', '上一项')}
        {button('next', '下一项')}
        {button('check', '勾选')}
        {button('open', '打开')}
      </span>
    </div>
  )
}
