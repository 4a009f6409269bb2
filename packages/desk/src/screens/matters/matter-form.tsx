import type { InstructionListed } from '@luoshi/server/desk/instructions/instruction-routes.ts'
import type { MatterDetail } from '@luoshi/server/desk/matters/matter-routes.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { AutoComplete, Button, Input, Radio, Select, Skeleton } from 'antd'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import type { BodyOf } from '../../application/ask.ts'
import { cannotShow } from '../../application/cannot-show.ts'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { matterKindWords, matterSourceWords } from '../../words/matters.ts'
import { dayWords } from '../../words/reporting.ts'
import { useClues } from '../clues/use-clues.ts'
import { useInstructions } from '../instructions/use-instructions.ts'
import { UnitsSelect } from '../units/units-select.tsx'
import { ClockFields, clockBody, type TypedClock, typedClock } from './clock-fields.tsx'
import { TaskSelect } from './task-select.tsx'
import { useMatter } from './use-matter.ts'
import './matters.css'
import { Form } from '../../parts/typing/guarded-form.tsx'

type Draft = BodyOf<'POST /matters'>

interface Typed {
  readonly title: string
  readonly asked: string
  readonly kind: Draft['kind']
  readonly subject?: string
  readonly importance: 'ordinary' | 'major'
  readonly source: Draft['source']
  readonly sourceWords?: string
  readonly upperNumber?: string
  readonly leaderId?: string
  readonly clock: TypedClock
  readonly leadUnitIds: string[]
  readonly partnerUnitIds?: string[]
  readonly taskIds?: string[]
}

/** 新建事项, or a draft that is gone on with. */
export function MatterFormScreen() {
  const { matterId } = useParams()
  return matterId === undefined ? <NewMatter /> : <Draft matterId={matterId} />
}

function NewMatter() {
  const [params] = useSearchParams()
  const taskId = params.get('task')
  const lead = params.get('lead')
  const instructionId = params.get('instruction')
  const clueId = params.get('clue')
  const clues = useClues(clueId ?? '', clueId !== null)
  const of = useInstructions({ instruction: instructionId ?? '' }, instructionId !== null)
  if ((instructionId !== null && of.isPending) || (clueId !== null && clues.isPending)) return <Skeleton active />
  if (cannotShow(clues)) return <ErrorState error={clues.error} again={() => clues.refetch()} />
  if (cannotShow(of)) return <ErrorState error={of.error} again={() => of.refetch()} />
  const instruction = of.data?.instructions[0]
  const clue = clueId === null ? undefined : clues.data?.clues[0]
  return (
    <MatterForm
      {...(instruction ? { instructionId: instruction.instructionId } : {})}
      {...(clue ? { clueId: clue.clueId } : {})}
      initial={{
        kind: 'daily',
        importance: 'ordinary',
        source: taskId ? 'task' : 'meeting',
        clock: { preset: '13710', basis: 'natural', countFirst: false, moveToWorkday: false, cutOff: '24:00' },
        ...(taskId ? { taskIds: [taskId] } : {}),
        ...(lead ? { leadUnitIds: [lead] } : {}),
        ...(instruction ? ofInstruction(instruction) : {}),
        ...(clue ? { kind: 'clue' as const, source: 'clue' as const, asked: clue.words } : {}),
      }}
    />
  )
}

/** What a matter begins with that is made of an instruction: its words, whose it is, and the task it is about. */
const ofInstruction = ({ words, leader, leaderId, writtenAt, taskId }: InstructionListed): Partial<Typed> => ({
  source: 'instruction',
  sourceWords: `${leader}${dayWords(writtenAt)}批示`,
  asked: words,
  leaderId,
  ...(taskId ? { taskIds: [taskId] } : {}),
})

function Draft({ matterId }: { readonly matterId: string }) {
  const matter = useMatter(matterId)
  if (matter.isPending) return <Skeleton active />
  if (cannotShow(matter)) return <ErrorState error={matter.error} again={() => matter.refetch()} />
  return <MatterForm matter={matter.data} initial={typedOf(matter.data)} />
}

function MatterForm({
  matter,
  instructionId,
  clueId,
  initial,
}: {
  readonly matter?: MatterDetail
  readonly instructionId?: string
  readonly clueId?: string
  readonly initial: Partial<Typed>
}) {
  const place = useWorkplace()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [form] = Form.useForm<Typed>()
  const source = Form.useWatch('source', form)
  const choices = useQuery({
    queryKey: [place.code, 'task-choices'],
    queryFn: () => place.ask('GET /tasks/choices'),
    staleTime: 60_000,
  })
  const subjects = useQuery({
    queryKey: [place.code, 'matter-subjects'],
    queryFn: () => place.ask('GET /matters/subjects'),
    staleTime: 60_000,
  })
  const save = useMutation<{ readonly matterId: string }, Problem, Typed>({
    mutationFn: ({ clock, subject, sourceWords, upperNumber, leaderId, ...typed }) => {
      const limits = clockBody(clock, typed.importance)
      if (limits === null) return Promise.reject(new Error('请把办理时限填写完整。'))
      const body = {
        ...typed,
        subject: subject || null,
        sourceWords: sourceWords || null,
        // a matter that comes from elsewhere has none
        upperNumber: typed.source === 'order' ? (upperNumber ?? '') : '',
        leaderId: leaderId ?? null,
        clock: limits,
      }
      if (!matter)
        return place.ask('POST /matters', {
          body: { ...body, instructionId: instructionId ?? null, clueId: clueId ?? null },
        })
      const { matterId, revision } = matter
      return place.ask('PUT /matters/:matterId', { path: { matterId }, body: { ...body, revision } })
    },
    onSuccess: async ({ matterId }) => {
      await queries.invalidateQueries({ queryKey: [place.code] })
      navigate(`/${place.code}/matters/${matterId}`, { replace: true })
    },
  })
  const options = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }))
  const required = (message: string) => [{ required: true, whitespace: true, message }]
  return (
    <>
      <PageHeader title={matter ? '修改草稿' : '新建督办事项'} />
      {clueId !== undefined && (
        <p className="soft">
          督办要求已填入线索原文，承办单位会看到这里写的文字：请改写，不要写反映人是谁。出现反映人姓名、联系方式的不能保存。
        </p>
      )}
      <Form
        what="督办事项"
        // the words of a clue may name people: they are not kept in the browser
        keeps={clueId === undefined}
        form={form}
        className="matter-form"
        layout="vertical"
        initialValues={initial}
        onFinish={(typed) => save.mutate(typed)}
      >
        <Form.Item label="事项" name="title" rules={required('请填写事项名称')}>
          <Input maxLength={200} showCount autoFocus />
        </Form.Item>
        <Form.Item label="督办要求" name="asked" rules={required('请填写督办要求')}>
          <Input.TextArea rows={4} maxLength={4000} />
        </Form.Item>
        <div className="matter-pair">
          <Form.Item label="种类" name="kind" required>
            <Select options={options(matterKindWords)} />
          </Form.Item>
          <Form.Item label="类别" name="subject">
            <AutoComplete
              allowClear
              options={subjects.data?.subjects.map((value) => ({ value })) ?? []}
              maxLength={50}
            />
          </Form.Item>
          <Form.Item label="来源" name="source" required>
            <Select options={options(matterSourceWords)} />
          </Form.Item>
          <Form.Item label="来源说明" name="sourceWords">
            <Input maxLength={400} placeholder="会议、文号、批示时间；线索来源不会显示给承办单位" />
          </Form.Item>
          {source === 'order' && (
            <Form.Item
              label="上级编号（13710 台账）"
              name="upperNumber"
              extra="填写后，导入、导出台账时按这个编号对上，不会重复登记"
            >
              <Input maxLength={100} />
            </Form.Item>
          )}
        </div>
        <Form.Item label="所属任务" name="taskIds">
          <TaskSelect />
        </Form.Item>
        <div className="matter-pair">
          <Form.Item
            label="牵头单位（第一个负总责）"
            name="leadUnitIds"
            rules={[{ required: true, message: '请选择牵头单位' }]}
          >
            <UnitsSelect />
          </Form.Item>
          <Form.Item label="配合单位" name="partnerUnitIds">
            <UnitsSelect />
          </Form.Item>
        </div>
        <div className="matter-pair">
          <Form.Item label="牵头领导" name="leaderId">
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              loading={choices.isPending}
              options={(choices.data?.leaders ?? []).map(({ personId, name, post }) => ({
                value: personId,
                label: post ? `${name}（${post}）` : name,
              }))}
            />
          </Form.Item>
          <Form.Item label="轻重" name="importance" required>
            <Radio.Group
              optionType="button"
              options={[
                { value: 'ordinary', label: '一般' },
                { value: 'major', label: '重大复杂' },
              ]}
            />
          </Form.Item>
        </div>
        <ClockFields />
        <Trouble error={save.error} />
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          保存草稿
        </Button>
      </Form>
    </>
  )
}

/** A draft as the form holds it. */
function typedOf(matter: MatterDetail): Partial<Typed> {
  const units = (wanted: 'lead' | 'partner') =>
    matter.units.flatMap(({ part, unitId }) => (part === wanted ? [unitId] : []))
  return {
    title: matter.title,
    asked: matter.asked,
    kind: matter.kind,
    ...(matter.subject === null ? {} : { subject: matter.subject }),
    importance: matter.importance,
    source: matter.source,
    ...(matter.sourceWords === null ? {} : { sourceWords: matter.sourceWords }),
    ...(matter.upperNumber === null ? {} : { upperNumber: matter.upperNumber }),
    ...(matter.leader === null ? {} : { leaderId: matter.leader.personId }),
    clock: typedClock(matter),
    leadUnitIds: units('lead'),
    partnerUnitIds: units('partner'),
    taskIds: matter.tasks.map(({ taskId }) => taskId),
  }
}
