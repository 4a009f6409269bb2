import type { FactorBegun } from '@luoshi/server/desk/identity/identity-routes.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input, QRCode } from 'antd'
import { useState } from 'react'
import { deskClient } from '../../application/ask.ts'
import type { Problem } from '../../application/problem.ts'
import { Trouble } from '../../parts/trouble.tsx'
import { BackupCodes } from './backup-codes.tsx'

/** Set the second factor up: password, then the authenticator, then the backup codes; `onDone` at the end. */
export function SetUpFactor({ onDone }: { readonly onDone: () => unknown }) {
  const [begun, setBegun] = useState<FactorBegun>()
  const [confirmed, setConfirmed] = useState(false)
  if (!begun) return <Begin onBegun={setBegun} />
  if (!confirmed) return <Confirm begun={begun} onConfirmed={() => setConfirmed(true)} />
  return <Keep codes={begun.backupCodes} onDone={onDone} />
}

function Begin({ onBegun }: { readonly onBegun: (begun: FactorBegun) => void }) {
  const begin = useMutation<FactorBegun, Problem, { password: string }>({
    mutationFn: (body) => deskClient.ask('POST /auth/factor/begin', { body }),
    onSuccess: onBegun,
  })
  return (
    <Form layout="vertical" requiredMark={false} style={{ maxWidth: 360 }} onFinish={(typed) => begin.mutate(typed)}>
      <p>请先在手机上装一个动态口令应用（任何支持 TOTP 的身份验证器都可以，不需要联网）。</p>
      <Trouble error={begin.error} />
      <Form.Item label="口令" name="password" rules={[{ required: true, message: '请填写口令' }]}>
        <Input.Password autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={begin.isPending}>
        开始绑定
      </Button>
    </Form>
  )
}

function Confirm({ begun, onConfirmed }: { readonly begun: FactorBegun; readonly onConfirmed: () => void }) {
  const [form] = Form.useForm<{ code: string }>()
  const confirm = useMutation<unknown, Problem, { code: string }>({
    mutationFn: (body) => deskClient.ask('POST /auth/factor/confirm', { body }),
    onSuccess: onConfirmed,
    onError: () => form.resetFields(),
  })
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(typed) => confirm.mutate(typed)}>
      <div className="factor-set-up">
        {/* black on white in every scheme: cameras want it so */}
        <div className="factor-code">
          <QRCode
            type="svg"
            aria-label="密钥的二维码"
            value={begun.uri}
            size={168}
            bordered={false}
            bgColor="#ffffff"
            color="#000000"
          />
        </div>
        <div className="factor-words">
          <p>用应用扫描二维码；不能扫描时，手工输入密钥：</p>
          <p>
            <code>{begun.secret}</code>
          </p>
        </div>
      </div>
      <Trouble error={confirm.error} />
      <Form.Item
        label="应用显示的 6 位动态口令"
        name="code"
        rules={[{ required: true, message: '请填写 6 位动态口令' }]}
      >
        <Input
          autoFocus
          className="otp"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          style={{ maxWidth: 200 }}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={confirm.isPending}>
        确认绑定
      </Button>
    </Form>
  )
}

function Keep({ codes, onDone }: { readonly codes: readonly string[]; readonly onDone: () => unknown }) {
  const [kept, setKept] = useState(false)
  const queries = useQueryClient()
  const end = async () => {
    await queries.invalidateQueries({ queryKey: ['session'] })
    onDone()
  }
  return (
    <>
      <p role="status">✓ 动态口令已绑定。</p>
      <BackupCodes codes={codes} />
      <p>
        <Checkbox checked={kept} onChange={(event) => setKept(event.target.checked)}>
          我已妥善保存备用码
        </Checkbox>
      </p>
      <Button type="primary" disabled={!kept} onClick={() => void end()}>
        完成
      </Button>
    </>
  )
}
