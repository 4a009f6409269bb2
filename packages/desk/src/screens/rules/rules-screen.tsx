import type { PlaceRules, RuleVersion } from '@luoshi/server/desk/rules/rule-routes.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Checkbox, Select, Skeleton, Space } from 'antd'
import type { BodyOf } from '../../application/ask.ts'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { CountField } from '../../parts/number-field.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { type Dated, dated, versionOf, whenAndWhy } from './dated-version.tsx'
import { SignInRulesPart } from './sign-in-rules.tsx'
import { Versions } from './versions.tsx'

type LightRules = PlaceRules['lights'][number]['rules']
type SupervisionRules = PlaceRules['supervision'][number]['rules']
type PeriodRule = PlaceRules['periods'][number]['rules']

/** 规则: how lights are given and how often is reported; every change is a version that holds from a day on. */
export function RulesScreen() {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const key = [place.code, 'rules']
  const rules = useQuery({ queryKey: key, queryFn: () => place.ask('GET /rules') })
  const save = async (body: BodyOf<'POST /rules'>) => {
    try {
      await place.ask('POST /rules', { body })
      void message.success('已保存为新的一版')
      await queries.invalidateQueries({ queryKey: key })
    } catch (error) {
      void message.error(error instanceof Error ? error.message : '没有保存', 6)
    }
  }
  if (rules.isPending) return <Skeleton active />
  if (cannotShow(rules)) return <ErrorState error={rules.error} again={() => rules.refetch()} />
  const { lights, periods, supervision } = rules.data
  return (
    <>
      <PageHeader title="规则" aside="每次修改都是新的一版，自生效日起执行；已经亮的灯不改写" />
      <LightsForm key={`lights ${lights[0]?.version}`} newest={lights[0]} save={save} />
      <Versions versions={lights} words={lightsInWords} />
      <PeriodsForm key={`periods ${periods[0]?.version}`} newest={periods[0]} save={save} />
      <Versions versions={periods} words={periodsInWords} />
      <SupervisionForm key={`supervision ${supervision[0]?.version}`} newest={supervision[0]} save={save} />
      <Versions versions={supervision} words={supervisionInWords} />
      {place.has('security-administrator') && <SignInRulesPart />}
    </>
  )
}

/** How far behind is typed without a sign; the rule keeps a deviation, which has one. */
const behind = {
  getValueProps: (deviation: number | null | undefined) => ({ value: deviation ? -deviation : deviation }),
  normalize: (typed: number | null | undefined) => (typed ? -typed : typed),
}

function LightsForm({
  newest,
  save,
}: {
  readonly newest: RuleVersion<LightRules> | undefined
  readonly save: (body: BodyOf<'POST /rules'>) => Promise<void>
}) {
  const { today } = useWorkplace()
  if (!newest) return null
  return (
    <section>
      <h2>亮灯规则</h2>
      <p className="soft">落后 = 应完成百分比 − 完成百分比（序时进度为月数 ÷ 12）。</p>
      <Form<LightRules & Dated>
        what="规则"
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...newest.rules, ...dated(today) }}
        onFinish={({ validFrom, note, ...values }) =>
          void save({
            kind: 'lights',
            rules: values,
            ...versionOf({ validFrom, note }, newest.version),
          })
        }
      >
        <Space wrap align="start" size={[16, 0]} style={{ display: 'flex' }}>
          <Form.Item
            name="yellowAt"
            label="▲ 滞后：落后达到"
            rules={[{ required: true, message: '请填写' }]}
            {...behind}
          >
            <CountField min={0} max={100} unit="个百分点" width={176} />
          </Form.Item>
          <Form.Item
            name="redBelow"
            label="■ 严重滞后：落后超过"
            rules={[{ required: true, message: '请填写' }]}
            {...behind}
          >
            <CountField min={0} max={100} unit="个百分点" width={176} />
          </Form.Item>
          <Form.Item name="nodeDays" label="节点临近：距节点不足…天亮▲" rules={[{ required: true, message: '请填写' }]}>
            <CountField min={0} max={90} unit="天" width={120} />
          </Form.Item>
          <Form.Item name="missingForRed" label="连续几期未报亮■" rules={[{ required: true, message: '请填写' }]}>
            <CountField min={1} max={12} unit="期" width={120} />
          </Form.Item>
        </Space>
        <Form.Item name="lateIsYellow" valuePropName="checked" style={{ marginBottom: 0 }}>
          <Checkbox>本期未按时填报亮△</Checkbox>
        </Form.Item>
        <Form.Item name="bindingIsRed" valuePropName="checked">
          <Checkbox>约束性指标未完成一律亮■</Checkbox>
        </Form.Item>
        {whenAndWhy(today)}
      </Form>
    </section>
  )
}

function PeriodsForm({
  newest,
  save,
}: {
  readonly newest: RuleVersion<PeriodRule> | undefined
  readonly save: (body: BodyOf<'POST /rules'>) => Promise<void>
}) {
  const { today } = useWorkplace()
  if (!newest) return null
  return (
    <section>
      <h2>填报周期</h2>
      <p className="soft">改变周期时，已开启的一期仍填到期末，从其后第一个新周期起执行；以前的不补开。</p>
      <Form<PeriodRule & Dated>
        what="规则"
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...newest.rules, ...dated(today) }}
        onFinish={({ validFrom, note, ...values }) =>
          void save({
            kind: 'periods',
            rules: values,
            ...versionOf({ validFrom, note }, newest.version),
          })
        }
      >
        <Space wrap align="start" size={[16, 0]} style={{ display: 'flex' }}>
          <Form.Item name="kind" label="周期">
            <Select
              style={{ width: 120 }}
              options={Object.entries(periodKinds).map(([value, label]) => ({ value, label }))}
            />
          </Form.Item>
          <Form.Item name="dueDay" label="截止日期（每期末月几日）" rules={[{ required: true, message: '请填写' }]}>
            <CountField min={1} max={31} unit="号" width={120} />
          </Form.Item>
          <Form.Item name="signWithin" label="下达后几天内签收" rules={[{ required: true, message: '请填写' }]}>
            <CountField min={1} max={60} unit="天" width={120} />
          </Form.Item>
        </Space>
        {whenAndWhy(today)}
      </Form>
    </section>
  )
}

function SupervisionForm({
  newest,
  save,
}: {
  readonly newest: RuleVersion<SupervisionRules> | undefined
  readonly save: (body: BodyOf<'POST /rules'>) => Promise<void>
}) {
  const { today } = useWorkplace()
  if (!newest) return null
  return (
    <section>
      <h2>督查要求</h2>
      <Form<SupervisionRules & Dated>
        what="规则"
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...newest.rules, ...dated(today) }}
        onFinish={({ validFrom, note, ...values }) =>
          void save({
            kind: 'supervision',
            rules: values,
            ...versionOf({ validFrom, note }, newest.version),
          })
        }
      >
        <Space wrap align="start" size={[16, 0]} style={{ display: 'flex' }}>
          <Form.Item
            name="repeatedWithin"
            label="同一单位、任务几天内再督查即提示重复"
            rules={[{ required: true, message: '请填写' }]}
          >
            <CountField min={1} max={365} unit="天" width={120} />
          </Form.Item>
          <Form.Item
            name="giverDays"
            label="线索办结几天后清除反映人信息"
            rules={[{ required: true, message: '请填写' }]}
          >
            <CountField min={1} max={3650} unit="天" width={120} />
          </Form.Item>
          <Form.Item name="subjects" label="督办事项的类别（逐个输入，回车确定）">
            <Select
              mode="tags"
              open={false}
              suffixIcon={null}
              maxCount={50}
              style={{ width: 'min(560px, calc(100vw - 24px))' }}
            />
          </Form.Item>
        </Space>
        {whenAndWhy(today)}
      </Form>
    </section>
  )
}

const supervisionInWords = ({ repeatedWithin, giverDays, subjects }: SupervisionRules) =>
  `${repeatedWithin} 天内再督查提示重复；线索办结 ${giverDays} 天后清除反映人；督办事项类别：${subjects.join('、') || '无'}`

const periodKinds = { month: '每月', quarter: '每季度', 'half-year': '每半年', year: '每年' } as const

const lightsInWords = (rules: LightRules) =>
  `落后达到 ${-rules.yellowAt} 个百分点▲，超过 ${-rules.redBelow} 个百分点■；节点 ${rules.nodeDays} 天内▲；连续 ${rules.missingForRed} 期未报■${rules.lateIsYellow ? '；逾期未报△' : ''}${rules.bindingIsRed ? '；约束性指标未完成■' : ''}`
const periodsInWords = (rules: PeriodRule) =>
  `${periodKinds[rules.kind]}，${rules.dueDay} 号截止，${rules.signWithin} 天内签收`
