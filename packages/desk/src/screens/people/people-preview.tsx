import type { SheetAnswer, SheetRow } from '@luoshi/server/desk/people/people-sheet-routes.ts'
import { Table } from 'antd'
import { NotRead } from '../../parts/not-read.tsx'
import { roleWords } from '../../words/roles.ts'

/** What user names are made from where the list names none. */
export type UserNames = 'pinyin' | 'phone'

/** The user name of a row: as written, or made; by its sounds where there is no phone. */
export function userNameOf({ userName, suggested }: SheetRow, from: UserNames): string {
  if (userName !== '' || suggested === null) return userName
  return from === 'phone' ? (suggested.phone ?? suggested.pinyin) : suggested.pinyin
}

/** The rows of a list with what each comes to, and the lines that name nobody. */
export function PeoplePreview({ answer, userNames }: { readonly answer: SheetAnswer; readonly userNames: UserNames }) {
  const { rows } = answer
  const wrong = rows.filter(({ problems }) => problems.length > 0).length
  const filled = rows.filter(({ unitFromAbove }) => unitFromAbove).length
  return (
    <>
      <p role="status">
        共 {rows.length} 行，{wrong > 0 ? `${wrong} 行有问题，改好后可再导入` : '没有问题'}。
        {filled > 0 && `其中 ${filled} 行没有写单位，沿用上一行的单位，已注明，请核对。`}
      </p>
      <NotRead {...answer} of="人员" />
      <Table<SheetRow>
        className="sheet-rows"
        size="small"
        rowKey={({ row, name }) => `${row} ${name}`}
        dataSource={[...rows]}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        scroll={{ y: 360, x: 800 }}
        columns={[
          { title: '行', dataIndex: 'row', width: 56 },
          { title: '姓名', dataIndex: 'name', width: 96 },
          {
            title: '用户名',
            width: 140,
            render: (_, row) =>
              row.userName !== '' || row.suggested === null ? (
                row.userName
              ) : (
                <>
                  {userNameOf(row, userNames)} <span className="soft whole">（拟定）</span>
                </>
              ),
          },
          {
            title: '单位',
            width: 160,
            render: (_, { unit, unitFromAbove }) => (
              <>
                {unit} {unitFromAbove && <span className="soft whole">（沿用上一行）</span>}
              </>
            ),
          },
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
