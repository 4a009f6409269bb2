import type { SignInAnswer } from '@luoshi/server/desk/identity/identity-routes.ts'
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { deskClient } from '../../application/ask.ts'
import type { Problem } from '../../application/problem.ts'
import { Gate } from '../../parts/gate.tsx'
import { Trouble } from '../../parts/trouble.tsx'

interface EnterCodeProps {
  readonly onEntered: () => unknown
  /** The first step is to be taken again. */
  readonly onAgain: () => unknown
}

/** The second step of signing in, on a page of its own. */
export function EnterCode(props: EnterCodeProps) {
  return (
    <Gate title="第二步：动态口令">
      <CodeForm {...props} />
    </Gate>
  )
}

/** A code of the authenticator, or one of the backup codes. */
export function CodeForm({ onEntered, onAgain }: EnterCodeProps) {
  const [backup, setBackup] = useState(false)
  const [form] = Form.useForm<{ code: string }>()
  const enter = useMutation<SignInAnswer, Problem, string>({
    mutationFn: (code) => deskClient.ask('POST /auth/second-factor', { body: { code, backup } }),
    onSuccess: onEntered,
    onError: () => form.resetFields(),
  })
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={({ code }) => enter.mutate(code)}>
      <Trouble error={enter.error} />
      <Form.Item
        key={String(backup)}
        label={backup ? '备用码（每个只能用一次）' : '手机上显示的 6 位动态口令'}
        name="code"
        rules={[{ required: true, message: backup ? '请填写备用码' : '请填写 6 位动态口令' }]}
      >
        <Input
          autoFocus
          size="large"
          className="otp"
          autoComplete="one-time-code"
          inputMode={backup ? 'text' : 'numeric'}
          maxLength={backup ? 40 : 10}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={enter.isPending}>
        登录
      </Button>
      <p>
        <Button type="link" onClick={() => setBackup(!backup)}>
          {backup ? '改用动态口令' : '手机不在身边，用备用码'}
        </Button>
        <Button type="link" onClick={onAgain}>
          重新输入用户名
        </Button>
      </p>
    </Form>
  )
}
