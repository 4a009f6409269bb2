import { MultiSelect } from '../../parts/multi-select.tsx'
import { useUnits } from './use-units.ts'

/** Several of the place's units, in the order in which they are chosen, by any of their names. */
export function UnitsSelect({
  except,
  groups = true,
  ...props
}: {
  readonly id?: string
  readonly 'aria-label'?: string
  readonly value?: string[]
  readonly onChange?: (value: string[]) => void
  /** A unit that is not offered. */
  readonly except?: string
  /** Whether groups (各乡镇) are offered too. */
  readonly groups?: boolean
}) {
  const units = useUnits()
  const options = (units.data?.units ?? [])
    .filter(({ to, unitId, kind }) => to === null && unitId !== except && (groups || kind !== 'group'))
    .map(({ unitId, name, shortName, aliases, sounds }) => ({
      value: unitId,
      label: name,
      search: [name, shortName, ...aliases, sounds].join(' '),
    }))
  return <MultiSelect searched="search" loading={units.isPending} options={options} {...props} />
}
