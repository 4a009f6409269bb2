import type { PlaceRules, RuleVersion } from '@luoshi/server/desk/rules/rule-routes.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Skeleton, Space } from 'antd'
import { cannotShow } from '../../application/cannot-show.ts'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { CountField } from '../../parts/number-field.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { limitWords } from '../../words/burden.ts'
import { type Dated, dated, versionOf, whenAndWhy } from '../rules/dated-version.tsx'
import { Versions } from '../rules/versions.tsx'

type BurdenRules = PlaceRules['burden'][number]['rules']
const limits = Object.keys(limitWords) as (keyof BurdenRules)[]

/** The office's own limits a unit and month; every change is a version. */
export function BurdenSettings() {
  const place = useWorkplace()
  const rules = useQuery({ queryKey: [place.code, 'rules'], queryFn: () => place.ask('GET /rules') })
  if (rules.isPending) return <Skeleton active />
  if (cannotShow(rules)) return <ErrorState error={rules.error} again={() => rules.refetch()} />
  const [newest] = rules.data.burden
  return (
    <section className="burden-settings" aria-label="设定上限">
      {newest && <Settings key={newest.version} newest={newest} />}
      <Versions versions={rules.data.burden} words={inWords} />
    </section>
  )
}

function Settings({ newest }: { readonly newest: RuleVersion<BurdenRules> }) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const save = useMutation<unknown, Problem, Partial<BurdenRules> & Dated>({
    mutationFn: ({ validFrom, note, ...typed }) => {
      const rule = (limit: keyof BurdenRules) => typed[limit] ?? null
      return place.ask('POST /rules', {
        body: {
          kind: 'burden',
          rules: {
            urges: rule('urges'),
            slips: rule('slips'),
            inspections: rule('inspections'),
            questions: rule('questions'),
            total: rule('total'),
          },
          ...versionOf({ validFrom, note }, newest.version),
        },
      })
    },
    onSuccess: async () => {
      message.success('已保存为新的一版')
      await queries.invalidateQueries({ queryKey: [place.code] })
    },
  })
  return (
    <Form<Partial<BurdenRules> & Dated>
      what="减负上限"
      layout="vertical"
      requiredMark={false}
      initialValues={{ ...newest.rules, ...dated(place.today) }}
      onFinish={(typed) => save.mutate(typed)}
    >
      <p className="soft">每个单位每月最多几次，不填为不设上限。超过时在发出前提醒，由经办人决定。</p>
      <Space wrap align="start" size={[16, 0]} style={{ display: 'flex' }}>
        {limits.map((limit) => (
          <Form.Item key={limit} name={limit} label={limitWords[limit]}>
            <CountField min={0} max={1000} unit="次" width={120} />
          </Form.Item>
        ))}
      </Space>
      {whenAndWhy(place.today)}
      <Trouble error={save.error} />
    </Form>
  )
}

function inWords(rules: BurdenRules): string {
  const set = limits.filter((limit) => rules[limit] !== null)
  return set.length === 0 ? '不设上限' : set.map((limit) => `${limitWords[limit]}${rules[limit]}次`).join('，')
}
