import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../application/session.tsx'
import { Modal } from '../../parts/typing/guarded-modal.tsx'
import { basisWords } from '../../words/settlement.ts'
import type { Item } from './settling.ts'
import type { useSettlement } from './use-settlement.ts'

interface StatisticDialogProps {
  readonly item: Item
  readonly year: number
  readonly settlement: ReturnType<typeof useSettlement>
  readonly onClose: () => void
}

/** Lay an official figure beside a promise, or take one away. */
export function StatisticDialog({ item, year, settlement, onClose }: StatisticDialogProps) {
  const place = useWorkplace()
  const { message } = App.useApp()
  const settlementId = settlement.detail.data?.settlementId ?? ''
  const [busy, setBusy] = useState(false)
  const [figure, setFigure] = useState({
    ...{ metric: '', value: '', unit: '', period: `${year}年`, source: '' },
    basis: 'unstated' as keyof typeof basisWords,
  })
  const set = (change: Partial<typeof figure>) => setFigure((now) => ({ ...now, ...change }))
  const lacking = [figure.metric, figure.value, figure.period, figure.source].some((words) => words.trim() === '')
  const enter = async () => {
    setBusy(true)
    if (await settlement.enterStatistic({ itemId: item.itemId, ...figure })) onClose()
    setBusy(false)
  }
  const remove = async (statisticId: string) => {
    await place
      .ask('DELETE /settlements/:settlementId/statistics/:statisticId', { path: { settlementId, statisticId } })
      .catch((error: Error) => message.error(error.message))
    await settlement.refresh()
  }
  const field = (name: 'metric' | 'value' | 'unit' | 'period' | 'source', label: string, autoFocus = false) => (
    <label htmlFor={`settle-${name}`}>
      {label}
      <Input
        id={`settle-${name}`}
        value={figure[name]}
        maxLength={200}
        autoFocus={autoFocus}
        onChange={({ target }) => set({ [name]: target.value })}
      />
    </label>
  )
  return (
    <Modal
      open
      title="官方统计数据"
      okText="录入"
      cancelText="取消"
      okButtonProps={{ disabled: lacking, loading: busy }}
      onOk={() => void enter()}
      onCancel={onClose}
    >
      <p className="soft">统计部门公布的数字，放在承诺旁边供参考，不作结论依据。批量录入用“更多 · 导入统计数据”。</p>
      {item.statistics.map(({ statisticId, metric, value, unit, period, source }) => (
        <p key={statisticId} className="numbers">
          {period}
          {metric} {value}
          {unit}（{source}）
          <Button size="small" type="link" onClick={() => void remove(statisticId)}>
            删去
          </Button>
        </p>
      ))}
      <div className="settle-fields">
        {field('metric', '指标', true)}
        {field('value', '数值')}
        {field('unit', '单位')}
        {field('period', '时期')}
        <label htmlFor="settle-basis">
          口径
          <Select
            id="settle-basis"
            value={figure.basis}
            onChange={(basis) => set({ basis })}
            options={Object.entries(basisWords).map(([value, label]) => ({ value, label }))}
          />
        </label>
        {field('source', '来源')}
      </div>
    </Modal>
  )
}
