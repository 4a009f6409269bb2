import type { TableImport } from '@luoshi/server/desk/tasks/import-routes.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Select } from 'antd'
import { useState } from 'react'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useUnits } from '../units/use-units.ts'

interface UnknownUnitsProps {
  readonly table: TableImport
  /** The table was read again with the names that are now known. */
  readonly onRead: (table: TableImport) => void
}

/** In place of a unit's id: the name is one of a unit to add. */
const added = 'added'

/**
 * Names in the table that no unit has. Each is said to be another name of a unit, by which it is known from then on, or a
 * unit to add; then the table is read again. Those left alone stay as they were.
 */
export function UnknownUnits({ table, onRead }: UnknownUnitsProps) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const units = useUnits()
  const [meant, setMeant] = useState<ReadonlyMap<string, string>>(new Map())
  const current = (units.data?.units ?? []).filter(({ to }) => to === null)
  const options = [
    { value: added, label: '新增为单位', search: '新增' },
    ...current.map(({ unitId, name, shortName, aliases, sounds }) => ({
      value: unitId,
      label: `是“${shortName || name}”的别称`,
      search: [name, shortName, ...aliases, sounds].join(' '),
    })),
  ]
  const save = useMutation<TableImport, Problem>({
    mutationFn: async () => {
      try {
        for (const [unitId, names] of Map.groupBy(meant.keys(), (name) => meant.get(name) ?? '')) {
          const unit = current.find((one) => one.unitId === unitId)
          if (unit) {
            const { name, shortName, aliases, kind, parentId, position, revision } = unit
            const body = { name, shortName, kind, parentId, position, revision, from: null }
            await place.ask('PUT /units/:unitId', {
              path: { unitId },
              body: { ...body, aliases: [...aliases, ...names] },
            })
          } else
            for (const name of names)
              await place.ask('POST /units', { body: { name, shortName: name, kind: 'department', parentId: null } })
        }
      } finally {
        await queries.invalidateQueries({ queryKey: [place.code, 'units'] })
      }
      return place.ask('PUT /tasks/imports/:importId/mapping', {
        path: { importId: table.importId },
        body: { mapping: table.columns.map(({ field }) => field), fillDown: table.fillDown?.done ?? false },
      })
    },
    onSuccess: onRead,
  })
  const names = table.unknownUnits
  return (
    <Alert
      className="exchange-offer"
      type="warning"
      showIcon
      title={`表中有 ${names.length} 个单位名称在本地没有登记，这些格不会写入。逐个指明后重新读入；指明的别称以后也认得。`}
      description={
        <>
          <ul className="exchange-unknown" aria-label="没有登记的单位名称">
            {names.map(({ name, cells }) => (
              <li key={name}>
                <span>
                  {name} <span className="soft">{cells} 格</span>
                </span>
                <Select<string>
                  aria-label={`“${name}”是哪个单位`}
                  allowClear
                  placeholder="不处理"
                  showSearch={{ optionFilterProp: 'search' }}
                  loading={units.isPending}
                  options={options}
                  value={meant.get(name) ?? null}
                  onChange={(unitId: string | undefined) => {
                    const next = new Map(meant)
                    if (unitId === undefined) next.delete(name)
                    else next.set(name, unitId)
                    setMeant(next)
                  }}
                />
              </li>
            ))}
          </ul>
          <Button
            type="primary"
            size="small"
            disabled={meant.size === 0}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            记下 {meant.size} 个并重新读入
          </Button>
          <Trouble error={save.error} />
        </>
      }
    />
  )
}
