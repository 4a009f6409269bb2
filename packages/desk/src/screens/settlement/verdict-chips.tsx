import { Button } from 'antd'
import { type Verdict, verdicts, verdictWords } from '../../words/settlement.ts'
import { acceptable, type Item } from './settling.ts'

interface VerdictChipsProps {
  readonly item: Item
  readonly unnamed: boolean
  readonly onVerdict: (verdict: Verdict) => void
}

/** The six verdicts on their digits. What is proposed stands out; of the unnamed the two that only reading parts. */
export function VerdictChips({ item, unnamed, onVerdict }: VerdictChipsProps) {
  const proposed = acceptable(item)
  return (
    <div className="settle-chips" role="toolbar" aria-label="结论">
      {verdicts.map((verdict, i) => {
        const [shape, word] = verdictWords[verdict]
        const stands = item.verdict === verdict
        const meant = unnamed ? verdict === 'general' || verdict === 'silent' : verdict === proposed
        return (
          <Button
            key={verdict}
            type={stands ? 'primary' : 'default'}
            className={`${verdict} ${meant && item.verdict === null ? 'meant' : ''}`}
            aria-pressed={stands}
            aria-keyshortcuts={String(i + 1)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onVerdict(verdict)}
          >
            <span aria-hidden="true">{shape}</span> {word}
            <kbd>{i + 1}</kbd>
          </Button>
        )
      })}
      {proposed !== null && item.verdict === null && (
        <span className="soft">
          提示“{verdictWords[proposed][1]}”
          {item.proposal.certainty !== undefined && !item.proposal.rhetorical
            ? `，把握 ${Math.round(100 * item.proposal.certainty)}%`
            : ''}
          ，<kbd>↵</kbd> 照此确认
        </span>
      )}
      {unnamed && item.verdict === null && <span className="soft">没有点名的由人判断：4 或 5</span>}
    </div>
  )
}
