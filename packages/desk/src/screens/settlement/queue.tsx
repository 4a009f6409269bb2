import { useEffect, useRef } from 'react'
import { proposedWords, verdictWords } from '../../words/settlement.ts'
import { reveal } from '../review/reveal.ts'
import { type Item, isUnnamed } from './settling.ts'

interface QueueProps {
  readonly queue: readonly Item[]
  readonly active: string | null
  readonly onChoose: (itemId: string) => void
}

/** The promises of an area, the surest first; those the later report does not name stand as a block after them. */
export function Queue({ queue, active, onChoose }: QueueProps) {
  const pane = useRef<HTMLDivElement>(null)
  useEffect(() => {
    reveal(pane.current?.querySelector<HTMLElement>(`[data-row="${active}"]`), pane.current)
  }, [active])
  const named = queue.filter((item) => !item.proposal.rhetorical && !isUnnamed(item))
  const unnamed = queue.filter(isUnnamed)
  const slogans = queue.filter(({ proposal }) => proposal.rhetorical)
  const part = (title: string, items: readonly Item[]) =>
    items.length > 0 && (
      <section>
        <h2>
          {title} <span className="numbers soft">{items.length}</span>
        </h2>
        <ol>
          {items.map((item) => (
            <li key={item.itemId} data-row={item.itemId}>
              <button
                type="button"
                aria-current={item.itemId === active ? 'true' : undefined}
                // the keys stay with the screen
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onChoose(item.itemId)}
              >
                <span className="settle-queue-words">{item.wording}</span>
                <Mark item={item} />
              </button>
            </li>
          ))}
        </ol>
      </section>
    )
  return (
    <div ref={pane} className="settle-queue" data-pane>
      {part('报告讲到的', named)}
      {part('没有点名的', unnamed)}
      {part('原则性要求', slogans)}
    </div>
  )
}

/** The confirmed verdict, or in grey what is proposed. */
function Mark({ item: { verdict, proposal } }: { readonly item: Item }) {
  if (verdict !== null) {
    const [shape, word] = verdictWords[verdict]
    return (
      <span className={`settle-verdict ${verdict}`}>
        <span aria-hidden="true">{shape}</span> {word}
      </span>
    )
  }
  const proposed = proposal.rhetorical ? '不作对账' : proposal.verdict ? proposedWords[proposal.verdict] : ''
  return <span className="soft">待核{proposed && ` · 提示${proposed}`}</span>
}
