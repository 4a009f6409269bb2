import type { IndicatorListed } from '@luoshi/server/desk/indicators/indicator-routes.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Select } from 'antd'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'

/** Names the unit or the person that enters an indicator; they get a message. */
export function KeeperChoice({ indicator: { indicatorId, name, keeper } }: { readonly indicator: IndicatorListed }) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const choices = useQuery({
    queryKey: [place.code, 'choices'],
    queryFn: () => place.ask('GET /tasks/choices'),
    staleTime: 60_000,
  })
  const set = useMutation<unknown, Problem, string | undefined>({
    mutationFn: (chosen) => {
      const [what, id = null] = chosen?.split(' ') ?? []
      const body = { unitId: what === 'unit' ? id : null, personId: what === 'person' ? id : null }
      return place.ask('PUT /indicators/:indicatorId/keeper', { path: { indicatorId }, body })
    },
    onSuccess: (_, chosen) => {
      message.success(chosen ? '已指定，并已发消息。' : '已取消指定。')
      return queries.invalidateQueries({ queryKey: [place.code, 'indicators'] })
    },
    onError: (problem) => message.error(problem.message, 6),
  })
  const { units = [], officers = [], leaders = [] } = choices.data ?? {}
  const people = [...new Map([...officers, ...leaders].map((person) => [person.personId, person])).values()]
  const value = keeper === null ? undefined : keeper.unitId ? `unit ${keeper.unitId}` : `person ${keeper.personId}`
  return (
    <Select<string>
      aria-label={`${name}由谁填报`}
      style={{ width: '100%' }}
      allowClear
      showSearch={{ optionFilterProp: 'search' }}
      placeholder="未指定"
      loading={choices.isPending || set.isPending}
      {...(value === undefined ? {} : { value })}
      onChange={(chosen: string | undefined) => set.mutate(chosen)}
      options={[
        {
          label: '单位',
          options: units
            .filter((unit) => unit.current && unit.kind !== 'group')
            .map((unit) => ({
              value: `unit ${unit.unitId}`,
              label: unit.shortName,
              search: [unit.name, unit.shortName, ...unit.aliases, unit.sounds].join(' '),
            })),
        },
        {
          label: '人员',
          options: people.map((person) => ({
            value: `person ${person.personId}`,
            label: person.post ? `${person.name}（${person.post}）` : person.name,
            search: person.name,
          })),
        },
      ]}
    />
  )
}
