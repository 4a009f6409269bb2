import type { CheckedUnit } from '@luoshi/server/desk/units/unit-routes.ts'
import { Input, Select, Table } from 'antd'
import { unitKindWords } from '../../words/units.ts'

interface ListedUnitsProps {
  readonly units: readonly CheckedUnit[]
  readonly chosen: ReadonlySet<string>
  readonly onChosen: (names: ReadonlySet<string>) => void
  readonly onUnits: (units: readonly CheckedUnit[]) => void
}

/** Units of a list before they are added: which, under which short name, of which kind. */
export function ListedUnits({ units, chosen, onChosen, onUnits }: ListedUnitsProps) {
  const set = (name: string, part: Partial<CheckedUnit>) =>
    onUnits(units.map((unit) => (unit.name === name ? { ...unit, ...part } : unit)))
  const count = (state: CheckedUnit['state']) => units.filter((unit) => unit.state === state).length
  const doubted = units.filter(({ state, troubles }) => state !== 'known' && troubles.length > 0).length
  return (
    <>
      <p role="status">
        共 {units.length} 个：新的 {count('new')} 个
        {count('alike') > 0 && `，与已有单位相近的 ${count('alike')} 个（默认不选，请核对）`}
        {count('known') > 0 && `，已有的 ${count('known')} 个`}
        {doubted > 0 && `；其中 ${doubted} 个有读不出的内容（默认不选，核对后再选）`}。
      </p>
      <Table<CheckedUnit>
        size="small"
        rowKey="name"
        dataSource={[...units]}
        pagination={false}
        scroll={{ y: 360, x: 720 }}
        rowSelection={{
          selectedRowKeys: [...chosen],
          onChange: (keys) => onChosen(new Set(keys.map(String))),
          getTitleCheckboxProps: () => ({ 'aria-label': '全选' }),
          getCheckboxProps: ({ state, name }) => ({ disabled: state === 'known', 'aria-label': name }),
        }}
        columns={[
          { title: '全称', dataIndex: 'name' },
          {
            title: '简称',
            width: 160,
            render: (_, { name, shortName, state }) => (
              <Input
                size="small"
                aria-label={`${name}的简称`}
                maxLength={40}
                disabled={state === 'known'}
                value={shortName}
                onChange={(event) => set(name, { shortName: event.target.value })}
              />
            ),
          },
          {
            title: '类别',
            width: 120,
            render: (_, { name, kind, state }) => (
              <Select<CheckedUnit['kind']>
                size="small"
                aria-label={`${name}的类别`}
                style={{ width: '100%' }}
                disabled={state === 'known'}
                value={kind}
                onChange={(next) => set(name, { kind: next })}
                options={Object.entries(unitKindWords).map(([value, label]) => ({
                  value: value as CheckedUnit['kind'],
                  label,
                }))}
              />
            ),
          },
          { title: '上级', width: 120, render: (_, { parent }) => parent ?? '' },
          {
            title: '结果',
            width: 168,
            render: (_, { state, standing, name, troubles }) =>
              state !== 'known' && troubles.length > 0 ? (
                <span className="trouble">✕ {troubles.join('；')}</span>
              ) : state === 'new' ? (
                '＋ 新单位'
              ) : state === 'known' ? (
                <span className="soft">✓ 已有</span>
              ) : (
                <span>
                  ▲ 与“{standing}”相近{chosen.has(name) ? '，仍添加' : ''}
                </span>
              ),
          },
        ]}
      />
    </>
  )
}
