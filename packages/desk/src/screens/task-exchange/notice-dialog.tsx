import type { Notice } from '@luoshi/server/desk/tasks/exchange-routes.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Input, Radio, Skeleton } from 'antd'
import { type Problem, tellWritten } from '../../application/problem.ts'
import { saveAnswer } from '../../application/save-answer.ts'
import { useWorkplace } from '../../application/session.tsx'
import { FormDay } from '../../parts/day-field.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import './task-exchange.css'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { Modal } from '../../parts/typing/guarded-modal.tsx'

interface NoticeDialogProps {
  readonly year?: number
  readonly grouping: 'area' | 'leader' | 'lead-unit'
  readonly onClose: () => void
}

type Written = Notice & { readonly annex: 'A3' | 'A4' | 'none' }

/** The notice by which the table is issued: begun for the office, changed by it, given out as a document. */
export function NoticeDialog({ year, grouping, onClose }: NoticeDialogProps) {
  const place = useWorkplace()
  const [form] = Form.useForm<Written>()
  const begun = useQuery<Notice, Problem>({
    queryKey: [place.code, 'notice', year ?? null],
    queryFn: () => place.ask('GET /tasks/notice', { query: { year } }),
  })
  const make = useMutation<void, Problem, Written>({
    mutationFn: async ({ annex, ...notice }) => {
      const answer = await place.file('POST /tasks/notice.docx', {
        body: { year, notice, annex: annex === 'none' ? null : { paper: annex, group: grouping } },
      })
      tellWritten('POST /tasks/notice.docx')
      await saveAnswer(answer)
    },
    onSuccess: onClose,
  })
  return (
    <Modal
      open
      title="印发通知"
      width={760}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={[
        <Button key="close" onClick={onClose}>
          取消
        </Button>,
        <Button key="make" type="primary" loading={make.isPending} disabled={!begun.data} onClick={() => form.submit()}>
          生成 .docx
        </Button>,
      ]}
    >
      {begun.isPending && <Skeleton active />}
      {begun.error && <ErrorState error={begun.error} again={() => begun.refetch()} />}
      {begun.data && (
        <Form<Written>
          what="通知"
          keeps
          form={form}
          layout="vertical"
          initialValues={{ ...begun.data, annex: 'A3' }}
          onFinish={(written) => make.mutate(written)}
        >
          <p className="soft">文字为通用样式，请按本地实际修改。红头和发文字号留空则不印。</p>
          <Form.Item name="title" label="标题" rules={[{ required: true, message: '请写标题' }]}>
            <Input maxLength={100} />
          </Form.Item>
          <div className="notice-pair">
            <Form.Item name="letterhead" label="红头（发文机关标志）">
              <Input maxLength={40} placeholder="留空则不印红头" />
            </Form.Item>
            <Form.Item name="number" label="发文字号">
              <Input maxLength={40} />
            </Form.Item>
          </div>
          <Form.Item name="to" label="主送机关">
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="body" label="正文" rules={[{ required: true, message: '请写正文' }]}>
            <Input.TextArea autoSize={{ minRows: 8, maxRows: 16 }} maxLength={10_000} />
          </Form.Item>
          <div className="notice-pair">
            <Form.Item name="issuer" label="署名">
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item
              name="date"
              label="成文日期"
              valuePropName="day"
              rules={[{ required: true, message: '请选择日期' }]}
            >
              <FormDay />
            </Form.Item>
          </div>
          <Form.Item name="annex" label="附任务分解表">
            <Radio.Group
              options={[
                { value: 'A3', label: 'A3 横向' },
                { value: 'A4', label: 'A4 横向' },
                { value: 'none', label: '不附' },
              ]}
            />
          </Form.Item>
          <Trouble error={make.error} />
        </Form>
      )}
    </Modal>
  )
}
