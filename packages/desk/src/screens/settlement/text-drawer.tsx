import { Drawer } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import { key, type Span } from './settling.ts'

interface TextDrawerProps {
  readonly title: string
  readonly text: string
  /** What is marked and brought into sight; null where there is nothing to show. */
  readonly at: Span | null
  /** A sentence is chosen; null where the text is only read. */
  readonly onChoose: ((span: Span) => void) | null
  readonly onClose: () => void
}

/** A report's whole text at one of its sentences, from which another can be chosen. */
export function TextDrawer({ title, text, at, onChoose, onClose }: TextDrawerProps) {
  const body = useRef<HTMLDivElement>(null)
  const paragraphs = useMemo(() => paragraphsOf(text), [text])
  useEffect(() => body.current?.querySelector('.seen')?.scrollIntoView({ block: 'center' }), [])
  const inSight = ([start, end]: Span) => at !== null && start < at[1] && end > at[0]
  return (
    <Drawer open title={title} size={640} onClose={onClose} className="settle-text">
      {onChoose && <p className="soft">点一句，作为依据。</p>}
      <div ref={body}>
        {paragraphs.map((sentences) => (
          <p key={key(sentences[0] ?? [0, 0])} className="song">
            {sentences.map((span) => {
              const words = text.slice(...span)
              const seen = inSight(span)
              return onChoose ? (
                <button key={key(span)} type="button" className={seen ? 'seen' : ''} onClick={() => onChoose(span)}>
                  {words}
                </button>
              ) : (
                <span key={key(span)} className={seen ? 'seen' : ''}>
                  {words}
                </span>
              )
            })}
          </p>
        ))}
      </div>
    </Drawer>
  )
}

/** The sentences of each line, by where they stand. */
function paragraphsOf(text: string): Span[][] {
  const lines: Span[][] = []
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    const sentences = [...line.matchAll(/[^。；！？]+[。；！？]*/g)].map(
      ({ 0: words, index: at }): Span => [index + at, index + at + words.length],
    )
    if (line.trim() !== '') lines.push(sentences)
  }
  return lines
}
