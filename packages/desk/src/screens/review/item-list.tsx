import { memo, type RefObject, useMemo } from 'react'
import { LazyBlock } from '../../parts/lazy-block.tsx'
import { originWords, proposalStates, proposalWords } from '../../words/proposals.ts'
import { figureWords } from './figure-words.ts'
import { type Proposed, type ReviewItem, sureOf } from './review-items.ts'

const itemsOfBlock = 50

interface ItemListProps {
  readonly pane: RefObject<HTMLDivElement | null>
  readonly items: readonly ReviewItem[]
  readonly areas: ReadonlyMap<string, string>
  readonly active: string | null
  readonly checked: ReadonlySet<string>
  readonly onChoose: (id: string) => void
  readonly onCheck: (id: string, range: boolean) => void
}

/** What is to be decided, in the order of the text. */
export function ItemList({ pane, items, areas, active, checked, onChoose, onCheck }: ItemListProps) {
  const blocks = useMemo(() => {
    const found: (readonly ReviewItem[])[] = []
    for (let i = 0; i < items.length; i += itemsOfBlock) found.push(items.slice(i, i + itemsOfBlock))
    return found
  }, [items])
  return (
    <div ref={pane} data-pane className="review-items" role="feed" aria-label="待审条目">
      {blocks.map((block) => (
        <LazyBlock
          key={block[0]?.id}
          height={block.length * 62}
          wanted={active !== null && block.some(({ id }) => id === active)}
        >
          {() =>
            block.map((item) => (
              <ItemRow
                key={item.id}
                item={item}
                area={item.type === 'proposal' ? (areas.get(item.proposal.parentId ?? '') ?? null) : null}
                active={item.id === active}
                checked={checked.has(item.id)}
                onChoose={onChoose}
                onCheck={onCheck}
              />
            ))
          }
        </LazyBlock>
      ))}
    </div>
  )
}

interface ItemRowProps {
  readonly item: ReviewItem
  readonly area: string | null
  readonly active: boolean
  readonly checked: boolean
  readonly onChoose: (id: string) => void
  readonly onCheck: (id: string, range: boolean) => void
}

const ItemRow = memo(function ItemRow({ item, area, active, checked, onChoose, onCheck }: ItemRowProps) {
  const kind = item.type === 'proposal' ? item.proposal.kind : 'finding'
  const state = item.type === 'proposal' ? item.proposal.state : item.finding.settledBy === null ? 'open' : 'accepted'
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: J and K choose, on the whole screen
    <article
      data-row={item.id}
      aria-current={active ? 'true' : undefined}
      tabIndex={active ? 0 : -1}
      className={`review-row kind-${kind} ${state}`}
      onClick={() => onChoose(item.id)}
    >
      <input
        type="checkbox"
        checked={checked}
        aria-label="选中"
        onChange={() => undefined}
        onClick={(event) => {
          event.stopPropagation()
          onCheck(item.id, event.shiftKey)
        }}
      />
      <div>{item.type === 'proposal' ? <ProposalWords item={item} area={area} /> : <FindingWords item={item} />}</div>
      <State item={item} />
    </article>
  )
})

function ProposalWords({ item, area }: { readonly item: Proposed; readonly area: string | null }) {
  const { kind, wording, content, origin, original, reason, span, state } = item.proposal
  const doubtful = state === 'open' && sureOf(item) === 'doubtful'
  const facts = [
    ...(content.figures ?? []).map((figure) =>
      figureWords(figure, original ? '' : wording.slice(figure.span[0] - span[0], figure.span[1] - span[0])),
    ),
    ...(content.due
      ? [
          content.due.clauses
            ? `分句期限 ${content.due.clauses.map(({ words }) => words).join('；')}`
            : `期限 ${content.due.text}`,
        ]
      : []),
    ...(content.units ?? []),
  ]
  return (
    <>
      <p className="review-wording">
        <span className="review-kind">{proposalWords[kind]}</span>
        {doubtful && <span className="review-doubt">? 读得没有把握</span>}
        {wording}
      </p>
      {(area || facts.length > 0) && (
        <p className="review-facts">
          {area && <span className="soft">{area}</span>}
          {facts.map((fact, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two figures may read alike
            <span key={index}>{fact}</span>
          ))}
        </p>
      )}
      {original && original.wording !== wording && <p className="review-was">原读作：{original.wording}</p>}
      {(reason || origin !== 'read') && (
        <p className="soft">
          {originWords[origin]}
          {reason && `${state === 'rejected' ? '驳回' : '说明'}：${reason}`}
        </p>
      )}
    </>
  )
}

function FindingWords({ item }: { readonly item: Extract<ReviewItem, { type: 'finding' }> }) {
  const { message, settlement, severity } = item.finding
  return (
    <>
      <p className="review-wording">
        <span className="review-kind">{severity === 'info' ? '提示' : '存疑'}</span>
        {message}
      </p>
      {settlement && <p className="soft">处理：{settlement}</p>}
    </>
  )
}

function State({ item }: { readonly item: ReviewItem }) {
  const [shape, word] =
    item.type === 'proposal'
      ? proposalStates[item.proposal.state]
      : item.finding.settledBy !== null
        ? ['✓', '已处理']
        : item.finding.severity === 'info'
          ? ['·', '供参考']
          : ['?', '待处理']
  return (
    <span className="review-state">
      <span aria-hidden="true">{shape}</span> {word}
    </span>
  )
}
