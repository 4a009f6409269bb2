import type { ClockAnswer, MatterDetail } from '@luoshi/server/desk/matters/matter-routes.ts'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Radio, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { BodyOf } from '../../application/ask.ts'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { DayPicker } from '../../parts/day-picker.tsx'
import { CountField } from '../../parts/number-field.tsx'
import { clockStepWords } from '../../words/matters.ts'
import { PlanFields } from './plan-fields.tsx'

/** A clock as the form holds it. */
export interface TypedClock {
  readonly preset: '13710' | '710' | 'own'
  readonly limit?: 'days' | 'months' | 'date' | 'plan'
  readonly count?: number | null
  readonly day?: Dayjs | null
  /** 办理节点 instead of a month, of a major matter of 13710. */
  readonly planned?: boolean
  readonly nodes?: readonly ({ readonly day?: Dayjs | null; readonly words?: string } | undefined)[]
  readonly basis: 'natural' | 'work'
  readonly countFirst: boolean
  readonly moveToWorkday: boolean
  readonly cutOff: '24:00' | '17:30'
}

/** The clock of a matter as the form holds it. */
export function typedClock({ clock, plan }: Pick<MatterDetail, 'clock' | 'plan'>): TypedClock {
  const limit = clock.preset === 'own' ? clock.steps[0]?.limit : undefined
  return {
    preset: clock.preset,
    ...clock.counting,
    cutOff: clock.cutOff === '17:30' ? '17:30' : '24:00',
    ...(limit?.kind === 'days' || limit?.kind === 'months' ? { limit: limit.kind, count: limit.count } : {}),
    ...(limit?.kind === 'date' ? { limit: 'date', day: dayjs(limit.day) } : {}),
    ...(plan
      ? {
          ...(clock.preset === 'own' ? { limit: 'plan' } : { planned: true }),
          nodes: plan.map(({ day, words }) => ({ day: dayjs(day), words })),
        }
      : {}),
  }
}

type ClockBody = BodyOf<'POST /matters/clock'>

/** A clock as the server takes it; null while it is not whole. */
export function clockBody(clock: TypedClock | undefined, importance: 'ordinary' | 'major'): ClockBody | null {
  if (!clock) return null
  const { preset, limit = 'days', count, day, planned = false, nodes = [], ...rest } = clock
  const plan = nodes.flatMap((node) =>
    node?.day && node.words?.trim() ? [{ day: node.day.format('YYYY-MM-DD'), words: node.words.trim() }] : [],
  )
  const whole = plan.length === nodes.length && plan.length > 1
  if (hasNodes({ preset, planned, limit }, importance)) return whole ? { preset, importance, ...rest, plan } : null
  if (preset !== 'own') return { preset, importance, ...rest }
  if (limit === 'plan') return null
  if (limit === 'date')
    return day ? { preset, importance, ...rest, limit: { kind: 'date', day: day.format('YYYY-MM-DD') } } : null
  return count ? { preset, importance, ...rest, limit: { kind: limit, count } } : null
}

/** Whether a clock as it is typed follows a plan of nodes. */
const hasNodes = (
  { preset, planned = false, limit }: Pick<TypedClock, 'preset' | 'planned' | 'limit'>,
  importance: 'ordinary' | 'major',
): boolean => (preset === '13710' && importance === 'major' && planned) || (preset === 'own' && limit === 'plan')

/** The fields of a clock, and when a matter handed out now would be due by it. */
export function ClockFields() {
  const form = Form.useFormInstance()
  const clock = Form.useWatch<TypedClock | undefined>('clock', form)
  const importance = Form.useWatch<'ordinary' | 'major' | undefined>('importance', form) ?? 'ordinary'
  const preset = clock?.preset ?? '13710'
  return (
    <>
      <Form.Item label="办理时限" name={['clock', 'preset']} required>
        <Radio.Group
          optionType="button"
          options={[
            { value: '13710', label: '13710' },
            { value: '710', label: '710' },
            { value: 'own', label: '自定' },
          ]}
          onChange={({ target }) => form.setFieldValue(['clock', 'countFirst'], target.value === '710')}
        />
      </Form.Item>
      {preset === 'own' && <OwnLimit limit={clock?.limit ?? 'days'} />}
      {preset === '13710' && importance === 'major' && (
        <Form.Item name={['clock', 'planned']} valuePropName="checked">
          <Checkbox>一个月内确实不能办结的，按办理节点办理</Checkbox>
        </Form.Item>
      )}
      {clock && hasNodes(clock, importance) && <PlanFields />}
      <div className="matter-pair">
        <Form.Item label="计日" name={['clock', 'basis']} required>
          <Select
            options={[
              { value: 'natural', label: '自然日' },
              { value: 'work', label: '工作日' },
            ]}
          />
        </Form.Item>
        <Form.Item label="每日截止" name={['clock', 'cutOff']} required>
          <Select options={['24:00', '17:30'].map((value) => ({ value, label: value }))} />
        </Form.Item>
      </div>
      <Form.Item name={['clock', 'countFirst']} valuePropName="checked" noStyle>
        <Checkbox>交办当日计入</Checkbox>
      </Form.Item>
      <Form.Item name={['clock', 'moveToWorkday']} valuePropName="checked" noStyle>
        <Checkbox>最后一日休息的，顺延到下一个工作日</Checkbox>
      </Form.Item>
      <Preview body={clockBody(clock, importance)} />
    </>
  )
}

function OwnLimit({ limit }: { readonly limit: NonNullable<TypedClock['limit']> }) {
  return (
    <div className="matter-pair">
      <Form.Item label="自定期限" name={['clock', 'limit']} required initialValue="days">
        <Select
          options={[
            { value: 'days', label: '若干日内' },
            { value: 'months', label: '若干个月内' },
            { value: 'date', label: '到某日为止' },
            { value: 'plan', label: '按办理节点' },
          ]}
        />
      </Form.Item>
      {limit === 'plan' ? null : limit === 'date' ? (
        <Form.Item label="日期" name={['clock', 'day']} rules={[{ required: true, message: '请选择日期' }]}>
          <DayPicker style={{ width: '100%' }} />
        </Form.Item>
      ) : (
        <Form.Item
          label={limit === 'days' ? '日数' : '月数'}
          name={['clock', 'count']}
          rules={[{ required: true, message: '请填写数目' }]}
        >
          <CountField min={1} max={limit === 'days' ? 3660 : 120} precision={0} width="100%" />
        </Form.Item>
      )}
    </div>
  )
}

function Preview({ body }: { readonly body: ClockBody | null }) {
  const place = useWorkplace()
  const due = useQuery<ClockAnswer, Problem>({
    queryKey: [place.code, 'matter-clock', JSON.stringify(body)],
    queryFn: body === null ? skipToken : () => place.ask('POST /matters/clock', { body }),
    staleTime: 60_000,
  })
  return (
    <p className="matter-preview soft" aria-live="polite">
      {due.error && <span className="state-red">{due.error.message}</span>}
      {due.data && (
        <>
          现在交办的话：
          {due.data.steps
            .map(
              ({ step, due: at }) =>
                `${clockStepWords[step as keyof typeof clockStepWords]} ${at.slice(0, 16).replace('T', ' ')}`,
            )
            .join('，')}
        </>
      )}
    </p>
  )
}
