import type { InspectionDetail } from '@luoshi/server/desk/inspections/inspection-routes.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { DayPicker } from '../../parts/day-picker.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { dayWords } from '../../words/reporting.ts'
import type { OfInspection } from './use-inspection.ts'

interface Typed {
  readonly facts: string
  readonly opinion: string
  readonly items?: { readonly unitId: string; readonly words: string; readonly dueOn: Dayjs }[]
}

/** 督查结论: facts and opinion as they were made; for the office, while the inspection is under way, to be written. */
export function Conclusion({ inspection }: OfInspection) {
  const place = useWorkplace()
  const [writing, setWriting] = useState(false)
  const { facts, opinion, servedAt, mayConclude, sheets } = inspection
  if (facts === null && !mayConclude) return null
  return (
    <section aria-label="督查结论">
      <h2>督查结论{servedAt && <span className="soft numbers">（{dayWords(servedAt)} 送达）</span>}</h2>
      {writing ? (
        <ConclusionForm inspection={inspection} onClose={() => setWriting(false)} />
      ) : (
        <>
          {facts !== null && (
            <>
              <h3>查明的事实</h3>
              <p className="matter-words">{facts}</p>
              {sheets.length > 0 && (
                <p className="soft">
                  依据：督查记录 {sheets.filter(({ voidReason }) => voidReason === null).length} 份，附件{' '}
                  {sheets.reduce((sum, { files, voidReason }) => sum + (voidReason === null ? files.length : 0), 0)}{' '}
                  件。
                </p>
              )}
              <h3>督查意见</h3>
              <p className="matter-words">{opinion}</p>
            </>
          )}
          {facts !== null && (
            <p>
              <a
                href={place.address('GET /inspections/:inspectionId/conclusion.docx', {
                  path: { inspectionId: inspection.inspectionId },
                })}
                download
              >
                下载结论文稿
              </a>
            </p>
          )}
          {mayConclude && (
            <Button onClick={() => setWriting(true)}>{facts === null ? '撰写督查结论' : '修改督查结论'}</Button>
          )}
        </>
      )}
    </section>
  )
}

function ConclusionForm({
  inspection,
  onClose,
}: {
  readonly inspection: InspectionDetail
  readonly onClose: () => void
}) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [form] = Form.useForm<Typed>()
  const { inspectionId, revision } = inspection
  // who was merged rectifies nothing more: its successor stands beside it
  const units = inspection.units.filter(({ merged }) => !merged)
  const save = useMutation<unknown, Problem, Typed>({
    mutationFn: ({ facts, opinion, items = [] }) =>
      place.ask('PUT /inspections/:inspectionId/conclusion', {
        path: { inspectionId },
        body: {
          revision,
          facts,
          opinion,
          items: items.map(({ unitId, words, dueOn }) => ({ unitId, words, dueOn: dueOn.format('YYYY-MM-DD') })),
        },
      }),
    onSuccess: async () => {
      message.success('已保存督查结论。')
      onClose()
      await queries.invalidateQueries({ queryKey: [place.code] })
    },
  })
  const required = [{ required: true, message: '请填写' }]
  return (
    <Form
      what={`督查结论 ${inspectionId}`}
      keeps
      form={form}
      layout="vertical"
      initialValues={{
        facts: inspection.facts ?? '',
        opinion: inspection.opinion ?? '',
        items: inspection.items.map(({ unitId, words, dueOn }) => ({ unitId, words, dueOn: dayjs(dueOn) })),
      }}
      onFinish={(typed) => save.mutate(typed)}
    >
      <Form.Item label="查明的事实" name="facts" rules={required}>
        <Input.TextArea rows={5} maxLength={10_000} autoFocus />
      </Form.Item>
      <Form.Item label="督查意见" name="opinion" rules={required}>
        <Input.TextArea rows={3} maxLength={10_000} />
      </Form.Item>
      <Form.List name="items">
        {(fields, { add, remove }) => (
          <fieldset className="inspection-items">
            <legend>整改事项</legend>
            {fields.map(({ key, name }) => (
              <div key={key} className="inspection-item">
                <Form.Item name={[name, 'unitId']} noStyle rules={required}>
                  <Select
                    aria-label={`整改 ${name + 1} 的单位`}
                    options={units.map(({ id, name: unit }) => ({ value: id, label: unit }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'words']} noStyle rules={required}>
                  <Input aria-label={`整改 ${name + 1} 的要求`} maxLength={1000} placeholder="整改要求" />
                </Form.Item>
                <Form.Item name={[name, 'dueOn']} noStyle rules={required}>
                  <DayPicker aria-label={`整改 ${name + 1} 的期限`} minDate={dayjs(place.today)} placeholder="期限" />
                </Form.Item>
                <Button aria-label={`去掉整改 ${name + 1}`} onClick={() => remove(name)}>
                  去掉
                </Button>
              </div>
            ))}
            <Button onClick={() => add({ unitId: units[0]?.id })}>添加整改事项</Button>
          </fieldset>
        )}
      </Form.List>
      <Trouble error={save.error} />
      {/* no button of submission: Enter in a day would send half a conclusion */}
      <Button type="primary" onClick={form.submit} loading={save.isPending}>
        保存结论
      </Button>{' '}
      <Button onClick={onClose}>不保存</Button>
    </Form>
  )
}
