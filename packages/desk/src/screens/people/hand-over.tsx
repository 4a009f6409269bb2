import type { PersonListed } from '@luoshi/server/desk/people/people-routes.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Radio, Select } from 'antd'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { secondPersonWords } from '../../words/powers.ts'

/** `onDone` comes once the work is handed over. */
interface HandOverProps {
  readonly person: PersonListed
  readonly people: readonly PersonListed[]
  readonly onDone: () => unknown
}

/** Handed over, or (without counts) waiting for another administrator. */
interface Done {
  readonly kind: string
  readonly tasks?: number
  readonly drafts?: number
  readonly roles?: number
}

interface Typed {
  readonly toPersonId?: string
  readonly leaves: boolean
}

/** Hand over what is open of a person, and let them leave, in one step. */
export function HandOver({ person, people, onDone }: HandOverProps) {
  const place = useWorkplace()
  const { modal, message } = App.useApp()
  const open = useQuery({
    queryKey: [place.code, 'open-work', person.personId],
    queryFn: () => place.ask('GET /people/:personId/open-work', { path: { personId: person.personId } }),
  })
  const over = useMutation<Done, Problem, Typed>({
    mutationFn: ({ toPersonId = null, leaves }: { toPersonId?: string | null; leaves: boolean }) =>
      place.ask('POST /people/:personId/hand-over', {
        path: { personId: person.personId },
        body: { toPersonId, leaves },
      }),
    onSuccess: ({ kind, tasks, drafts, roles }) => {
      if (kind === 'waiting') message.info(secondPersonWords)
      else message.success(`已移交 ${tasks} 项任务、${drafts} 份草稿、${roles} 个角色`)
      onDone()
    },
  })
  const back = useMutation<unknown, Problem>({
    mutationFn: () => place.ask('POST /people/:personId/bring-back', { path: { personId: person.personId } }),
    onSuccess: onDone,
  })
  if (person.leftOn !== null)
    return (
      <>
        <p>{person.leftOn} 离岗。</p>
        <Button onClick={() => back.mutate()}>恢复在岗（角色须重新授予）</Button>
        <Trouble error={back.error} />
      </>
    )
  const ask = (typed: Typed) =>
    modal.confirm({
      title: typed.leaves ? `${person.name} 离岗？` : `移交 ${person.name} 的工作？`,
      content: typed.leaves
        ? '未办结的任务、督办事项、批示、督查活动、草稿和角色移交后，其角色全部结束，账号停用并退出登录。有角色转给接手的人时，须安全管理员确认后生效；要立即停止登录，请先停用账号。'
        : '未办结的任务、督办事项、批示、督查活动、草稿和业务角色转到接手的人名下。有角色转给接手的人时，须安全管理员确认后生效。',
      okText: '确定移交',
      okButtonProps: { danger: true },
      focusable: { autoFocusButton: 'cancel' },
      cancelText: '取消',
      onOk: () => over.mutate(typed),
    })
  const others = people.filter(({ personId, leftOn }) => personId !== person.personId && leftOn === null)
  return (
    <Form what="工作交接" layout="vertical" requiredMark={false} initialValues={{ leaves: true }} onFinish={ask}>
      {open.data && (
        <p>
          未办结的任务 {open.data.tasks} 项，未送出的填报 {open.data.drafts} 份，由其批准或牵头的督办事项{' '}
          {open.data.matters} 件，未了结的批示 {open.data.instructions} 件，担任组长的督查活动 {open.data.inspections}{' '}
          个，角色 {person.roles.length} 个。
        </p>
      )}
      <Form.Item label="接手的人" name="toPersonId">
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="没有未办事项时可以不选"
          options={others.map(({ personId, name, post }) => ({
            value: personId,
            label: post ? `${name}（${post}）` : name,
          }))}
        />
      </Form.Item>
      <Form.Item name="leaves">
        <Radio.Group>
          <Radio value={true}>离岗，停用账号</Radio>
          <Radio value={false}>只移交，仍在岗</Radio>
        </Radio.Group>
      </Form.Item>
      <Trouble error={over.error} />
      <Button danger htmlType="submit" loading={over.isPending}>
        移交
      </Button>
    </Form>
  )
}
