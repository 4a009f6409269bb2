import { Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { EmptyState } from './empty-state.tsx'
import './filtered-list.css'

interface FilteredListProps<T, S extends string> {
  /** At least one; a screen without any says what will come. */
  readonly items: readonly T[]
  /** What is listed, in the words of the screen: `督查`. */
  readonly what: string
  /** What the search looks into, named and of an item. */
  readonly search: { readonly placeholder: string; readonly of: (item: T) => string }
  /** What the state is called, its words, and that of an item. */
  readonly state: { readonly name: string; readonly words: Readonly<Record<S, string>>; readonly of: (item: T) => S }
  readonly children: (shown: readonly T[]) => ReactNode
}

/** A list with a search and a choice of state above it. */
export function FilteredList<T, S extends string>({ items, what, search, state, children }: FilteredListProps<T, S>) {
  const [chosen, setChosen] = useState<S | null>(null)
  const [words, setWords] = useState('')
  const shown = items.filter(
    (item) => (chosen === null || state.of(item) === chosen) && search.of(item).includes(words.trim()),
  )
  return (
    <>
      <search className="list-filters">
        <Input
          allowClear
          aria-label={`查找${what}`}
          placeholder={search.placeholder}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Select
          allowClear
          aria-label={state.name}
          placeholder={`全部${state.name}`}
          options={Object.entries<string>(state.words).map(([value, label]) => ({ value: value as S, label }))}
          value={chosen}
          onChange={(value) => setChosen(value ?? null)}
        />
        {shown.length < items.length && (
          <output className="soft numbers">
            符合条件 {shown.length} / {items.length}
          </output>
        )}
      </search>
      {shown.length === 0 && <EmptyState title={`没有符合条件的${what}`}>请减少筛选条件再看。</EmptyState>}
      {children(shown)}
    </>
  )
}
