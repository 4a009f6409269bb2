import { Alert, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { DayField } from '../../parts/day-field.tsx'
import { Modal } from '../../parts/typing/guarded-modal.tsx'
import { kindWords, sourceWords } from '../../words/tasks.ts'
import type { Tasks } from './use-tasks.ts'

type Source = keyof typeof sourceWords
type Kind = keyof typeof kindWords

const examples: Readonly<Record<Source, string>> = {
  meeting: '如：第3次常务会议纪要',
  'superior-document': '如：省政府办公厅某号文件',
  instruction: '如：某月某日对某材料的批示',
  other: '写明任务从哪里来',
}

/** Adds a task that stands in no report, with where it was given. */
export function OutsideDialog({
  tasks,
  year,
  onClose,
}: {
  readonly tasks: Tasks
  readonly year: number
  readonly onClose: () => void
}) {
  const [wording, setWording] = useState('')
  const [source, setSource] = useState('')
  const [sourceKind, setSourceKind] = useState<Source>('meeting')
  const [kind, setKind] = useState<Kind>('work')
  const [dueOn, setDueOn] = useState<string | null>(null)
  const [problem, setProblem] = useState<Error | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    const body = { year, wording, sourceKind, source, kind, dueOn }
    const said = await tasks.act((ask) => ask('POST /tasks/outside', { body }))
    setBusy(false)
    if (said) setProblem(said)
    else onClose()
  }
  return (
    <Modal
      open
      width={640}
      title={`新增${year}年报告以外的任务`}
      okText="新增"
      okButtonProps={{ disabled: wording.trim() === '' || source.trim() === '', loading: busy }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <p className="soft">这项任务会注明来源，不计入报告的承诺事项；公开属性定为“主动公开”后才会公开。</p>
      <Form layout="vertical">
        <Form.Item label="任务内容" htmlFor="outside-wording" required>
          <Input.TextArea
            id="outside-wording"
            autoFocus
            rows={3}
            maxLength={1000}
            value={wording}
            onChange={(event) => setWording(event.target.value)}
          />
        </Form.Item>
        <Form.Item label="来源" htmlFor="outside-source" required>
          <div className="tasks-plan-actions">
            <Select<Source>
              aria-label="来源类别"
              style={{ width: 120 }}
              value={sourceKind}
              onChange={setSourceKind}
              options={Object.entries(sourceWords).map(([value, label]) => ({ value: value as Source, label }))}
            />
            <Input
              id="outside-source"
              style={{ flex: 1, minWidth: 200 }}
              maxLength={200}
              placeholder={examples[sourceKind]}
              value={source}
              onChange={(event) => setSource(event.target.value)}
            />
          </div>
        </Form.Item>
        <div className="tasks-plan-actions">
          <Form.Item label="类型" required>
            <Select<Kind>
              aria-label="类型"
              style={{ width: 120 }}
              value={kind}
              onChange={setKind}
              options={Object.entries(kindWords).map(([value, label]) => ({ value: value as Kind, label }))}
            />
          </Form.Item>
          <Form.Item label="完成时限">
            <DayField day={dueOn} onChange={setDueOn} label="完成时限" clears />
          </Form.Item>
        </div>
      </Form>
      {problem && <Alert type="error" role="alert" title={problem.message} />}
    </Modal>
  )
}
