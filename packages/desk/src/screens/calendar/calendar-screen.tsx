import type { CalendarYear } from '@luoshi/server/desk/rules/rule-routes.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Skeleton, Space } from 'antd'
import { useState } from 'react'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { CountField } from '../../parts/number-field.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { daysWritten, linesOf } from './day-lines.ts'

/** 工作日历: holidays and make-up days, a year at a time as they are published; a year that is missing is never guessed. */
export function CalendarScreen() {
  const place = useWorkplace()
  const calendar = useQuery({
    queryKey: [place.code, 'calendar'],
    queryFn: () => place.ask('GET /calendar'),
  })
  const [chosen, setChosen] = useState<number | null>(null)
  if (calendar.isPending) return <Skeleton active />
  if (cannotShow(calendar)) return <ErrorState error={calendar.error} again={() => calendar.refetch()} />
  const { years } = calendar.data
  const next = Math.max(...years.map(({ year }) => year)) + 1
  const year = years.find((one) => one.year === chosen)
  return (
    <>
      <PageHeader
        title="工作日历"
        aside={`已有 ${years.map((one) => one.year).join('、')} 年`}
        actions={<Button onClick={() => setChosen(next)}>录入 {next} 年</Button>}
      />
      <p className="soft">
        没有录入的年份，系统不推算工作日期限，并会提示。每年 11 月前后国务院办公厅公布下一年安排后，请在这里录入。
      </p>
      {chosen !== null && (
        <YearForm
          key={chosen}
          year={year ?? { year: chosen, source: '', revision: 0, days: [] }}
          close={() => setChosen(null)}
        />
      )}
      {years.map((one) => (
        <section key={one.year}>
          <h2>
            {one.year} 年{' '}
            <Button size="small" onClick={() => setChosen(one.year)}>
              修改
            </Button>
          </h2>
          <p className="soft">{one.source}</p>
          <p>
            放假：{linesOf(one.days, 'off').join('、') || '—'}
            <br />
            调休上班：{linesOf(one.days, 'work').join('、') || '—'}
          </p>
        </section>
      ))}
    </>
  )
}

function YearForm({ year, close }: { readonly year: CalendarYear; readonly close: () => void }) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  // what somebody else saves meanwhile is told when this is saved, and takes nothing from the form
  const [seen] = useState(year.revision)
  const save = async (values: { year: number; source: string; off: string; work: string }) => {
    const days = daysWritten(values.year, values.off ?? '', values.work ?? '')
    if (typeof days === 'string') return void message.error(days, 6)
    try {
      await place.ask('PUT /calendar', { body: { year: values.year, source: values.source, revision: seen, days } })
      void message.success(`已保存 ${values.year} 年日历`)
      await queries.invalidateQueries({ queryKey: [place.code, 'calendar'] })
      close()
    } catch (error) {
      void message.error(error instanceof Error ? error.message : '没有保存', 6)
    }
  }
  return (
    <Form<{ year: number; source: string; off: string; work: string }>
      what="工作日历"
      layout="vertical"
      requiredMark={false}
      className="calendar-form"
      initialValues={{
        year: year.year,
        source: year.source,
        off: linesOf(year.days, 'off').join('\n'),
        work: linesOf(year.days, 'work').join('\n'),
      }}
      onFinish={(values) => void save(values)}
    >
      <Space wrap align="start" size={[16, 0]} style={{ display: 'flex' }}>
        <Form.Item name="year" label="年份">
          <CountField min={2000} max={2200} disabled={year.revision > 0} />
        </Form.Item>
        <Form.Item name="source" label="依据的通知" rules={[{ required: true, message: '请写明依据' }]}>
          <Input
            maxLength={200}
            style={{ width: 420, maxWidth: '100%' }}
            placeholder="国务院办公厅关于……部分节假日安排的通知"
          />
        </Form.Item>
      </Space>
      <Space wrap align="start" size={[16, 0]} style={{ display: 'flex' }}>
        <Form.Item name="off" label="放假（每行一段，如 10-01~10-07）">
          <Input.TextArea rows={7} style={{ width: 260 }} />
        </Form.Item>
        <Form.Item name="work" label="调休上班（每行一天，如 10-10）">
          <Input.TextArea rows={7} style={{ width: 260 }} />
        </Form.Item>
      </Space>
      <Space>
        <Button type="primary" htmlType="submit">
          保存
        </Button>
        <Button onClick={close}>取消</Button>
      </Space>
    </Form>
  )
}
