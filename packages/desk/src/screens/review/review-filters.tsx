import { Input, Segmented, Select } from 'antd'
import type { ReactNode } from 'react'
import { type ProposalKind, proposalWords } from '../../words/proposals.ts'
import { type Filter, matches, type ReviewItem, type Show } from './review-items.ts'

interface ReviewFiltersProps {
  readonly filter: Filter
  readonly items: readonly ReviewItem[]
  readonly onChange: (filter: Filter) => void
  /** The acts on a whole list, beside the filters. */
  readonly children?: ReactNode
}

/** Filters of the items by state, kind and words, each with its count. */
export function ReviewFilters({ filter, items, onChange, children }: ReviewFiltersProps) {
  const count = (show: Show) => items.filter((item) => matches(item, { show, kind: null, words: '' })).length
  const choice = (value: Show, words: string) => ({ value, label: `${words} ${count(value)}` })
  return (
    <div className="review-filters">
      <Segmented
        value={filter.show}
        onChange={(show) => onChange({ ...filter, show })}
        options={[
          choice('doubtful', '先看存疑'),
          choice('sure', '有把握'),
          choice('todo', '待定'),
          choice('all', '全部'),
          choice('changed', '有改动'),
          choice('rejected', '已驳回'),
          choice('findings', '提示'),
        ]}
      />
      <Select
        aria-label="类别"
        value={filter.kind ?? ''}
        onChange={(kind) => onChange({ ...filter, kind: kind === '' ? null : (kind as ProposalKind) })}
        options={[
          { value: '', label: '各类' },
          ...Object.entries(proposalWords).map(([value, label]) => ({ value, label })),
        ]}
      />
      <Input.Search
        aria-label="查找条目"
        placeholder="查找条目文字"
        allowClear
        onSearch={(words) => onChange({ ...filter, words: words.trim() })}
      />
      {children}
    </div>
  )
}
