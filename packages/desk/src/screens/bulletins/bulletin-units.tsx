import type { BulletinDetail, BulletinObjectionTold } from '@luoshi/server/desk/bulletins/bulletin-routes.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../application/session.tsx'
import { useAct } from '../../application/use-act.ts'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { momentWords } from '../../words/reporting.ts'

/** Who received a bulletin, what units objected, and the unit's own answer. */
export function BulletinUnits({ bulletin }: { readonly bulletin: BulletinDetail }) {
  const place = useWorkplace()
  const perform = useAct()
  const [objecting, setObjecting] = useState(false)
  const [replying, setReplying] = useState<BulletinObjectionTold | null>(null)
  if (bulletin.sentAt === null) return null
  const { bulletinId } = bulletin
  const post = async (send: () => Promise<unknown>, said: string) => {
    if (!(await perform(send, said))) return
    setObjecting(false)
    setReplying(null)
  }
  const { units, objections, receiveFor, objectFor } = bulletin
  const waiting = units.filter(({ receivedAt }) => receivedAt === null)
  return (
    <section aria-label="签收和异议" className="bulletin-aside">
      <h2>签收和异议</h2>
      <p>
        {momentWords(bulletin.sentAt)} 印发；已签收 {units.length - waiting.length}/{units.length}
        {waiting.length > 0 && `，未签收：${waiting.map(({ name }) => name).join('、')}`}。异议期限{' '}
        {bulletin.objectUntil}。
      </p>
      {objections.length > 0 && (
        <ul className="bulletin-list">
          {objections.map((objection) => (
            <li key={objection.objectionId}>
              <strong>{objection.unit}</strong> {objection.by}{' '}
              <span className="soft numbers whole">{momentWords(objection.at)}</span> 提出异议：{objection.words}
              {objection.reply ? (
                <p>答复：{objection.reply}</p>
              ) : (
                bulletin.mayReply && (
                  <Button size="small" onClick={() => setReplying(objection)}>
                    答复异议
                  </Button>
                )
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="bulletin-tools">
        {receiveFor.map((unitId) => (
          <Button
            key={unitId}
            type="primary"
            onClick={() =>
              void post(
                () => place.ask('POST /bulletins/:bulletinId/receipt', { path: { bulletinId }, body: { unitId } }),
                '已签收。',
              )
            }
          >
            签收通报
          </Button>
        ))}
        {objectFor.length > 0 && <Button onClick={() => setObjecting(true)}>提出异议</Button>}
      </div>
      {objecting && (
        <ReasonModal
          title="提出异议"
          does="提出"
          placeholder="哪一处与事实不符，依据是什么"
          onDone={(words) =>
            post(
              () =>
                place.ask('POST /bulletins/:bulletinId/objections', {
                  path: { bulletinId },
                  body: { unitId: objectFor[0] ?? '', words },
                }),
              '已提出异议，督查室将书面答复。',
            )
          }
          onCancel={() => setObjecting(false)}
        />
      )}
      {replying && (
        <ReasonModal
          title="答复异议"
          does="答复"
          placeholder="核实情况和处理意见"
          onDone={(reply) => {
            const path = { bulletinId, objectionId: replying.objectionId }
            return post(
              () => place.ask('POST /bulletins/:bulletinId/objections/:objectionId/reply', { path, body: { reply } }),
              '已答复。',
            )
          }}
          onCancel={() => setReplying(null)}
        />
      )}
    </section>
  )
}
