import type { ProgressForm, ProgressReport } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { Button, Space } from 'antd'
import type { AskedReason, FormAct } from './use-form-acts.ts'

/** What the form's buttons depend on; a button that is not allowed is not shown. */
interface FormButtonsProps {
  readonly may: ProgressForm['may']
  readonly report: ProgressReport | null
  readonly editable: boolean
  /** A conflict is open: it has to be settled before the report is sent. */
  readonly conflict: boolean
  readonly busy: boolean
  readonly onAct: (name: FormAct) => void
  readonly onAsk: (reason: AskedReason) => void
}

/** What this person may do with the report now. */
export function FormButtons({ may, report, editable, conflict, busy, onAct, onAsk }: FormButtonsProps) {
  const withHead = report?.state === 'sent-to-head'
  const button = (name: FormAct, words: string, type: 'primary' | 'default' = 'default') => (
    <Button type={type} size="large" loading={busy} onClick={() => onAct(name)}>
      {words}
    </Button>
  )
  return (
    <Space wrap>
      {editable && (
        <Button
          type="primary"
          size="large"
          loading={busy}
          disabled={conflict}
          onClick={() => onAct(may.send ? 'send' : 'send-to-head')}
        >
          {may.send ? '报送督查室' : '提交审签'}
        </Button>
      )}
      {may.write && withHead && !may.send && button('take-back', '撤回修改')}
      {may.send && withHead && (
        <>
          {button('send', '审签并报送', 'primary')}
          <Button size="large" onClick={() => onAsk('return-by-head')}>
            退回承办人
          </Button>
          {button('take-back', '改为自己修改')}
        </>
      )}
      {may.judge && report?.state === 'sent' && (
        <>
          {button('accept', '通过', 'primary')}
          <Button size="large" onClick={() => onAsk('return')}>
            退回
          </Button>
        </>
      )}
      {may.correct && (
        <Button size="large" onClick={() => onAsk('correct')}>
          {report ? '更正' : '补报'}
        </Button>
      )}
    </Space>
  )
}
