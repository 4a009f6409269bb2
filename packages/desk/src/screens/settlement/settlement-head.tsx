import type { StatisticsTaken } from '@luoshi/server/desk/settlement/beside-routes.ts'
import type { SettlementDetail } from '@luoshi/server/desk/settlement/settlement-routes.ts'
import { Alert, App, Button, Dropdown } from 'antd'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import { wordsOf } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { settlementStateWords } from '../../words/settlement.ts'
import { ImportsButton } from '../imports/imports-button.tsx'
import type { useSettlement } from './use-settlement.ts'

interface SettlementHeadProps {
  readonly detail: SettlementDetail
  readonly mayWrite: boolean
  readonly settlement: ReturnType<typeof useSettlement>
}

/** The title, how far the settlement is, and what is done to it as a whole. */
export function SettlementHead({ detail, mayWrite, settlement }: SettlementHeadProps) {
  const place = useWorkplace()
  const { modal, message } = App.useApp()
  const [withdrawing, setWithdrawing] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const { items, year, state, findings } = detail
  const confirmed = items.filter(({ verdict }) => verdict !== null).length
  const silent = items.filter(({ verdict }) => verdict === 'silent').length
  const close = () =>
    modal.confirm({
      title: `办结 ${year} 年对账？`,
      content:
        '办结后结论只能以更正的方式修改，更正会公开原因。办结不等于公开：公开在“管理 · 公开”中办理。请确认牵头单位已有机会答复。',
      okText: '办结',
      cancelText: '取消',
      onOk: () => settlement.close(),
    })
  const takeSheet = async (chosen: File) => {
    try {
      const path = { settlementId: detail.settlementId }
      const { taken, already, left, unread } = await place.ask('POST /settlements/:settlementId/statistics-sheet', {
        path,
        query: { file_name: chosen.name },
        file: chosen,
      })
      message.success(`${takenWords({ taken, already, left, unread })}。`, 6)
      await settlement.refresh()
    } catch (error) {
      message.error(wordsOf(error), 8)
    }
  }
  const chosen = (key: string) => {
    if (key === 'again') void settlement.proposeAnew()
    if (key === 'sheet') file.current?.click()
    if (key === 'withdraw') setWithdrawing(true)
  }
  const more = [
    ...(state === 'open' ? [{ key: 'again', label: '重新生成提示（已确认的不变）' }] : []),
    { key: 'sheet', label: '导入统计数据（.xlsx、.csv）' },
    { key: 'withdraw', label: '撤下这份对账' },
  ]
  return (
    <>
      <PageHeader
        title={`${year}年对账`}
        aside={
          <span className="numbers" role="status">
            {settlementStateWords[state]} · 已确认 {confirmed} / {items.length}，其中报告未提及 {silent}
            {settlement.saving && ' · 正在保存…'}
          </span>
        }
        actions={
          mayWrite && (
            <>
              <ImportsButton kind="statistics" />
              <Dropdown menu={{ items: more, onClick: ({ key }) => chosen(key) }} trigger={['click']}>
                <Button>更多</Button>
              </Dropdown>
              {state === 'open' && (
                <Button type="primary" disabled={confirmed < items.length || settlement.saving} onClick={close}>
                  办结
                </Button>
              )}
              {state === 'closed' && (
                <Link to={`/${place.code}/administration/publication?year=${year}`}>
                  <Button type="primary">去公开</Button>
                </Link>
              )}
            </>
          )
        }
      />
      <progress className="review-progress" value={confirmed} max={Math.max(items.length, 1)} aria-label="对账进度" />
      {findings.map(({ rule, message: words }) => (
        <Alert key={rule} type="warning" title={words} />
      ))}
      {detail.withdrawnReason && <Alert type="error" title={`已撤下：${detail.withdrawnReason}`} />}
      <input
        ref={file}
        type="file"
        hidden
        accept=".xlsx,.csv"
        aria-label="统计数据表"
        onChange={({ target }) => {
          const [one] = target.files ?? []
          target.value = ''
          if (one) void takeSheet(one)
        }}
      />
      {withdrawing && (
        <ReasonModal
          title={`撤下 ${year} 年对账`}
          does="撤下"
          placeholder="撤下的原因，公开过的会同原因一起公开"
          onCancel={() => setWithdrawing(false)}
          onDone={async (reason) => {
            if (await settlement.withdraw(reason)) setWithdrawing(false)
          }}
        >
          <p>撤下后不能恢复；已确认的结论仍可查阅，可以重新开始对账。已经公开的，下次公开时改为“已撤下”和原因。</p>
        </ReasonModal>
      )}
    </>
  )
}

/** What came of a sheet of figures: entered, there already, not to be placed, not read. */
function takenWords({ taken, already, left, unread }: StatisticsTaken): string {
  const rows = left.slice(0, 8).map(({ row }) => row)
  return [
    `已录入 ${taken} 条统计数据`,
    ...(already > 0 ? [`已有相同的 ${already} 条，没有重复录入`] : []),
    ...(left.length > 0
      ? [`对不上的 ${left.length} 行没有录入（第 ${rows.join('、')} 行${left.length > 8 ? '等' : ''}）`]
      : []),
    ...(unread.length > 0 ? [`工作表${unread.map((name) => `“${name}”`).join('、')}没有读`] : []),
  ].join('；')
}
