import type { BulletinFacts, BulletinRow, Piece } from '@luoshi/server/desk/bulletins/bulletin-routes.ts'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'

/** The rows behind a number of a bulletin. */
export interface BehindNumber {
  readonly title: string
  readonly rows: readonly BulletinRow[]
}

/** A computed part: its sentences, in which each number opens its rows. They cannot be written over. */
export function ComputedPart({
  section,
  facts,
  open,
}: {
  readonly section: BulletinFacts['sections'][number]
  readonly facts: BulletinFacts
  readonly open: (behind: BehindNumber) => void
}) {
  const [whole, setWhole] = useState(false)
  const beyond = section.paragraphs.length - paragraphsShown
  return (
    <div className="bulletin-computed">
      {section.paragraphs.map((pieces, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what is computed does not change places
        <p key={index} className={index < paragraphsShown || whole ? '' : 'bulletin-beyond'}>
          {pieces.map((piece, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <PieceOf key={at} piece={piece} before={pieces[at - 1]} after={pieces[at + 1]} facts={facts} open={open} />
          ))}
        </p>
      ))}
      {beyond > 0 && (
        <Button className="bulletin-whole" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? '收起' : `展开其余 ${beyond} 条`}
        </Button>
      )}
    </div>
  )
}

/** Of a long list so many paragraphs stand on the screen at first; all of them on paper and in the file. */
const paragraphsShown = 12

/** 标点 that never begins a line; after a number, which is a button, a browser would put it there. */
const leading = /^[、，。；：）]+/

function PieceOf({
  piece,
  before,
  after,
  facts,
  open,
}: {
  readonly piece: Piece
  readonly before: Piece | undefined
  readonly after: Piece | undefined
  readonly facts: BulletinFacts
  readonly open: (behind: BehindNumber) => void
}) {
  const tied = (words: Piece | undefined) => (typeof words === 'string' ? (leading.exec(words)?.[0] ?? '') : '')
  if (typeof piece === 'string') return typeof before === 'object' ? piece.replace(leading, '') : piece
  const said = `${piece.count}${piece.of ?? ''}`
  if (piece.count === 0) return said + tied(after)
  const title = typeof before === 'string' ? (before.split(/[，。；、]/).at(-1) ?? '') : ''
  return (
    <span className="whole">
      <button
        type="button"
        className="count numbers"
        title={title}
        onClick={() => open({ title, rows: facts.figures[piece.figure] })}
      >
        {said}
      </button>
      {tied(after)}
    </span>
  )
}

const rowPlaces = { task: 'tasks', matter: 'matters', slip: 'matters', inspection: 'inspections' } as const

/** The rows a number counts, as they stood at the cut-off. */
export function BehindDrawer({ behind, close }: { readonly behind: BehindNumber; readonly close: () => void }) {
  const place = useWorkplace()
  return (
    <Drawer open size={640} title={`${behind.title} · ${behind.rows.length}`} onClose={close}>
      <ol className="bulletin-list">
        {behind.rows.map((row) => (
          <li key={`${row.kind} ${row.id} ${row.number}`}>
            <Link to={`/${place.code}/${rowPlaces[row.kind]}/${row.id}`}>
              <span className="numbers">{row.number}</span> {row.words}
            </Link>
            <div className="soft">
              {row.unit}
              {row.note && ` · ${row.note}`}
            </div>
          </li>
        ))}
      </ol>
    </Drawer>
  )
}
