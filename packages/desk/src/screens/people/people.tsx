import type { PersonListed } from '@luoshi/server/desk/people/people-routes.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Select, Skeleton, Table } from 'antd'
import { useMemo, useState } from 'react'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { roleWords } from '../../words/roles.ts'
import { ImportsButton } from '../imports/imports-button.tsx'
import { accountWords } from './account-words.ts'
import { AddPerson } from './add-person.tsx'
import { type FirstPassword, FirstPasswords } from './first-passwords.tsx'
import { ImportPeople } from './import-people.tsx'
import { PersonDrawer } from './person-drawer.tsx'
import { wordsOf } from './person-roles.tsx'
import { PowerRequests } from './power-requests.tsx'
import './people.css'

/** 人员: who there is, what they may, and, for administrators, their accounts. */
export function PeopleScreen() {
  const place = useWorkplace()
  const queries = useQueryClient()
  const [opened, setOpened] = useState<string>()
  const [doing, setDoing] = useState<'add' | 'import'>()
  const [passwords, setPasswords] = useState<readonly FirstPassword[]>([])
  const key = [place.code, 'people']
  const list = useQuery({ queryKey: key, queryFn: () => place.ask('GET /people') })
  if (list.isPending) return <Skeleton active paragraph={{ rows: 8 }} />
  if (cannotShow(list)) return <ErrorState error={list.error} again={() => list.refetch()} />
  const { people, may } = list.data
  const done = (made: readonly FirstPassword[] = []) => {
    if (made.length > 0) setPasswords(made)
    return queries.invalidateQueries({ queryKey: key })
  }
  const person = people.find(({ personId }) => personId === opened)
  const finish = (made: readonly FirstPassword[]) => {
    setDoing(undefined)
    void done(made)
  }
  return (
    <>
      <PageHeader
        title="人员"
        aside={`在岗 ${people.filter(({ leftOn }) => leftOn === null).length} 人`}
        actions={
          (may.manage || may.grant) && (
            <>
              {may.manage && <ImportsButton kind="people" />}
              <Button onClick={() => setDoing('import')}>从表格导入</Button>
              {may.manage && (
                <Button type="primary" onClick={() => setDoing('add')}>
                  添加人员
                </Button>
              )}
            </>
          )
        }
      />
      {may.decide && <PowerRequests onDone={done} />}
      {may.appoint && <Missing people={people} />}
      <PeopleTable people={people} onOpen={setOpened} />
      {person && <PersonDrawer person={person} answer={list.data} onClose={() => setOpened(undefined)} onDone={done} />}
      {doing === 'add' && <AddPerson onClose={() => setDoing(undefined)} onAdded={finish} />}
      {doing === 'import' && <ImportPeople may={may} onClose={() => setDoing(undefined)} onDone={finish} />}
      <FirstPasswords passwords={passwords} onClose={() => setPasswords([])} />
    </>
  )
}

/** Says which of the other two administrators there are not yet: nothing can be granted or watched over without them. */
function Missing({ people }: { readonly people: readonly PersonListed[] }) {
  const held = people.flatMap(({ leftOn, roles }) => (leftOn === null ? roles.map(({ role }) => role) : []))
  const missing = (['security-administrator', 'audit-administrator'] as const).filter((role) => !held.includes(role))
  if (missing.length === 0) return null
  return (
    <p role="status">
      还没有{missing.map((role) => roleWords[role]).join('和')}
      。请添加人员，再点姓名任命：安全管理员授予各人角色，审计管理员查看日志和台账。
    </p>
  )
}

type Standing = 'here' | 'left' | 'no-role'

function PeopleTable({
  people,
  onOpen,
}: {
  readonly people: readonly PersonListed[]
  readonly onOpen: (personId: string) => void
}) {
  const [search, setSearch] = useState('')
  const [standing, setStanding] = useState<Standing>('here')
  const shown = useMemo(
    () => people.filter((person) => stands(person, standing) && matches(person, search.trim())),
    [people, search, standing],
  )
  const accounts = people.some(({ account }) => account !== null)
  return (
    <>
      <div className="people-tools">
        <Input
          allowClear
          aria-label="查找"
          placeholder="姓名、用户名、单位、角色"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          style={{ width: 240 }}
        />
        <Select
          aria-label="在岗情况"
          value={standing}
          onChange={setStanding}
          style={{ width: 120 }}
          options={[
            { value: 'here', label: '在岗' },
            { value: 'no-role', label: '没有角色' },
            { value: 'left', label: '已离岗' },
          ]}
        />
      </div>
      <Table<PersonListed>
        size="small"
        rowKey="personId"
        dataSource={shown}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: search ? '没有符合的人员' : '这里会列出人员。由系统管理员添加，或从表格导入。' }}
        columns={[
          {
            title: '姓名',
            render: (_, { personId, name }) => (
              <button type="button" className="plain-name" onClick={() => onOpen(personId)}>
                {name}
              </button>
            ),
          },
          { title: '职务', dataIndex: 'post', responsive: ['md'] },
          {
            title: '角色',
            render: (_, { roles }) => (
              <ul className="role-list">
                {roles.map((role) => (
                  <li key={role.roleGrantId}>
                    {wordsOf(role)}
                    {!role.now && <span className="soft">（{role.from} 起）</span>}
                    {role.to && <span className="soft">（至 {role.to}）</span>}
                  </li>
                ))}
              </ul>
            ),
          },
          ...(accounts
            ? [
                {
                  title: '账号',
                  render: (_: unknown, { account }: PersonListed) =>
                    account ? (
                      <>
                        {account.userName} <span className="soft">{accountWords(account)}</span>
                      </>
                    ) : (
                      <span className="soft">无</span>
                    ),
                },
              ]
            : []),
          { title: '电话', dataIndex: 'phone', responsive: ['lg'] },
        ]}
      />
    </>
  )
}

function stands({ leftOn, roles }: PersonListed, standing: Standing): boolean {
  if (standing === 'left') return leftOn !== null
  return leftOn === null && (standing === 'here' || roles.length === 0)
}

function matches({ name, post, roles, account }: PersonListed, search: string): boolean {
  if (search === '') return true
  return [name, post, account?.userName, ...roles.map(wordsOf)].some((text) => text?.includes(search))
}
