import type { PersonListed } from '@luoshi/server/desk/people/people-routes.ts'
import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { PersonFields, type PersonTyped, personBody } from './person-fields.tsx'

/** Change what is known of a person; what somebody else changed meanwhile is shown, and what was typed stays. */
export function EditPerson({ person, onDone }: { readonly person: PersonListed; readonly onDone: () => unknown }) {
  const place = useWorkplace()
  const { message } = App.useApp()
  const [revision, setRevision] = useState(person.revision)
  const [theirs, setTheirs] = useState<PersonTyped>()
  const edit = useMutation<{ readonly revision: number }, Problem, PersonTyped>({
    mutationFn: (typed) =>
      place.ask('PUT /people/:personId', {
        path: { personId: person.personId },
        body: { ...personBody(typed), revision },
      }),
    onSuccess: (done) => {
      setRevision(done.revision)
      setTheirs(undefined)
      message.success('已保存')
      onDone()
    },
    onError: (problem) => {
      if (problem.kind !== 'stale') return
      const current = problem.current as PersonTyped & { readonly revision: number }
      setRevision(current.revision)
      setTheirs(current)
    },
  })
  return (
    <Form
      what="人员信息"
      layout="vertical"
      initialValues={person}
      onFinish={(typed: PersonTyped) => edit.mutate(typed)}
    >
      <PersonFields />
      <Trouble error={edit.error} />
      {theirs && (
        <p role="status">
          他人保存的是：{theirs.name}，{theirs.post || '无职务'}，{theirs.phone || '无电话'}，{theirs.email || '无邮箱'}
          。再次保存会以您填写的为准。
        </p>
      )}
      <Button htmlType="submit" loading={edit.isPending}>
        保存
      </Button>
    </Form>
  )
}
