import type { ClueListed } from '@luoshi/server/desk/clues/clue-routes.ts'
import { App, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { wordsOf } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { clueSourceWords, clueStateWords } from '../../words/clues.ts'
import { matterNumber, matterStateWords } from '../../words/matters.ts'
import { momentWords } from '../../words/reporting.ts'

/** A clue with who gave it, what became of it, and what the office may do. */
export function ClueItem({ clue, again }: { readonly clue: ClueListed; readonly again: () => Promise<unknown> }) {
  const place = useWorkplace()
  const { giver, contact, giverRemovedAt, matter } = clue
  return (
    <li className="instruction">
      <blockquote className="instruction-words">{clue.words}</blockquote>
      <div className="soft">
        <span className="numbers">{clue.receivedOn}</span> {clueSourceWords[clue.source]}
        {clue.reference && ` ${clue.reference}`} · 反映人：
        {giverRemovedAt
          ? `已按规定清除（${momentWords(giverRemovedAt)}）`
          : [giver, contact].filter((one) => one !== null).join('，') || '未留姓名'}
      </div>
      <div>
        <strong>{clueStateWords[clue.state]}</strong>
        {clue.reply && `：${clue.reply}`}
        {clue.reason && `：${clue.reason}`}
      </div>
      {matter && (
        <div>
          <Link to={`/${place.code}/matters/${matter.matterId}`}>
            {matterNumber(matter)} {matter.title}
          </Link>{' '}
          <span className="soft">{matterStateWords[matter.state]}</span>
        </div>
      )}
      <Acts clue={clue} again={again} />
    </li>
  )
}

function Acts({
  clue: { clueId, acts, giver, contact },
  again,
}: {
  readonly clue: ClueListed
  readonly again: () => Promise<unknown>
}) {
  const place = useWorkplace()
  const { message, modal } = App.useApp()
  const [asks, setAsks] = useState<'answer' | 'dismiss' | null>(null)
  const done = async (work: () => Promise<unknown>, said: string) => {
    try {
      await work()
      message.success(said)
      setAsks(null)
    } catch (error) {
      message.error(wordsOf(error))
    }
    await again()
  }
  const path = { clueId }
  const known = giver !== null || contact !== null
  if (acts.length === 0 && !known) return null
  return (
    <div className="instruction-acts">
      {acts.includes('take-up') && (
        <Link className="instruction-take-up" to={`/${place.code}/matters/new?clue=${clueId}`}>
          转为督办事项
        </Link>
      )}
      {acts.includes('answer') && <Button onClick={() => setAsks('answer')}>记录答复</Button>}
      {acts.includes('dismiss') && <Button onClick={() => setAsks('dismiss')}>不予办理</Button>}
      {known && (
        <Button
          type="text"
          onClick={() =>
            modal.confirm({
              title: '清除反映人信息？',
              content: '姓名和联系方式从此无法找回，也不能再据以答复；反映内容和处理结果保留。',
              okText: '清除',
              cancelText: '不清除',
              autoFocusButton: 'cancel',
              onOk: () => done(() => place.ask('DELETE /clues/:clueId/giver', { path }), '已清除反映人信息。'),
            })
          }
        >
          清除反映人信息
        </Button>
      )}
      {asks && (
        <ReasonModal
          title={asks === 'answer' ? '记录答复' : '不予办理'}
          does={asks === 'answer' ? '记录' : '不予办理'}
          placeholder={asks === 'answer' ? '怎样答复反映人的' : '不予办理的理由，如不属于本级职责、与事实不符'}
          onDone={(words) =>
            done(() => place.ask('POST /clues/:clueId/acts', { path, body: { act: asks, words } }), '已记录。')
          }
          onCancel={() => setAsks(null)}
        />
      )}
    </div>
  )
}
