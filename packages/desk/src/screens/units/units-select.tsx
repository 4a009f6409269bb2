import { MultiSelect } from '../../parts/multi-select.tsx'
import { useUnits } from './use-units.ts'

/** Several of the place's units, in the order in which they are chosen, by any of their names. */
export function UnitsSelect(props: {
  readonly id?: string
  readonly value?: string[]
  readonly onChange?: (value: string[]) => void
}) {
  const units = useUnits()
  const options = (units.data?.units ?? [])
    .filter(({ to }) => to === null)
    .map(({ unitId, name, shortName, aliases, sounds }) => ({
      value: unitId,
      label: name,
      search: [name, shortName, ...aliases, sounds].join(' '),
    }))
  return <MultiSelect searched="search" loading={units.isPending} options={options} {...props} />
}
