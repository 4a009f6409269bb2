import { Form, Input } from 'antd'

/** What is known of a person, as the forms hold it. */
export interface PersonTyped {
  readonly name: string
  readonly post: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** The fields of a person, for the form around them. */
export function PersonFields({ autoFocus = false }: { readonly autoFocus?: boolean }) {
  return (
    <>
      <Form.Item label="姓名" name="name" rules={[{ required: true, min: 2, message: '请填写姓名' }]}>
        <Input maxLength={40} autoFocus={autoFocus} />
      </Form.Item>
      <Form.Item label="职务" name="post">
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item label="电话" name="phone">
        <Input maxLength={40} inputMode="tel" />
      </Form.Item>
      <Form.Item label="邮箱" name="email" rules={[{ type: 'email', message: '邮箱格式不对' }]}>
        <Input maxLength={100} inputMode="email" />
      </Form.Item>
    </>
  )
}

/** What stands in the fields as the server takes it: an empty one is none. */
export const personBody = ({ name, post, phone, email }: PersonTyped): PersonTyped => ({
  name,
  post: post || null,
  phone: phone || null,
  email: email || null,
})
