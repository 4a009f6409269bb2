import type { ReportText } from '@luoshi/server/desk/review/review-routes.ts'
import { memo, type RefObject, useMemo, useRef } from 'react'
import { LazyBlock } from '../../parts/lazy-block.tsx'
import { type LaidParagraph, layText, linesOf, type Mark, type Piece, piecesOf } from './lay-text.ts'

/** So many lines are made at a time. */
const linesOfBlock = 40

interface TextPaneProps {
  readonly pane: RefObject<HTMLDivElement | null>
  readonly source: ReportText
  readonly marks: readonly Mark[]
  readonly active: Mark | null
  readonly onChoose: (id: string) => void
  readonly onSelect: () => void
}

/** The restored text: what belongs to the proposals underlined in their colours, restored characters dotted. */
export function TextPane({ pane, source, marks, active, onChoose, onSelect }: TextPaneProps) {
  const { text, changes } = source
  const lines = useMemo(() => linesOf(text), [text])
  const before = useRef<readonly LaidParagraph[] | null>(null)
  const paragraphs = useMemo(() => {
    before.current = layText(lines, marks, changes, before.current)
    return before.current
  }, [lines, marks, changes])
  const blocks = useMemo(() => {
    const found: (readonly LaidParagraph[])[] = []
    for (let i = 0; i < paragraphs.length; i += linesOfBlock) found.push(paragraphs.slice(i, i + linesOfBlock))
    return found
  }, [paragraphs])
  const holds = (paragraph: LaidParagraph | undefined) =>
    active !== null && paragraph !== undefined && active.start < paragraph.end && active.end >= paragraph.start
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer; the list does the same by keyboard
    <div
      ref={pane}
      data-pane
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be reached by keyboard
      tabIndex={0}
      className="review-text song"
      onClick={(event) => {
        const id = event.target instanceof Element && event.target.closest('[data-item]')?.getAttribute('data-item')
        if (id && window.getSelection()?.isCollapsed !== false) onChoose(id)
      }}
      onKeyUp={onSelect}
      onPointerUp={onSelect}
    >
      {blocks.map((block) => (
        <LazyBlock key={block[0]?.start} height={heightOf(block)} wanted={block.some(holds)}>
          {() =>
            block.map((paragraph) => (
              <Paragraph
                key={paragraph.start}
                text={text}
                paragraph={paragraph}
                active={holds(paragraph) ? (active?.id ?? null) : null}
              />
            ))
          }
        </LazyBlock>
      ))}
    </div>
  )
}

const heightOf = (block: readonly LaidParagraph[]) =>
  block.reduce((sum, { start, end }) => sum + Math.ceil((end - start) / 36) * 29 + 8, 0)

interface ParagraphProps {
  readonly text: string
  readonly paragraph: LaidParagraph
  readonly active: string | null
}

const Paragraph = memo(function Paragraph({ text, paragraph, active }: ParagraphProps) {
  return (
    <p>
      {piecesOf(paragraph).map((piece) => (
        <Words key={piece.start} piece={piece} words={text.slice(piece.start, piece.end)} active={active} />
      ))}
    </p>
  )
})

function Words({
  piece,
  words,
  active,
}: {
  readonly piece: Piece
  readonly words: string
  readonly active: string | null
}) {
  const { start, mark, finding, change } = piece
  const owner = active !== null && finding?.id === active ? finding : (mark ?? finding)
  const classes = [
    mark ? `told kind-${mark.kind} ${mark.state}` : '',
    finding ? (finding.state === 'open' ? 'doubtful' : '') : '',
    change ? (change.certain ? 'fix' : 'fix doubt') : '',
    owner !== null && owner.id === active ? 'active' : '',
  ]
  const title = change ? noteOf(change) : undefined
  return (
    <span
      data-at={start}
      data-item={owner?.id}
      className={classes.filter(Boolean).join(' ') || undefined}
      title={title}
    >
      {words}
    </span>
  )
}

function noteOf({ before, after, certain }: ReportText['changes'][number]): string {
  const doubt = certain ? '' : '（存疑，请核对正式文本）'
  if (before === '') return `“${after}”原文件缺${doubt}`
  return `“${after}”原文件作“${before}”${doubt}`
}

/** The range of the text that is selected in the pane; null when nothing is. */
export function selectedRange(pane: HTMLElement | null): readonly [start: number, end: number] | null {
  const selection = window.getSelection()
  if (!pane || !selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!pane.contains(range.commonAncestorContainer)) return null
  const [from, to] = [placeOf(range.startContainer, range.startOffset), placeOf(range.endContainer, range.endOffset)]
  return from !== null && to !== null && from < to ? [from, to] : null
}

function placeOf(node: Node, offset: number): number | null {
  if (node instanceof Text) {
    const at = node.parentElement?.getAttribute('data-at')
    return at ? Number(at) + offset : null
  }
  // between two elements: the beginning of the one behind, or the end of the one before
  if (!(node instanceof Element)) return null
  const own = node.getAttribute('data-at')
  if (own) return Number(own) + (offset > 0 ? (node.textContent?.length ?? 0) : 0)
  const behind = node.childNodes[offset]
  const next =
    behind instanceof Element ? (behind.matches('[data-at]') ? behind : behind.querySelector('[data-at]')) : null
  if (next) return Number(next.getAttribute('data-at'))
  const before = [...node.querySelectorAll('[data-at]')].at(-1)
  return before ? Number(before.getAttribute('data-at')) + (before.textContent?.length ?? 0) : null
}
