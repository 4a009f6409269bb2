import type { ProgressContent } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { Button, Space } from 'antd'
import { momentWords } from '../../words/reporting.ts'
import type { Conflict } from './draft-state.ts'
import { fieldWords } from './merge-content.ts'

/** Both versions of a report that two people edited. */
interface ConflictPanelProps {
  readonly conflict: Conflict
  readonly mine: ProgressContent
  readonly onSettle: (keep: 'mine' | 'theirs') => void
}

/** Shows fields that two people or tabs changed differently, side by side, and asks which to keep. */
export function ConflictPanel({ conflict: { theirs, fields }, mine, onSettle }: ConflictPanelProps) {
  const words = (content: ProgressContent, field: (typeof fields)[number]) =>
    field === 'figures'
      ? content.figures.map(({ value, text }) => value ?? text ?? '—').join('、')
      : String(content[field] ?? '')
  return (
    <section className="form-conflict" role="alert" aria-label="内容不一致">
      <h2>另一处在 {momentWords(theirs.writtenAt)} 保存了不同的内容</h2>
      <p>您填写的都在，没有覆盖任何一方。请对照后选择：</p>
      {fields.map((field) => (
        <div className="conflict-row" key={field}>
          <strong>{fieldWords[field]}</strong>
          <div>
            <span className="soft">您填写的</span>
            <p>{words(mine, field) || '（空）'}</p>
          </div>
          <div>
            <span className="soft">已保存的</span>
            <p>{words(theirs, field) || '（空）'}</p>
          </div>
        </div>
      ))}
      <Space wrap>
        <Button type="primary" onClick={() => onSettle('mine')}>
          用我填写的
        </Button>
        <Button onClick={() => onSettle('theirs')}>用已保存的</Button>
      </Space>
    </section>
  )
}
