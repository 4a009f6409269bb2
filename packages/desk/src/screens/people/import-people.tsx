import type { PeopleAnswer } from '@luoshi/server/desk/people/people-routes.ts'
import type { SheetAnswer, SheetRolesAnswer } from '@luoshi/server/desk/people/people-sheet-routes.ts'
import { useMutation } from '@tanstack/react-query'
import { Button, Modal, Segmented, Upload } from 'antd'
import { useState } from 'react'
import { newId } from '../../application/new-id.ts'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { AddUnits } from '../units/add-units.tsx'
import type { FirstPassword } from './first-passwords.tsx'
import { PeoplePreview, type UserNames, userNameOf } from './people-preview.tsx'

/** What of the list the person may do: make accounts, grant roles, or both. */
interface ImportPeopleProps {
  readonly may: PeopleAnswer['may']
  readonly onClose: () => void
  readonly onDone: (passwords: readonly FirstPassword[]) => void
}

/** A list as .xlsx: read and shown row by row first; then accounts or roles are made of the rows without trouble. */
export function ImportPeople({ may, onClose, onDone }: ImportPeopleProps) {
  const place = useWorkplace()
  const [file, setFile] = useState<File>()
  /** Holds the portions of one list together, so that it can be taken back as one act. */
  const [importId, setImportId] = useState(() => newId())
  const [userNames, setUserNames] = useState<UserNames>('pinyin')
  const [addingUnits, setAddingUnits] = useState(false)
  const [made, setMade] = useState(0)
  const read = useMutation<SheetAnswer, Problem, File>({
    mutationFn: (file) => place.ask('POST /people-sheet', { file }),
  })
  const rows = read.data?.rows
  const unknownUnits = [...new Set(rows?.flatMap(({ unknownUnit }) => unknownUnit ?? []))]
  const fresh = rows?.filter(({ problems, personId }) => problems.length === 0 && personId === null) ?? []
  const grants =
    rows?.filter((row) => row.problems.length === 0 && row.personId !== null && row.grants !== null && !row.held) ?? []
  const accounts = useMutation<readonly FirstPassword[], Problem>({
    mutationFn: async () => {
      const passwords: FirstPassword[] = []
      // in portions: a password's hash takes its time
      for (let from = 0; from < fresh.length; from += 25) {
        const portion = fresh.slice(from, from + 25)
        const people = portion.map((row) => {
          const { name, post, phone, email } = row
          return { name, userName: userNameOf(row, userNames), post, phone, email }
        })
        try {
          const answer = await place.ask('POST /people-sheet/accounts', {
            body: { people, list: { importId, source: file?.name ?? null } },
          })
          for (const [index, { name, userName, firstPassword }] of answer.people.entries())
            if (userName && firstPassword)
              passwords.push({ name, userName, password: firstPassword, unit: portion[index]?.unit ?? '' })
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
      place.ask('POST /people-sheet/roles', {
        body: {
          roles: grants.flatMap(({ row, personId, grants: role, unitId }) =>
            personId === null || role === null ? [] : [{ row, personId, role, unitId }],
          ),
        },
      }),
    onSuccess: ({ refused }) => {
      if (refused.length === 0) onDone([])
    },
  })
  return (
    <Modal open title="从表格导入" onCancel={onClose} width={960} footer={null} mask={{ closable: false }}>
      <p>
        先由系统管理员用表格开账号，再由安全管理员用同一份表格授予角色。{' '}
        <a href={place.address('GET /people-sheet/template')} download>
          下载模板
        </a>
      </p>
      <Upload
        accept=".xlsx,.csv"
        maxCount={1}
        showUploadList={false}
        beforeUpload={(chosen) => {
          setFile(chosen)
          setImportId(newId())
          read.mutate(chosen)
          return false
        }}
      >
        <Button loading={read.isPending}>{rows ? '换一个文件' : '选择 .xlsx 或 .csv 文件'}</Button>
      </Upload>
      <Trouble error={read.error ?? accounts.error ?? roles.error} />
      {rows?.some(({ suggested }) => suggested) && (
        <p className="people-names">
          没有填用户名的，按{' '}
          <Segmented<UserNames>
            aria-label="用户名的来源"
            size="small"
            value={userNames}
            onChange={setUserNames}
            options={[
              { value: 'pinyin', label: '姓名拼音' },
              { value: 'phone', label: '手机号' },
            ]}
          />{' '}
          给出，见下表；也可以在表格里加一列“用户名”。
        </p>
      )}
      {unknownUnits.length > 0 && (
        <p role="status">
          有 {unknownUnits.length} 个单位还没有设立：{unknownUnits.slice(0, 6).join('、')}
          {unknownUnits.length > 6 && '等'}。{' '}
          {may.manage && (
            <Button size="small" onClick={() => setAddingUnits(true)}>
              核对并设立这些单位…
            </Button>
          )}
        </p>
      )}
      {addingUnits && (
        <AddUnits
          lines={unknownUnits.join('\n')}
          onClose={() => setAddingUnits(false)}
          onDone={() => {
            setAddingUnits(false)
            // the rows are compared with the units as they are now
            if (file) read.mutate(file)
          }}
        />
      )}
      {read.data && <PeoplePreview answer={read.data} userNames={userNames} />}
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
