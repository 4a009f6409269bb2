import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useSearchParams } from 'react-router'
import { useWorkplace } from '../application/session.tsx'

/** The year an address names, `?year=2030`; undefined where it names none. */
export function useAskedYear(): number | undefined {
  const [search] = useSearchParams()
  return Number(search.get('year')) || undefined
}

/** Switches a screen to another year by its address; `unset` is what it shows where none is named. Nothing while there is one year. */
export function YearSwitch({ unset }: { readonly unset: '当前年度' | '全部年度' }) {
  const place = useWorkplace()
  const asked = useAskedYear()
  const [search, setSearch] = useSearchParams()
  const { data } = useQuery({
    queryKey: [place.code, 'years'],
    queryFn: () => place.ask('GET /years'),
    staleTime: 60_000,
  })
  const years = data?.years ?? []
  if (years.length < 2 && asked === undefined) return null
  const all = asked !== undefined && !years.includes(asked) ? [...years, asked] : years
  return (
    <Select
      aria-label="年度"
      style={{ minWidth: 112 }}
      value={asked === undefined ? '' : String(asked)}
      options={[{ value: '', label: unset }, ...all.map((year) => ({ value: String(year), label: `${year}年度` }))]}
      onChange={(year) => {
        const next = new URLSearchParams(search)
        if (year === '') next.delete('year')
        else next.set('year', year)
        setSearch(next)
      }}
    />
  )
}
