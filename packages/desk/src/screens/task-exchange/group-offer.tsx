import type { TableImport, UnknownGroup } from '@luoshi/server/desk/tasks/import-routes.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { UnitsSelect } from '../units/units-select.tsx'

interface GroupOfferProps {
  readonly table: TableImport
  readonly group: UnknownGroup
  readonly onRead: (table: TableImport) => void
}

/** Asks once who the members of a group are that a table names (各乡镇); it is a unit from then on, and the table is read again. */
export function GroupOffer({ table, group: { name, cells, suggestedIds }, onRead }: GroupOfferProps) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const [memberIds, setMemberIds] = useState<string[]>([...suggestedIds])
  const set = useMutation<TableImport, Problem>({
    mutationFn: async () => {
      await place.ask('POST /units', {
        body: { name, shortName: name, aliases: [], kind: 'group', parentId: null, memberIds },
      })
      await queries.invalidateQueries({ queryKey: [place.code, 'units'] })
      return place.ask('PUT /tasks/imports/:importId/mapping', {
        path: { importId: table.importId },
        body: { mapping: table.columns.map(({ field }) => field), fillDown: table.fillDown?.done ?? false },
      })
    },
    onSuccess: onRead,
  })
  return (
    <Alert
      className="exchange-offer"
      type="info"
      showIcon
      title={`“${name}”是几个单位的合称，表中有 ${cells} 格。请选定它包括哪些单位：只需选一次，以后的表格都按此读入。`}
      description={
        <>
          <div className="exchange-bar">
            <div className="exchange-members">
              <UnitsSelect
                aria-label={`“${name}”包括的单位`}
                value={memberIds}
                onChange={setMemberIds}
                groups={false}
              />
            </div>
            <Button
              type="primary"
              disabled={memberIds.length === 0}
              loading={set.isPending}
              onClick={() => set.mutate()}
            >
              登记“{name}”（{memberIds.length} 个成员）
            </Button>
          </div>
          <Trouble error={set.error} />
        </>
      }
    />
  )
}
