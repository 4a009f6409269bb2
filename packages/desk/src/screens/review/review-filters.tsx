import { Input, Segmented, Select } from 'antd'
import { type ProposalKind, proposalWords } from '../../words/proposals.ts'
import { type Filter, matches, type ReviewItem, type Show } from './review-items.ts'

interface ReviewFiltersProps {
  readonly filter: Filter
  readonly items: readonly ReviewItem[]
  readonly onChange: (filter: Filter) => void
}

/** Which of the items are shown: by what is left to do, by kind, by words; with how many there are of each. */
export function ReviewFilters({ filter, items, onChange }: ReviewFiltersProps) {
  const count = (show: Show) => items.filter((item) => matches(item, { show, kind: null, words: '' })).length
  const choice = (value: Show, words: string) => ({ value, label: `${words} ${count(value)}` })
  return (
    <div className="review-filters">
      <Segmented
        value={filter.show}
        onChange={(show) => onChange({ ...filter, show })}
        options={[
          choice('all', '全部'),
          choice('todo', '待定'),
          choice('changed', '有改动'),
          choice('rejected', '已驳回'),
          choice('findings', '存疑项'),
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
    </div>
  )
}
