import type { PlaceSignInRules } from '@luoshi/server/desk/rules/rule-routes.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Skeleton, Space } from 'antd'
import type { BodyOf } from '../../application/ask.ts'
import { cannotShow } from '../../application/cannot-show.ts'
import { type Role, useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { MultiSelect } from '../../parts/multi-select.tsx'
import { CountField } from '../../parts/number-field.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { roleWords } from '../../words/roles.ts'
import { type Dated, dated, versionOf, whenAndWhy } from './dated-version.tsx'
import { Versions } from './versions.tsx'

type SignInRules = PlaceSignInRules['versions'][number]['rules']

/** 登录与口令: who needs a second factor, how long and how old a password may be, how many sessions at once. */
export function SignInRulesPart() {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const key = [place.code, 'sign-in-rules']
  const found = useQuery({ queryKey: key, queryFn: () => place.ask('GET /sign-in-rules') })
  if (found.isPending) return <Skeleton active />
  if (cannotShow(found)) return <ErrorState error={found.error} again={() => found.refetch()} />
  const { versions } = found.data
  const [newest] = versions
  if (!newest) return null
  const save = async (body: BodyOf<'POST /sign-in-rules'>) => {
    try {
      await place.ask('POST /sign-in-rules', { body })
      void message.success('已保存为新的一版')
      await queries.invalidateQueries({ queryKey: key })
    } catch (error) {
      void message.error(error instanceof Error ? error.message : '没有保存', 6)
    }
  }
  return (
    <section aria-label="登录与口令">
      <h2>登录与口令</h2>
      <p className="soft">
        三类管理员一律须用动态口令。被要求的角色（含替其代办的人）下次操作时先绑定；用统一身份认证登录的，不能再由那里登录，改用口令和动态口令。口令最短位数在下次修改口令时要求。超过同时登录数时，最早的登录退出。
      </p>
      <Form<SignInRules & Dated>
        key={newest.version}
        what="登录与口令要求"
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...newest.rules, ...dated(place.today) }}
        onFinish={({ validFrom, note, secondFactorRoles, shortestPassword, passwordDays, mostSessions }) =>
          void save({
            rules: {
              secondFactorRoles: secondFactorRoles ?? [],
              shortestPassword,
              passwordDays: passwordDays ?? null,
              mostSessions: mostSessions ?? null,
            },
            ...versionOf({ validFrom, note }, newest.version),
          })
        }
      >
        <Form.Item name="secondFactorRoles" label="须用动态口令的角色">
          <MultiSelect options={factorRoles} placeholder="只有三类管理员" style={{ maxWidth: 560 }} />
        </Form.Item>
        <Space wrap align="start" size={[16, 0]} style={{ display: 'flex' }}>
          <Form.Item name="shortestPassword" label="口令最短" rules={[{ required: true, message: '请填写' }]}>
            <CountField min={8} max={64} precision={0} unit="位" width={120} />
          </Form.Item>
          <Form.Item name="passwordDays" label="口令最多用多久（不填为不限）">
            <CountField min={30} max={730} precision={0} unit="天" width={150} />
          </Form.Item>
          <Form.Item name="mostSessions" label="一个账号最多同时登录（不填为不限）">
            <CountField min={1} max={50} precision={0} unit="处" width={150} />
          </Form.Item>
        </Space>
        {whenAndWhy(place.today)}
      </Form>
      <Versions versions={versions} words={inWords} />
    </section>
  )
}

const isAdministrator = (role: Role) => role.endsWith('-administrator')
const factorRoles = (Object.keys(roleWords) as Role[])
  .filter((role) => !isAdministrator(role))
  .map((role) => ({ value: role, label: roleWords[role] }))

function inWords({ secondFactorRoles, shortestPassword, passwordDays, mostSessions }: SignInRules): string {
  const roles = secondFactorRoles.filter((role) => !isAdministrator(role)).map((role) => roleWords[role])
  return [
    `动态口令：三类管理员${roles.length > 0 ? `、${roles.join('、')}` : ''}`,
    `口令至少 ${shortestPassword} 位`,
    passwordDays === null ? '口令不限天数' : `口令 ${passwordDays} 天内须改`,
    mostSessions === null ? '同时登录不限' : `最多同时登录 ${mostSessions} 处`,
  ].join('；')
}
