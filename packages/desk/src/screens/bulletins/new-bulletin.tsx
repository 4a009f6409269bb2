import type { Overview } from '@luoshi/server/desk/judging/overview-routes.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Checkbox, Input, Radio, Select, Skeleton } from 'antd'
import { useNavigate } from 'react-router'
import type { BodyOf } from '../../application/ask.ts'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { MultiSelect } from '../../parts/multi-select.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { Modal } from '../../parts/typing/guarded-modal.tsx'
import { bulletinKindWords, sectionWords } from '../../words/bulletins.ts'
import { newestJudged } from '../overview/counts.ts'

interface Typed {
  readonly kind: keyof typeof bulletinKindWords
  readonly month: number
  readonly subject?: string
  readonly areaIds?: string[]
  readonly unitIds?: string[]
  readonly sections: BodyOf<'POST /bulletins'>['sections']
}

/** Asks what a bulletin is to be about; its numbers and sentences are then computed. */
export function NewBulletin({ onClose }: { readonly onClose: () => void }) {
  const place = useWorkplace()
  const overview = useQuery({
    queryKey: [place.code, 'overview', null],
    queryFn: () => place.ask('GET /overview'),
  })
  if (!overview.data)
    return (
      <Modal open title="新建通报" footer={null} onCancel={onClose}>
        {overview.error ? <Trouble error={overview.error} /> : <Skeleton active />}
      </Modal>
    )
  return <Ask data={overview.data} onClose={onClose} />
}

function Ask({ data, onClose }: { readonly data: Overview; readonly onClose: () => void }) {
  const place = useWorkplace()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [form] = Form.useForm<Typed>()
  const kind = Form.useWatch('kind', form) ?? 'month'
  const make = useMutation<{ readonly bulletinId: string }, Problem, Typed>({
    mutationFn: (typed) => place.ask('POST /bulletins', { body: { ...typed, year: data.year } }),
    onSuccess: async ({ bulletinId }) => {
      await queries.invalidateQueries({ queryKey: [place.code, 'bulletins'] })
      navigate(`/${place.code}/bulletins/${bulletinId}`)
    },
  })
  const month = data.periods[newestJudged(data)]?.month ?? 1
  return (
    <Modal
      open
      title={`新建通报 · ${data.year}年度`}
      okText="生成通报"
      cancelText="取消"
      onOk={form.submit}
      onCancel={onClose}
      okButtonProps={{ loading: make.isPending }}
    >
      <Form
        what="新通报"
        form={form}
        layout="vertical"
        initialValues={{ kind: 'month', month, sections: usualSections }}
        onFinish={(typed) => make.mutate(typed)}
      >
        <Form.Item label="种类" name="kind">
          <Radio.Group options={Object.entries(bulletinKindWords).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item label={kind === 'month' ? '月份' : '所在月份'} name="month">
          <Select options={data.periods.map(({ month: one }) => ({ value: one, label: `${one}月` }))} />
        </Form.Item>
        {kind === 'subject' && (
          <Form.Item label="专题" name="subject" rules={[{ required: true, message: '请写明专题' }]}>
            <Input maxLength={60} placeholder="如：民生实事" />
          </Form.Item>
        )}
        <Form.Item label="重点领域（不选为全部）" name="areaIds">
          <MultiSelect options={data.areas.map(({ areaId, name }) => ({ value: areaId, label: name }))} />
        </Form.Item>
        <Form.Item label="牵头单位（不选为全部）" name="unitIds">
          <MultiSelect options={data.units.map(({ unitId, shortName }) => ({ value: unitId, label: shortName }))} />
        </Form.Item>
        <Form.Item label="栏目" name="sections" rules={[{ validator: someSection }]}>
          <Checkbox.Group options={Object.entries(sectionWords).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <p className="soft">数字、名单和句子由台账生成，每个数字都能打开所指的事项；文字可以再改。</p>
        <Trouble error={make.error} />
      </Form>
    </Modal>
  )
}

// what the office asked of the units is told where it wants to
const usualSections = Object.keys(sectionWords).filter((key) => key !== 'burden')

// not `required`: a group of boxes may not carry aria-required
const someSection = (_: unknown, sections?: readonly string[]) =>
  sections?.length ? Promise.resolve() : Promise.reject(new Error('请至少选择一个栏目'))
