import type { PlaceRules, RuleVersion } from '@luoshi/server/desk/rules/rule-routes.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Checkbox, Radio, Skeleton, Space } from 'antd'
import { cannotShow } from '../../application/cannot-show.ts'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { CountField } from '../../parts/number-field.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { type Dated, dated, versionOf, whenAndWhy } from '../rules/dated-version.tsx'
import { Versions } from '../rules/versions.tsx'

type ScoreRules = PlaceRules['scores'][number]['rules']

/** 计分表: whether scores are on and by what they are computed; every change is a version. */
export function ScoreSettings() {
  const place = useWorkplace()
  const rules = useQuery({ queryKey: [place.code, 'rules'], queryFn: () => place.ask('GET /rules') })
  if (rules.isPending) return <Skeleton active />
  if (cannotShow(rules)) return <ErrorState error={rules.error} again={() => rules.refetch()} />
  const [newest] = rules.data.scores
  return (
    <section className="score-settings" aria-label="计分表设置">
      {newest && <Settings key={newest.version} newest={newest} />}
      <Versions versions={rules.data.scores} words={inWords} />
    </section>
  )
}

const points = [
  ['development', '发展型指标权重'],
  ['control', '控制型指标权重'],
  ['qualitative', '定性任务权重'],
] as const
const beside = [
  ['excellent', '督办事项评为优秀，每件加'],
  ['blueSlip', '蓝色督查单，每份扣'],
  ['orangeSlip', '橙色督查单，每份扣'],
  ['redSlip', '红色督查单，每份扣'],
  ['partlyFound', '核查部分不实，每项扣'],
  ['falseFound', '核查不实，每项扣'],
] as const
const required = [{ required: true, message: '请填写' }]

function Settings({ newest }: { readonly newest: RuleVersion<ScoreRules> }) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const save = useMutation<unknown, Problem, ScoreRules & Dated>({
    mutationFn: ({ validFrom, note, ...rules }) =>
      place.ask('POST /rules', {
        body: {
          kind: 'scores',
          rules,
          ...versionOf({ validFrom, note }, newest.version),
        },
      }),
    onSuccess: async () => {
      message.success('已保存为新的一版')
      await queries.invalidateQueries({ queryKey: [place.code] })
    },
  })
  return (
    <Form<ScoreRules & Dated>
      what="计分表"
      layout="vertical"
      requiredMark={false}
      initialValues={{ ...newest.rules, ...dated(place.today) }}
      onFinish={(typed) => save.mutate(typed)}
    >
      <Form.Item name="on" valuePropName="checked" style={{ marginBottom: 8 }}>
        <Checkbox>启用考评</Checkbox>
      </Form.Item>
      <p className="soft">
        只按承诺的完成情况和督办结论计分；登录、填报次数、材料数量等一律不作为依据。超过目标不加分，任务自身设了权重的用自身权重。
      </p>
      <Space wrap align="start" size={[16, 0]} style={{ display: 'flex' }}>
        {points.map(([name, label]) => (
          <Form.Item key={name} name={name} label={label} rules={required}>
            <CountField min={0} max={100} precision={1} unit="分" width={130} />
          </Form.Item>
        ))}
        <Form.Item name="emphasis" label="★任务权重增加" rules={required}>
          <CountField min={0} max={100} unit="%" width={130} />
        </Form.Item>
      </Space>
      <Form.Item name="against" label="年中按什么计">
        <Radio.Group
          options={[
            { value: 'plan', label: '到本期应完成的进度' },
            { value: 'year', label: '全年目标' },
          ]}
        />
      </Form.Item>
      <Space wrap align="start" size={[16, 0]} style={{ display: 'flex' }}>
        {beside.map(([name, label]) => (
          <Form.Item key={name} name={name} label={label} rules={required}>
            <CountField min={0} max={100} precision={1} unit="分" width={130} />
          </Form.Item>
        ))}
        <Form.Item name={['caps', 'bonus']} label="加分最多（不计入总分）" rules={required}>
          <CountField min={0} max={100} precision={1} unit="分" width={130} />
        </Form.Item>
        <Form.Item name={['caps', 'deduction']} label="扣分最多" rules={required}>
          <CountField min={0} max={100} precision={1} unit="分" width={130} />
        </Form.Item>
        <Form.Item name="objectionDays" label="异议期限" rules={required}>
          <CountField min={1} max={60} unit="天" width={120} />
        </Form.Item>
      </Space>
      {whenAndWhy(place.today)}
      <Trouble error={save.error} />
    </Form>
  )
}

const inWords = (rules: ScoreRules) =>
  rules.on
    ? `权重 发展型${rules.development}、控制型${rules.control}、定性${rules.qualitative}，★增加${rules.emphasis}%；按${rules.against === 'plan' ? '应完成进度' : '全年目标'}；加分最多${rules.caps.bonus}，扣分最多${rules.caps.deduction}；异议${rules.objectionDays}天`
    : '不启用'
