import type { SettlementDetail, SettlementTexts } from '@luoshi/server/desk/settlement/settlement-routes.ts'
import { Button, Input } from 'antd'
import type { ReactNode } from 'react'
import { againWords, type Verdict } from '../../words/settlement.ts'
import { Beside } from './beside.tsx'
import { ClaimSide } from './claim-side.tsx'
import { TargetsTable } from './figures-strip.tsx'
import { MarkedWords, sameWords } from './marked-words.tsx'
import { type Act, type Draft, type Item, isUnnamed, key } from './settling.ts'
import { type Command, letters } from './settling-keys.ts'
import { VerdictChips } from './verdict-chips.tsx'

interface ItemWorkProps {
  readonly item: Item
  readonly draft: Draft
  readonly detail: SettlementDetail
  readonly texts: SettlementTexts
  readonly mayWrite: boolean
  readonly act: (act: Act) => void
  readonly run: (command: Command) => void
  readonly onVerdict: (verdict: Verdict) => void
}

/** One promise: its words left, the later report's right, figures, the record, and the verdict. */
export function ItemWork({ item, draft, detail, texts, mayWrite, act, run, onVerdict }: ItemWorkProps) {
  const { proposal, wording, span, note, confirmedBy } = item
  const shown = proposal.claims?.[draft.candidate]
  const marks = shown ? sameWords(wording, span[0], shown.text, shown.span[0], shown.shared) : []
  const button = (command: Command, words: ReactNode) => (
    <Button
      size="small"
      aria-keyshortcuts={letters[command]}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => run(command)}
    >
      {words}
      <kbd>{letters[command]}</kbd>
    </Button>
  )
  const again = proposal.again?.find((one) => draft.again !== null && key(one.span) === key(draft.again))
  const againText = again?.text ?? (draft.again ? texts.next.slice(...draft.again) : null)
  return (
    <article className="settle-work" aria-label={`第${item.ordinal}项`}>
      <div className="settle-sides">
        <section aria-label={`${detail.year}年的承诺`}>
          <h2>
            {detail.year} 年承诺
            {item.number !== null && <span className="soft">第 {item.number} 项</span>}
            {button('last-text', '看原文')}
          </h2>
          <p className="song settle-words">
            <MarkedWords text={wording} start={span[0]} marks={marks} />
          </p>
          <Beside item={item} />
          {mayWrite && <p>{button('statistic', '加统计数据')}</p>}
        </section>
        <section aria-label={`${detail.year + 1}年的表述`}>
          <h2>
            {detail.year + 1} 年报告
            {button('next-text', '看原文')}
          </h2>
          <ClaimSide {...{ item, draft, texts, act, mayWrite }} button={button} />
        </section>
      </div>
      {item.kind === 'target' && <TargetsTable item={item} />}
      {againText !== null && (
        <div className={`settle-again ${draft.promisedAgain ? 'on' : ''}`}>
          <Button
            size="small"
            disabled={!mayWrite}
            aria-pressed={draft.promisedAgain}
            aria-keyshortcuts={letters.again}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => run('again')}
          >
            {draft.promisedAgain ? '✓ 再次承诺' : '未再次承诺'}
            <kbd>{letters.again}</kbd>
          </Button>
          <span>
            {again && <em>{againWords[again.how]}</em>} {againText}
          </span>
          {(proposal.again?.length ?? 0) > 1 && mayWrite && button('next-again', '换一句')}
        </div>
      )}
      {(proposal.reasons?.length ?? 0) > 0 && <p className="soft">提示依据：{proposal.reasons?.join('；')}</p>}
      {mayWrite && (
        <>
          <VerdictChips item={item} unnamed={isUnnamed(item)} onVerdict={onVerdict} />
          <div className="settle-foot">
            <Input
              id="settle-note"
              aria-label="说明"
              placeholder="说明（会公开，如：实际完成的是哪一部分）"
              maxLength={500}
              value={draft.note}
              onChange={({ target }) => act({ act: 'note', words: target.value })}
              onPressEnter={({ currentTarget }) => currentTarget.blur()}
              suffix={<kbd>{letters.note}</kbd>}
            />
            {button('previous', '上一项')}
            {button('next', '下一项')}
            {detail.undoable && detail.state === 'open' && button('undo', '撤回')}
          </div>
        </>
      )}
      {!mayWrite && note && <p>说明：{note}</p>}
      {confirmedBy && detail.people[confirmedBy] && <p className="soft">由{detail.people[confirmedBy]}确认</p>}
    </article>
  )
}
