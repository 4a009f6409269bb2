import type { SettlementDetail, SettlementTexts } from '@luoshi/server/desk/settlement/settlement-routes.ts'
import { App } from 'antd'
import { useReducer, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { type Verdict, verdictWords } from '../../words/settlement.ts'
import { Areas } from './areas.tsx'
import { ItemWork } from './item-work.tsx'
import { Queue } from './queue.tsx'
import { SettlementHead } from './settlement-head.tsx'
import { type Act, acceptable, areaOf, begin, chosenOf, nextOpen, queueOf, settle, verdictToSend } from './settling.ts'
import type { Command } from './settling-keys.ts'
import { StatisticDialog } from './statistic-dialog.tsx'
import { TextDrawer } from './text-drawer.tsx'
import type { useSettlement } from './use-settlement.ts'
import { useSettlementKeys } from './use-settlement-keys.ts'

interface SettlementBoardProps {
  readonly detail: SettlementDetail
  readonly texts: SettlementTexts
  readonly settlement: ReturnType<typeof useSettlement>
}

type Dialog = 'last-text' | 'next-text' | 'statistic' | { readonly correct: Verdict } | null

/** The settlement of a year: areas, the queue of one, and the promise that is read now. */
export function SettlementBoard({ detail, texts, settlement }: SettlementBoardProps) {
  const place = useWorkplace()
  const { me } = detail
  const { message } = App.useApp()
  const [address, setAddress] = useSearchParams()
  const [now, dispatch] = useReducer(
    (state: ReturnType<typeof begin>, { act, on }: { readonly act: Act; readonly on: SettlementDetail }) =>
      settle(state, act, on),
    null,
    () => begin(detail, me, address.get('area')),
  )
  const act = (one: Act) => dispatch({ act: one, on: detail })
  const [dialog, setDialog] = useState<Dialog>(null)
  const mayWrite = place.has('supervisor') && detail.state !== 'withdrawn'
  const item = detail.items.find(({ itemId }) => itemId === now.active) ?? null
  const draft = item && chosenOf(now, item)

  const goToArea = (area: string) => {
    act({ act: 'area', area })
    setAddress({ area }, { replace: true })
  }
  const choose = (verdict: Verdict) => {
    if (!item || !draft || !mayWrite) return
    if (detail.state === 'closed') return setDialog({ correct: verdict })
    const sent = verdictToSend(item, draft, verdict)
    if (!sent)
      return void message.warning(
        `“${verdictWords[verdict][1]}”要指明报告中的表述。没有表述的，请按 5 定为报告未提及。`,
      )
    const area = areaOf(item)
    if (!detail.areas.some((one) => one.area === area)) void settlement.take(area, true)
    // what was refused, because somebody else was quicker, is looked at again
    void settlement.confirm(sent).then((done) => done ?? act({ act: 'go', itemId: item.itemId }))
    act({ act: 'done', itemIds: [item.itemId] })
    const next = nextOpen(now, detail, item.itemId, me)
    if (next) act({ act: 'go', itemId: next.itemId })
    if (next && areaOf(next) !== area) setAddress({ area: areaOf(next) }, { replace: true })
  }
  const takeBack = async () => {
    const [first] = (await settlement.undo()) ?? []
    if (first) act({ act: 'go', itemId: first.itemId })
  }
  const run = (command: Command) => {
    switch (command) {
      case 'accept': {
        const verdict = item && acceptable(item)
        if (verdict) choose(verdict)
        else if (item) void message.info('这一项没有点名，请按 4（仅笼统提及）或 5（报告未提及）。')
        return
      }
      case 'next':
        return act({ act: 'step', by: 1 })
      case 'previous':
        return act({ act: 'step', by: -1 })
      case 'candidate':
        return act({ act: 'candidate', by: 1 })
      case 'refuse':
      case 'also':
      case 'again':
      case 'next-again':
        return act({ act: command })
      case 'note':
        return document.getElementById('settle-note')?.focus()
      case 'last-text':
      case 'next-text':
      case 'statistic':
        return setDialog(command)
      case 'undo':
        return detail.undoable && detail.state === 'open' ? void takeBack() : undefined
    }
  }
  useSettlementKeys(dialog === null, choose, run)

  const queue = queueOf(detail.items, now.area)
  return (
    <div className="settle">
      <SettlementHead detail={detail} mayWrite={mayWrite} settlement={settlement} />
      <Areas detail={detail} area={now.area} me={me} onArea={goToArea} onTake={mayWrite ? settlement.take : null} />
      <div className="settle-board">
        <Queue queue={queue} active={now.active} onChoose={(itemId) => act({ act: 'go', itemId })} />
        {item && draft ? (
          <ItemWork key={item.itemId} {...{ item, draft, detail, texts, act, run, mayWrite }} onVerdict={choose} />
        ) : (
          <p className="notice">这个领域没有承诺。</p>
        )}
      </div>
      {item && (dialog === 'last-text' || dialog === 'next-text') && (
        <TextDrawer
          title={dialog === 'last-text' ? `${detail.year}年报告` : `${detail.year + 1}年报告`}
          text={dialog === 'last-text' ? texts.last : texts.next}
          at={dialog === 'last-text' ? item.span : (draft?.claims[0] ?? item.proposal.claims?.[0]?.span ?? null)}
          onChoose={
            dialog === 'next-text' && mayWrite
              ? (span) => {
                  act({ act: 'claim', span })
                  setDialog(null)
                }
              : null
          }
          onClose={() => setDialog(null)}
        />
      )}
      {item && dialog === 'statistic' && (
        <StatisticDialog item={item} year={detail.year} settlement={settlement} onClose={() => setDialog(null)} />
      )}
      {item && draft && typeof dialog === 'object' && dialog !== null && (
        <ReasonModal
          title={`更正为“${verdictWords[dialog.correct][1]}”`}
          does="更正"
          placeholder="更正的原因，会同更正一起公开"
          onCancel={() => setDialog(null)}
          onDone={async (reason) => {
            const sent = verdictToSend(item, draft, dialog.correct)
            if (!sent) return message.warning('请先指明报告中的表述。')
            if (await settlement.correct(sent, reason)) setDialog(null)
          }}
        >
          <p>对账已办结。更正写入台账，原结论保留；下次公开后，公众能看到更正前后的结论和原因。</p>
        </ReasonModal>
      )}
    </div>
  )
}
