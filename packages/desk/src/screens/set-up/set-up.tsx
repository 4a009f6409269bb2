import type { FirstRunAnswer } from '@luoshi/server/desk/identity/identity-routes.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Radio, Spin } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { deskClient } from '../../application/ask.ts'
import type { Problem } from '../../application/problem.ts'
import { Gate } from '../../parts/gate.tsx'
import { Trouble } from '../../parts/trouble.tsx'

interface Typed {
  readonly place: string
  readonly code?: string
  readonly placeName?: string
  readonly userName: string
  readonly name: string
  readonly password: string
}

const another = 'another'

/** 首次设置: by the link that the start printed somebody becomes system administrator. */
export function SetUpScreen() {
  // the secret stands behind #, which no log and no other site gets to see; from there it goes at once
  const [secret] = useState(() => {
    const given = window.location.hash.slice(1)
    if (given) window.history.replaceState(window.history.state, '', window.location.pathname)
    return given
  })
  const look = useQuery({
    queryKey: ['first-run', secret],
    queryFn: () => deskClient.ask('POST /auth/first-run/look', { body: { secret } }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (look.isPending) return <Spin fullscreen description="正在打开…" />
  return (
    <Gate title="首次设置：系统管理员" wide>
      <Trouble error={look.error} />
      {look.error && <Button href="sign-in">去登录</Button>}
      {look.data && <SetUp secret={secret} found={look.data} />}
    </Gate>
  )
}

function SetUp({ secret, found }: { readonly secret: string; readonly found: FirstRunAnswer }) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [form] = Form.useForm<Typed & { again: string }>()
  const place = Form.useWatch('place', form)
  const setUp = useMutation<{ readonly code: string }, Problem, Typed>({
    mutationFn: ({ place, code, placeName, userName, name, password }) =>
      deskClient.ask('POST /auth/first-run', {
        body: {
          secret,
          place: place === another ? { code: code ?? '', name: placeName ?? '' } : place,
          userName,
          name,
          password,
        },
      }),
    onSuccess: () => {
      queries.clear()
      navigate('/account', { replace: true })
    },
  })
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ place: found.places[0]?.code ?? another }}
      onFinish={(typed) => setUp.mutate(typed)}
    >
      <p>
        系统管理员管账号和单位，并任命安全管理员（管角色和规则）、审计管理员（看日志和台账）。三者须由不同的人担任，且不兼任业务角色。
      </p>
      <Form.Item label="行政区" name="place">
        <Radio.Group>
          {found.places.map(({ code, name }) => (
            <div key={code}>
              <Radio value={code}>
                {name} <span className="soft">{code}</span>
              </Radio>
            </div>
          ))}
          {found.any && <Radio value={another}>另一个行政区</Radio>}
        </Radio.Group>
      </Form.Item>
      {place === another && (
        <>
          <Form.Item
            label="行政区划代码"
            name="code"
            rules={[{ required: true, pattern: /^\d{6}(\d{3}(\d{3})?)?$/, message: '六位数字（乡镇九位或十二位）' }]}
          >
            <Input inputMode="numeric" maxLength={12} />
          </Form.Item>
          <Form.Item label="行政区名称" name="placeName" rules={[{ required: true, min: 2, message: '如：青禾县' }]}>
            <Input maxLength={40} />
          </Form.Item>
        </>
      )}
      <Form.Item label="姓名" name="name" rules={[{ required: true, min: 2, message: '请填写真实姓名' }]}>
        <Input autoComplete="name" maxLength={40} />
      </Form.Item>
      <Form.Item
        label="用户名"
        name="userName"
        extra="2–32 个汉字、字母或数字，登录时用"
        rules={[{ required: true, message: '请填写用户名' }]}
      >
        <Input autoComplete="username" maxLength={32} />
      </Form.Item>
      <Form.Item
        label="口令"
        name="password"
        extra="至少 8 位，含大写字母、小写字母、数字、符号中的三种"
        rules={[
          { required: true, message: '请填写口令' },
          { min: 8, message: '至少 8 位' },
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        label="确认口令"
        name="again"
        dependencies={['password']}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, again) => {
              if (again !== getFieldValue('password')) throw new Error('两次填写的不一样')
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Trouble error={setUp.error} />
      <Button type="primary" htmlType="submit" size="large" loading={setUp.isPending}>
        创建系统管理员
      </Button>
      <p className="soft">下一步绑定动态口令。</p>
    </Form>
  )
}
