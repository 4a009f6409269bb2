import type { PeopleAnswer } from '@luoshi/server/desk/people/people-routes.ts'
import type {
  SheetAccountsAnswer,
  SheetAnswer,
  SheetRolesAnswer,
  SheetRow,
} from '@luoshi/server/desk/people/people-sheet-routes.ts'
import { useMutation } from '@tanstack/react-query'
import { Button, Modal, Table, Upload } from 'antd'
import { useState } from 'react'
import { apiAddress } from '../../application/address.ts'
import { call, type Problem } from '../../application/call.ts'
import { useWorkplace } from '../../application/session.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { roleWords } from '../../words/roles.ts'
import type { FirstPassword } from './first-passwords.tsx'

/** What of the list the person may do: make accounts, grant roles, or both. */
interface ImportPeopleProps {
  readonly may: PeopleAnswer['may']
  readonly onClose: () => void
  readonly onDone: (passwords: readonly FirstPassword[]) => void
}

/** A list as .xlsx: read and shown row by row first; then accounts or roles are made of the rows without trouble. */
export function ImportPeople({ may, onClose, onDone }: ImportPeopleProps) {
  const place = useWorkplace()
  const [rows, setRows] = useState<readonly SheetRow[]>()
  const [made, setMade] = useState(0)
  const read = useMutation<SheetAnswer, Problem, File>({
    mutationFn: (file) => call(place.api('people-sheet'), { method: 'POST', file }),
    onSuccess: (answer) => setRows(answer.rows),
  })
  const fresh = rows?.filter(({ problems, personId }) => problems.length === 0 && personId === null) ?? []
  const grants =
    rows?.filter((row) => row.problems.length === 0 && row.personId !== null && row.grants !== null && !row.held) ?? []
  const accounts = useMutation<readonly FirstPassword[], Problem>({
    mutationFn: async () => {
      const passwords: FirstPassword[] = []
      // in portions: a password's hash takes its time
      for (let from = 0; from < fresh.length; from += 25) {
        const people = fresh
          .slice(from, from + 25)
          .map(({ name, userName, post, phone, email }) => ({ name, userName, post, phone, email }))
        try {
          const answer = await call<SheetAccountsAnswer>(place.api('people-sheet/accounts'), {
            method: 'POST',
            body: { people },
          })
          for (const { name, userName, firstPassword } of answer.people)
            if (userName && firstPassword) passwords.push({ name, userName, password: firstPassword })
          setMade(from + people.length)
        } catch (error) {
          // what is made is made: its passwords are not to be lost
          if (passwords.length > 0) onDone(passwords)
          throw error
        }
      }
      return passwords
    },
    onSuccess: onDone,
  })
  const roles = useMutation<SheetRolesAnswer, Problem>({
    mutationFn: () =>
      call(place.api('people-sheet/roles'), {
        method: 'POST',
        body: { roles: grants.map(({ row, personId, grants: role, unitId }) => ({ row, personId, role, unitId })) },
      }),
    onSuccess: ({ refused }) => {
      if (refused.length === 0) onDone([])
    },
  })
  return (
    <Modal open title="从表格导入" onCancel={onClose} width={960} footer={null} mask={{ closable: false }}>
      <p>
        先由系统管理员用表格开账号，再由安全管理员用同一份表格授予角色。{' '}
        <a href={apiAddress(place.api('people-sheet/template'))} download>
          下载模板
        </a>
      </p>
      <Upload
        accept=".xlsx"
        maxCount={1}
        showUploadList={false}
        beforeUpload={(file) => {
          read.mutate(file)
          return false
        }}
      >
        <Button loading={read.isPending}>{rows ? '换一个文件' : '选择 .xlsx 文件'}</Button>
      </Upload>
      <Trouble error={read.error ?? accounts.error ?? roles.error} />
      {rows && <Preview rows={rows} />}
      {rows && may.manage && (
        <Button
          type="primary"
          disabled={fresh.length === 0}
          loading={accounts.isPending}
          onClick={() => accounts.mutate()}
        >
          {accounts.isPending ? `已开 ${made} / ${fresh.length}` : `为 ${fresh.length} 人建档开账号`}
        </Button>
      )}
      {rows && may.grant && (
        <Button type="primary" disabled={grants.length === 0} loading={roles.isPending} onClick={() => roles.mutate()}>
          授予 {grants.length} 个角色
        </Button>
      )}
      {roles.data && roles.data.refused.length > 0 && (
        <div role="alert" className="trouble">
          已授予 {roles.data.granted} 个，未办成：
          <ul>
            {roles.data.refused.map(({ row, message }) => (
              <li key={row}>
                第 {row} 行：{message}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Modal>
  )
}

function Preview({ rows }: { readonly rows: readonly SheetRow[] }) {
  const wrong = rows.filter(({ problems }) => problems.length > 0).length
  return (
    <>
      <p role="status">
        共 {rows.length} 行，{wrong > 0 ? `${wrong} 行有问题，改好后可再导入` : '没有问题'}。
      </p>
      <Table<SheetRow>
        className="sheet-rows"
        size="small"
        rowKey="row"
        dataSource={[...rows]}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        scroll={{ y: 360, x: 800 }}
        columns={[
          { title: '行', dataIndex: 'row', width: 56 },
          { title: '姓名', dataIndex: 'name', width: 96 },
          { title: '用户名', dataIndex: 'userName', width: 120 },
          { title: '单位', dataIndex: 'unit', width: 160 },
          { title: '角色', width: 112, render: (_, row) => (row.grants ? roleWords[row.grants] : row.role) },
          {
            title: '结果',
            render: (_, row) =>
              row.problems.length > 0 ? (
                <span className="trouble">✕ {row.problems.join('；')}</span>
              ) : row.personId === null ? (
                '＋ 新人'
              ) : row.held || row.grants === null ? (
                <span className="soft">✓ 已有</span>
              ) : (
                '＋ 授予角色'
              ),
          },
        ]}
      />
    </>
  )
}
