import type {
  ImportApplied,
  PreviewRow,
  RowChange,
  RowState,
  TableImport,
} from '@luoshi/server/desk/tasks/import-routes.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input, Radio, Select, Table } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { NotRead } from '../../parts/not-read.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { commitmentNumber } from '../../words/task-number.ts'
import { sourceWords } from '../../words/tasks.ts'
import { chosenRows, type NewSource, outsideReport, parentOf, stateWords, takenRow } from './chosen-rows.ts'
import { FillDownOffer } from './fill-down-offer.tsx'
import { GroupOffer } from './group-offer.tsx'
import { UnknownUnits } from './unknown-units.tsx'

interface ImportPreviewProps {
  readonly table: TableImport
  readonly onMapping: () => void
  /** The file was read again, with or without cells filled down. */
  readonly onRead: (table: TableImport) => void
  readonly onDone: (applied: ImportApplied) => void
}

type Filter = RowState | 'all'
const states: readonly RowState[] = ['changed', 'conflict', 'new', 'unmatched', 'unchanged']

/** Row by row what the file would change; what is chosen is carried out together. */
export function ImportPreview({ table, onMapping, onRead, onDone }: ImportPreviewProps) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { rows } = table
  const counts = useMemo(() => Map.groupBy(rows, ({ state }) => state), [rows])
  const count = (state: RowState) => counts.get(state)?.length ?? 0
  const [filter, setFilter] = useState<Filter>(
    () => states.find((state) => (counts.get(state)?.length ?? 0) > 0) ?? 'all',
  )
  const [wordings, setWordings] = useState(true)
  const [picked, setPicked] = useState<readonly number[]>(() =>
    // of another year's table nothing is taken by itself
    rows.filter(({ state }) => state === 'changed' && table.otherYear === null).map(({ row }) => row),
  )
  const [parents, setParents] = useState<ReadonlyMap<number, string>>(new Map())
  const [sources, setSources] = useState<ReadonlyMap<number, NewSource>>(new Map())
  const chosen = chosenRows(rows, { picked, parents, sources, wordings })
  const apply = useMutation<ImportApplied, Problem>({
    mutationFn: () =>
      place.ask('POST /tasks/imports/:importId/apply', {
        path: { importId: table.importId },
        body: { rows: chosen.rows },
      }),
    onSuccess: (applied) => {
      void queries.invalidateQueries()
      onDone(applied)
    },
  })
  const shown = filter === 'all' ? rows : (counts.get(filter) ?? [])
  const options = [
    { value: outsideReport, label: '报告以外的任务（须注明来源）' },
    ...table.commitments.map(({ commitmentId, number, adopted }) => ({
      value: commitmentId,
      label: `${commitmentNumber(number)} ${adopted}`,
    })),
  ]
  return (
    <section aria-label="核对修改">
      {table.otherYear !== null && (
        <p role="alert" className="trouble">
          ▲ 表格标题写的是 {table.otherYear} 年，正在对照的是 {table.year} 年的任务表，所以没有预先勾选。如要导入{' '}
          {table.otherYear} 年，请先切换年度再选择文件；确属 {table.year} 年的，核对后自行勾选。
        </p>
      )}
      <NotRead
        sheet={table.sheet}
        unread={table.unread}
        ignored={table.columns.flatMap(({ field, name, sample }) => (field || !sample || !name ? [] : [name]))}
        leftOut={[]}
        of="任务"
      />
      {table.unknownUnits.length > 0 && <UnknownUnits table={table} onRead={onRead} />}
      {table.groups.map((group) => (
        <GroupOffer key={group.name} table={table} group={group} onRead={onRead} />
      ))}
      {table.fillDown && <FillDownOffer table={table} fillDown={table.fillDown} onRead={onRead} />}
      <div className="exchange-bar">
        <Radio.Group
          value={filter}
          onChange={({ target }) => setFilter(target.value as Filter)}
          optionType="button"
          options={[
            ...states.map((state) => ({ value: state, label: `${stateWords[state]} ${count(state)}` })),
            { value: 'all', label: `全部 ${rows.length}` },
          ]}
        />
        <Checkbox checked={wordings} onChange={({ target }) => setWordings(target.checked)}>
          任务内容的改动也提出变更
        </Checkbox>
        <Button type="link" onClick={onMapping}>
          各列对应
        </Button>
      </div>
      <Table<PreviewRow>
        className="exchange-rows"
        size="small"
        rowKey="row"
        dataSource={[...shown]}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 960 }}
        locale={{ emptyText: '没有这样的行' }}
        rowSelection={{
          selectedRowKeys: [...picked],
          preserveSelectedRowKeys: true,
          onChange: (keys) => setPicked(keys.map(Number)),
          getTitleCheckboxProps: () => ({ 'aria-label': '全选' }),
          getCheckboxProps: (row) => ({ disabled: !takenRow(row), 'aria-label': `选择第 ${row.row} 行` }),
        }}
        columns={[
          { title: '行', dataIndex: 'row', width: 56, className: 'numbers' },
          { title: '序号', dataIndex: 'number', width: 72, className: 'numbers' },
          { title: '任务', dataIndex: 'wording', width: 300, className: 'song' },
          { title: '结果', width: 96, render: (_, { state }) => <StateWord state={state} /> },
          {
            title: '修改',
            render: (_, row) => (
              <Changes row={row}>
                {row.state === 'new' && (
                  <>
                    <Select
                      aria-label={`第 ${row.row} 行属于哪一项承诺`}
                      className="parent-select"
                      showSearch={{ optionFilterProp: 'label' }}
                      placeholder="属于哪一项承诺，或报告以外（必选）"
                      value={parentOf(row, parents)}
                      options={options}
                      onChange={(commitmentId: string) => {
                        setParents(new Map([...parents, [row.row, commitmentId]]))
                        setPicked([...new Set([...picked, row.row])])
                      }}
                    />
                    {parentOf(row, parents) === outsideReport && (
                      <SourceFields
                        row={row.row}
                        source={sources.get(row.row) ?? row.outside ?? { sourceKind: 'meeting', source: '' }}
                        onChange={(source) => setSources(new Map([...sources, [row.row, source]]))}
                      />
                    )}
                  </>
                )}
              </Changes>
            ),
          },
        ]}
      />
      <Trouble error={apply.error} />
      {apply.error?.kind === 'stale' && <p>请重新选择文件再读一次，改动会与最新的任务表比较。</p>}
      <div className="exchange-bar exchange-foot">
        <Button
          type="primary"
          disabled={chosen.rows.length === 0 || chosen.without > 0}
          loading={apply.isPending}
          onClick={() => apply.mutate()}
        >
          写入选定的 {chosen.rows.length} 行
        </Button>
        <span className="soft" role="status">
          {chosen.without > 0
            ? `有 ${chosen.without} 个新任务还没有选定属于哪一项承诺，或没有写明来源`
            : '选定的行一次写入，有一行办不成就都不写入。'}
        </span>
      </div>
    </section>
  )
}

/** Where a task outside the report was given. */
function SourceFields({
  row,
  source,
  onChange,
}: {
  readonly row: number
  readonly source: NewSource
  readonly onChange: (source: NewSource) => void
}) {
  return (
    <div className="exchange-bar">
      <Select<NewSource['sourceKind']>
        aria-label={`第 ${row} 行来源类别`}
        style={{ width: 110 }}
        value={source.sourceKind}
        onChange={(sourceKind) => onChange({ ...source, sourceKind })}
        options={Object.entries(sourceWords).map(([value, label]) => ({
          value: value as keyof typeof sourceWords,
          label,
        }))}
      />
      <Input
        aria-label={`第 ${row} 行来源`}
        style={{ flex: 1, minWidth: 160 }}
        maxLength={200}
        placeholder="会议、文件或批示的名称"
        value={source.source}
        onChange={(event) => onChange({ ...source, source: event.target.value })}
      />
    </div>
  )
}

const marks: Readonly<Record<RowState, string>> = {
  changed: '✎',
  conflict: '⚠',
  new: '＋',
  unmatched: '✕',
  unchanged: '✓',
}

function StateWord({ state }: { readonly state: RowState }) {
  return (
    <span className={`row-state row-${state}`}>
      {marks[state]} {stateWords[state]}
    </span>
  )
}

function Changes({ row, children }: { readonly row: PreviewRow; readonly children: ReactNode }) {
  return (
    <>
      {children}
      {row.changes.length > 0 && (
        <ul className="row-changes">
          {row.changes.map((change) => (
            <Change key={change.field} change={change} />
          ))}
        </ul>
      )}
      {row.filled?.map(({ title, text }) => (
        <p key={title} className="soft">
          {title}空着，按上一行读作“{text}”
        </p>
      ))}
      {row.reason !== null && <p className="trouble">{row.reason}</p>}
      {row.reason === null &&
        row.troubles.map((message) => (
          <p key={message} className="trouble">
            {message}，这一格不作修改
          </p>
        ))}
    </>
  )
}

function Change({ change: { title, before, after, read, conflict, effect } }: { readonly change: RowChange }) {
  return (
    <li>
      <strong>{title}</strong> {before === '' ? <span className="soft">（空）</span> : <del>{before}</del>} →{' '}
      {after === '' ? <span className="soft">（空）</span> : <ins>{after}</ins>}
      {read !== undefined && (
        <span className="soft">
          {' '}
          读作 <strong>{read === '' ? '（空）' : read}</strong>
        </span>
      )}
      {effect.kind === 'proposal' && <span className="soft"> · 提出变更，待批准</span>}
      {conflict && <span className="trouble"> · 表格发出后系统里已改过，写入将以表格为准</span>}
    </li>
  )
}
