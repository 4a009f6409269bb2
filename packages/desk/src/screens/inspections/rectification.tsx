import type { ItemTold } from '@luoshi/server/desk/inspections/inspection-routes.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../application/session.tsx'
import { useAct } from '../../application/use-act.ts'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { itemActWords, itemStateWords } from '../../words/inspections.ts'
import { momentWords } from '../../words/reporting.ts'
import type { OfInspection } from './use-inspection.ts'

/** 整改: each item to its end, and the receipt of the conclusion. */
export function Rectification({ inspection }: OfInspection) {
  const place = useWorkplace()
  const does = useAct()
  const [asking, setAsking] = useState<{ readonly item: ItemTold; readonly act: 'report' | 'return' } | null>(null)
  const { items, inspectionId, receiveFor } = inspection
  if (items.length === 0 && receiveFor.length === 0) return null
  const done = async (item: ItemTold, act: 'report' | 'accept' | 'return', words: string | null) => {
    const moved = await does(
      () =>
        place.ask('POST /inspections/:inspectionId/items/:itemId/acts', {
          path: { inspectionId, itemId: item.itemId },
          body: { act, words },
        }),
      `已办理：${itemActWords[act]}。`,
    )
    if (moved) setAsking(null)
  }
  return (
    <section aria-label="整改">
      <h2>整改</h2>
      {receiveFor.map((unit) => (
        <p key={unit.id}>
          <Button
            type="primary"
            onClick={() =>
              void does(
                () =>
                  place.ask('POST /inspections/:inspectionId/receipt', {
                    path: { inspectionId },
                    body: { unitId: unit.id },
                  }),
                '已签收督查结论。',
              )
            }
          >
            签收督查结论
          </Button>{' '}
          {unit.name}
        </p>
      ))}
      {items.length === 0 && <p className="soft">没有要求整改的事项。</p>}
      <ol className="matter-list">
        {items.map((item) => (
          <li key={item.itemId}>
            {item.words}{' '}
            <span className="soft">
              {item.unit} · <span className="numbers whole">{item.dueOn} 前</span>
            </span>{' '}
            <strong>{itemStateWords[item.state]}</strong> {item.late && <span className="state state-red">■ 逾期</span>}
            {item.steps.map((step) => (
              <div key={step.at} className="inspection-step">
                <span className="numbers soft whole">{momentWords(step.at)}</span> {step.by} {itemActWords[step.act]}
                {step.words && `：${step.words}`}
              </div>
            ))}
            {item.acts.length > 0 && (
              <div className="matter-slip-acts">
                {item.acts.map((act) => (
                  <Button
                    key={act}
                    onClick={() => (act === 'accept' ? void done(item, act, null) : setAsking({ item, act }))}
                  >
                    {itemActWords[act]}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ol>
      {asking && (
        <ReasonModal
          title={itemActWords[asking.act]}
          does={itemActWords[asking.act]}
          placeholder={asking.act === 'report' ? '怎样整改的，何时完成' : '还差什么，怎样补齐'}
          onDone={(words) => done(asking.item, asking.act, words)}
          onCancel={() => setAsking(null)}
        >
          <p>{asking.item.words}</p>
        </ReasonModal>
      )}
    </section>
  )
}
