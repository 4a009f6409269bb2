import type { MatterDetail } from '@luoshi/server/desk/matters/matter-routes.ts'
import { App, Button } from 'antd'
import { useState } from 'react'
import { wordsOf } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { askedOfLead, BurdenWarning } from '../../parts/burden-warning.tsx'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { matterActWords } from '../../words/matters.ts'
import { ActDialog } from './act-dialog.tsx'

type MatterAct = MatterDetail['acts'][number]

/** Acts that stop or change a matter, or give it back: they stand behind those that take it forward. */
const back: readonly MatterAct[] = [
  'withdraw',
  'send-back',
  'discard',
  'refuse',
  'return',
  'deny-extension',
  'return-close',
  'suspend',
  'adjust',
  'terminate',
]

/** What the person may do to a matter now; what stands at the bottom of the screen. */
export function MatterActs({
  matter,
  again,
}: {
  readonly matter: MatterDetail
  readonly again: () => Promise<unknown>
}) {
  const place = useWorkplace()
  const { message } = App.useApp()
  const [act, setAct] = useState<MatterAct | null>(null)
  const [urging, setUrging] = useState(false)
  const forward = matter.acts.filter((one) => !back.includes(one))
  const others = matter.acts.filter((one) => back.includes(one))
  const urge = async (words: string) => {
    try {
      await place.ask('POST /matters/:matterId/urges', { path: { matterId: matter.matterId }, body: { words } })
      setUrging(false)
      message.success('已发出催办。')
    } catch (error) {
      message.error(wordsOf(error))
    }
    await again()
  }
  if (matter.acts.length === 0 && !matter.mayUrge) return null
  return (
    <div className="matter-acts" role="toolbar" aria-label="办理">
      {forward.map((one, index) => (
        <Button key={one} type={index === 0 ? 'primary' : 'default'} onClick={() => setAct(one)}>
          {matterActWords[one]}
        </Button>
      ))}
      {matter.mayUrge && <Button onClick={() => setUrging(true)}>催办</Button>}
      {others.map((one) => (
        <Button key={one} type="text" onClick={() => setAct(one)}>
          {matterActWords[one]}
        </Button>
      ))}
      {act && <ActDialog key={act} act={act} matter={matter} again={again} onClose={() => setAct(null)} />}
      {urging && (
        <ReasonModal
          title="催办"
          does="发出催办"
          placeholder="请于何时前反馈什么"
          onDone={urge}
          onCancel={() => setUrging(false)}
        >
          <BurdenWarning next="matter-urge" {...askedOfLead(matter)} />
        </ReasonModal>
      )}
    </div>
  )
}
