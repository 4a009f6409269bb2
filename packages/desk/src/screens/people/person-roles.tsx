import type { PeopleAnswer, PersonListed, RoleListed } from '@luoshi/server/desk/people/people-routes.ts'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { Problem } from '../../application/problem.ts'
import { type Role, useWorkplace } from '../../application/session.tsx'
import { DayPicker } from '../../parts/day-picker.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { secondPersonWords } from '../../words/powers.ts'
import { roleWords } from '../../words/roles.ts'
import { UnitSelect } from '../units/unit-select.tsx'

interface PersonRolesProps {
  readonly person: PersonListed
  readonly may: PeopleAnswer['may']
  readonly onDone: () => unknown
}

const appointed: readonly Role[] = ['system-administrator', 'security-administrator', 'audit-administrator']
const granted: readonly Role[] = ['supervisor', 'unit-head', 'unit-officer', 'leader', 'reader']
const ofUnit = (role: Role | undefined) => role === 'unit-head' || role === 'unit-officer'

/** The roles of a person with their days; security administrators grant and end them here. */
export function PersonRoles({ person, may, onDone }: PersonRolesProps) {
  const place = useWorkplace()
  const { modal, message } = App.useApp()
  const done = (answer: Done) => {
    if (answer.kind === 'waiting') message.info(secondPersonWords)
    onDone()
  }
  const mine = [...(may.appoint ? appointed : []), ...(may.grant ? granted : [])]
  const end = useMutation<Done, Problem, RoleListed>({
    mutationFn: ({ roleGrantId, role }) =>
      place.ask('POST /people/:personId/roles/:roleGrantId/end', {
        path: { personId: person.personId, roleGrantId },
        body: { role },
      }),
    onSuccess: done,
  })
  const ask = (role: RoleListed) =>
    modal.confirm({
      title: `收回“${wordsOf(role)}”？`,
      content: appointed.includes(role.role)
        ? `另一位管理员确认后，${person.name} 失去这个角色。`
        : `${person.name} 立即失去这个角色。`,
      okText: '收回',
      okButtonProps: { danger: true },
      focusable: { autoFocusButton: 'cancel' },
      cancelText: '不收回',
      onOk: () => end.mutate(role),
    })
  return (
    <>
      {person.roles.length === 0 && <p className="soft">还没有角色。</p>}
      <ul className="role-list rows">
        {person.roles.map((role) => (
          <li key={role.roleGrantId}>
            <span>
              {wordsOf(role)}{' '}
              <span className="soft numbers">
                {role.from} 起{role.to && `，至 ${role.to}`}
                {!role.now && '（未到）'}
              </span>
            </span>
            {mine.includes(role.role) && (
              <Button size="small" onClick={() => ask(role)}>
                收回
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Trouble error={end.error} />
      {mine.length > 0 && person.leftOn === null && <Grant person={person} roles={mine} onDone={done} />}
    </>
  )
}

/** Granted, ended, or waiting for another administrator. */
interface Done {
  readonly kind: string
}

interface Typed {
  readonly role: Role
  readonly unitId?: string
  readonly from: Dayjs
  readonly to?: Dayjs | null
}

function Grant({
  person,
  roles,
  onDone,
}: {
  readonly person: PersonListed
  readonly roles: readonly Role[]
  readonly onDone: (answer: Done) => unknown
}) {
  const place = useWorkplace()
  const [form] = Form.useForm<Typed>()
  const role = Form.useWatch('role', form)
  const grant = useMutation<Done, Problem, Typed>({
    mutationFn: ({ role, unitId, from, to }) =>
      place.ask('POST /people/:personId/roles', {
        path: { personId: person.personId },
        body: {
          role,
          unitId: ofUnit(role) ? (unitId ?? null) : null,
          from: from.format('YYYY-MM-DD'),
          to: to?.format('YYYY-MM-DD') ?? null,
        },
      }),
    onSuccess: (answer) => {
      form.resetFields()
      onDone(answer)
    },
  })
  return (
    <Form
      what="角色"
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ from: dayjs(place.today) }}
      onFinish={(typed) => grant.mutate(typed)}
    >
      <Form.Item label="增加角色" name="role" rules={[{ required: true, message: '请选择角色' }]}>
        <Select options={roles.map((value) => ({ value, label: roleWords[value] }))} placeholder="选择角色" />
      </Form.Item>
      {ofUnit(role) && (
        <Form.Item label="单位" name="unitId" rules={[{ required: true, message: '请选择单位' }]}>
          <UnitSelect />
        </Form.Item>
      )}
      <div className="two-days">
        <Form.Item label="起日" name="from" rules={[{ required: true, message: '请选择日期' }]}>
          <DayPicker allowClear={false} />
        </Form.Item>
        <Form.Item label="止日（不填则长期）" name="to">
          <DayPicker minDate={dayjs(place.today)} />
        </Form.Item>
      </div>
      <Trouble error={grant.error} />
      <Button htmlType="submit" loading={grant.isPending}>
        {roles.some((each) => appointed.includes(each)) ? '任命' : '授予'}
      </Button>
    </Form>
  )
}

/** `水务局 承办人员` */
export const wordsOf = ({ role, unit }: RoleListed): string => (unit ? `${unit} ${roleWords[role]}` : roleWords[role])
