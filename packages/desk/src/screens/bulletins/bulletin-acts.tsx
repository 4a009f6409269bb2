import type { BulletinDetail } from '@luoshi/server/desk/bulletins/bulletin-routes.ts'
import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../application/session.tsx'
import { useAct } from '../../application/use-act.ts'
import { MultiSelect } from '../../parts/multi-select.tsx'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { bulletinActWords } from '../../words/bulletins.ts'
import { useUnits } from '../units/use-units.ts'

type Act = BulletinDetail['acts'][number]

/** What the person may do to a bulletin now. */
export function BulletinActs({ bulletin }: { readonly bulletin: BulletinDetail }) {
  const place = useWorkplace()
  const { modal } = App.useApp()
  const perform = useAct()
  const [asking, setAsking] = useState<Act | null>(null)
  const path = { bulletinId: bulletin.bulletinId }
  const post = async (send: () => Promise<unknown>, said: string) => {
    if (await perform(send, said)) setAsking(null)
  }
  const does = (act: Act, more: { readonly reason?: string; readonly unitIds?: readonly string[] } = {}) => {
    const body = { revision: bulletin.revision, act, ...more }
    return post(
      () => place.ask('POST /bulletins/:bulletinId/acts', { path, body }),
      `已办理：${bulletinActWords[act]}。`,
    )
  }
  const ask = (act: Act) => {
    if (act === 'send-back' || act === 'discard' || act === 'send') setAsking(act)
    else if (act === 'approve')
      modal.confirm({
        title: '批准这份通报？',
        content: '批准后编号，文字和所依据的数据一并固定，不再改动。',
        okText: '批准',
        cancelText: '不办理',
        onOk: () => does(act),
      })
    else void does(act)
  }
  if (bulletin.acts.length === 0 && !bulletin.mayEdit) return null
  return (
    <div className="bulletin-acts" role="toolbar" aria-label="办理">
      {bulletin.acts.map((act, index) => (
        <Button key={act} type={index === 0 ? 'primary' : 'default'} onClick={() => ask(act)}>
          {bulletinActWords[act]}
        </Button>
      ))}
      {bulletin.mayEdit && (
        <Button
          onClick={() =>
            void post(
              () => place.ask('POST /bulletins/:bulletinId/facts', { path, body: { revision: bulletin.revision } }),
              '已按今天的台账重新取数。',
            )
          }
        >
          重新取数
        </Button>
      )}
      {(asking === 'send-back' || asking === 'discard') && (
        <ReasonModal
          title={bulletinActWords[asking]}
          does={bulletinActWords[asking]}
          placeholder="理由"
          onDone={(reason) => does(asking, { reason })}
          onCancel={() => setAsking(null)}
        />
      )}
      {asking === 'send' && <SendTo onSend={(unitIds) => does('send', { unitIds })} onCancel={() => setAsking(null)} />}
    </div>
  )
}

/** Which units a bulletin goes to; every unit unless some are taken out. */
function SendTo({
  onSend,
  onCancel,
}: {
  readonly onSend: (unitIds: readonly string[]) => Promise<unknown>
  readonly onCancel: () => void
}) {
  const units = useUnits()
  const there = (units.data?.units ?? []).filter(({ to }) => to === null)
  const [chosen, setChosen] = useState<string[] | null>(null)
  const [busy, setBusy] = useState(false)
  const unitIds = chosen ?? there.map(({ unitId }) => unitId)
  const send = async () => {
    setBusy(true)
    await onSend(unitIds)
    setBusy(false)
  }
  return (
    <Modal
      open
      title="印发"
      okText={`印发给 ${unitIds.length} 个单位`}
      cancelText="不办理"
      onOk={() => void send()}
      onCancel={onCancel}
      okButtonProps={{ loading: busy, disabled: unitIds.length === 0 }}
    >
      <p>各单位在工作台签收；有异议的，7日内由单位负责人书面提出。</p>
      <MultiSelect
        aria-label="送达单位"
        style={{ width: '100%' }}
        maxTagCount={20}
        value={unitIds}
        options={there.map(({ unitId, shortName }) => ({ value: unitId, label: shortName }))}
        onChange={setChosen}
      />
    </Modal>
  )
}
