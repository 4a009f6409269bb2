import { Select, type SelectProps } from 'antd'
import { useUnits } from './use-units.ts'

/** Choose one of the place's units, by any of its names; `except` is left out. */
export function UnitSelect({ except, ...props }: SelectProps<string> & { readonly except?: string | undefined }) {
  const units = useUnits()
  const options = (units.data?.units ?? [])
    .filter(({ unitId, to }) => to === null && unitId !== except)
    .map(({ unitId, name, shortName, aliases, sounds }) => ({
      value: unitId,
      label: name,
      search: [name, shortName, ...aliases, sounds].join(' '),
    }))
  return (
    <Select<string>
      allowClear
      showSearch={{ optionFilterProp: 'search' }}
      placeholder="选择单位"
      loading={units.isPending}
      options={options}
      notFoundContent={units.error ? '没能取到单位' : '没有符合的单位'}
      {...props}
    />
  )
}
