import type { SettlementTexts } from '@luoshi/server/desk/settlement/settlement-routes.ts'
import type { ReactNode } from 'react'
import { FiguresStrip } from './figures-strip.tsx'
import { MarkedWords } from './marked-words.tsx'
import { type Act, type Draft, type Item, isUnnamed, key } from './settling.ts'
import type { Command } from './settling-keys.ts'

interface ClaimSideProps {
  readonly item: Item
  readonly draft: Draft
  readonly texts: SettlementTexts
  readonly mayWrite: boolean
  readonly act: (act: Act) => void
  readonly button: (command: Command, words: ReactNode) => ReactNode
}

/** The sentence that is meant, with shared words marked, its figures, and the next candidates; of the unnamed the nearest three. */
export function ClaimSide({ item, draft, texts, mayWrite, act, button }: ClaimSideProps) {
  const claims = item.proposal.claims ?? []
  const chosen = new Set(draft.claims.map(key))
  const proposed = new Set(claims.map(({ span }) => key(span)))
  const others = draft.claims.filter((span) => !proposed.has(key(span)))
  const left = claims.filter(({ span }) => !draft.refused.includes(key(span)))
  // what nothing names is judged by its three nearest, all in sight
  const count = isUnnamed(item) ? 3 : 1
  const at = claims[draft.candidate]
  const first = at && !draft.refused.includes(key(at.span)) ? [at, ...left.filter((one) => one !== at)] : left
  const [shown, next] = [first.slice(0, count), first.slice(count, 5)]
  return (
    <>
      {others.map((span) => (
        <p key={key(span)} className="song settle-words chosen">
          {texts.next.slice(...span)}
          {mayWrite && (
            <button type="button" className="link-button" onClick={() => act({ act: 'claim', span })}>
              去掉
            </button>
          )}
        </p>
      ))}
      {isUnnamed(item) && shown.length > 0 && <p className="soft">报告没有点名，最接近的表述：</p>}
      {shown.map((claim) => (
        <div key={key(claim.span)}>
          {claim.heading && <p className="soft">{claim.heading}</p>}
          <p className={`song settle-words ${chosen.has(key(claim.span)) ? 'chosen' : ''}`}>
            <MarkedWords text={claim.text} start={claim.span[0]} marks={claim.shared} />
          </p>
          {item.kind !== 'target' && <FiguresStrip figures={claim.figures} />}
        </div>
      ))}
      {shown.length === 0 && others.length === 0 && (
        <p className="settle-none">没有合适的表述。可在原文中另选一句，或定为报告未提及。</p>
      )}
      {mayWrite && shown.length > 0 && (
        <p className="settle-candidates">
          {left.length > 1 && button('candidate', `下一句（共 ${left.length}）`)}
          {button('refuse', '不是这句')}
          {button('also', chosen.has(key(shown[0]?.span ?? [0, 0])) ? '不作依据' : '一并作依据')}
        </p>
      )}
      {next.length > 0 && (
        <ol className="settle-others">
          {next.map((claim) => (
            <li key={key(claim.span)}>
              <button
                type="button"
                disabled={!mayWrite}
                className={chosen.has(key(claim.span)) ? 'chosen' : ''}
                onClick={() => act({ act: 'claim', span: claim.span })}
              >
                {claim.text}
              </button>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}
