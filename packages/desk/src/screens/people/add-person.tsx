import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { Modal } from '../../parts/typing/guarded-modal.tsx'
import type { FirstPassword } from './first-passwords.tsx'
import { PersonFields, type PersonTyped, personBody } from './person-fields.tsx'

interface AddPersonProps {
  readonly onClose: () => void
  readonly onAdded: (passwords: readonly FirstPassword[]) => void
}

type Typed = PersonTyped & { readonly userName: string | undefined }
interface Added {
  readonly personId: string
  readonly firstPassword: string | null
}

/** Add one person, with an account where a user name is given. */
export function AddPerson({ onClose, onAdded }: AddPersonProps) {
  const place = useWorkplace()
  const add = useMutation<Added, Problem, Typed>({
    mutationFn: (typed) =>
      place.ask('POST /people', { body: { ...personBody(typed), userName: typed.userName?.trim() || null } }),
    onSuccess: ({ firstPassword }, { name, userName }) =>
      onAdded(firstPassword && userName ? [{ name, userName, password: firstPassword }] : []),
  })
  return (
    <Modal open title="添加人员" onCancel={onClose} footer={null} mask={{ closable: false }}>
      <Form what="新人员" layout="vertical" onFinish={(typed: Typed) => add.mutate(typed)}>
        <PersonFields autoFocus />
        <Form.Item label="用户名" name="userName" extra="2–32 个汉字、字母或数字；不填则不开账号，只列名">
          <Input maxLength={32} autoComplete="off" />
        </Form.Item>
        <Trouble error={add.error} />
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          添加
        </Button>
      </Form>
    </Modal>
  )
}
