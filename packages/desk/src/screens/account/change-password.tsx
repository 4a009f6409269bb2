import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { deskClient } from '../../application/ask.ts'
import type { Problem } from '../../application/problem.ts'
import { useSession } from '../../application/session.tsx'
import { Trouble } from '../../parts/trouble.tsx'

interface Typed {
  readonly current: string
  readonly next: string
}

/** Change one's password; `onChanged` when it is. */
export function ChangePassword({ onChanged }: { readonly onChanged: () => unknown }) {
  const session = useSession()
  const queries = useQueryClient()
  const [form] = Form.useForm<Typed & { again: string }>()
  const change = useMutation<unknown, Problem, Typed>({
    mutationFn: (body) => deskClient.ask('POST /auth/password', { body }),
    onSuccess: async () => {
      form.resetFields()
      await queries.invalidateQueries({ queryKey: ['session'] })
      await queries.invalidateQueries({ queryKey: ['own-sessions'] })
      onChanged()
    },
  })
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      style={{ maxWidth: 360 }}
      onFinish={({ current, next }) => change.mutate({ current, next })}
    >
      <Trouble error={change.error} />
      <Form.Item label="当前口令" name="current" rules={[{ required: true, message: '请填写当前口令' }]}>
        <Input.Password autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        label="新口令"
        name="next"
        extra={session.data?.passwordRules}
        rules={[
          { required: true, message: '请填写新口令' },
          { min: 8, message: '至少 8 位' },
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        label="再填一次新口令"
        name="again"
        dependencies={['next']}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, again) => {
              if (again !== getFieldValue('next')) throw new Error('两次填写的不一样')
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        修改口令
      </Button>
    </Form>
  )
}
