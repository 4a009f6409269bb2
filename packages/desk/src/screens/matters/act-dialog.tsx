import type { MatterDetail } from '@luoshi/server/desk/matters/matter-routes.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Checkbox, Input, Radio } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { BodyOf } from '../../application/ask.ts'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { DayPicker } from '../../parts/day-picker.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { Modal } from '../../parts/typing/guarded-modal.tsx'
import { gradeWords, matterActWords, stepWords } from '../../words/matters.ts'
import { UnitSelect } from '../units/unit-select.tsx'
import { ChangeFields, changeOf, type TypedChange } from './change-fields.tsx'
import { typedClock } from './clock-fields.tsx'
import { EvidenceField } from './evidence-field.tsx'

type MatterAct = MatterDetail['acts'][number]

type Body = BodyOf<'POST /matters/:matterId/acts'>
type Kept = NonNullable<Body['evidence']>[number]

interface Typed extends TypedChange {
  readonly words?: string
  readonly reason?: string
  readonly progress?: string
  readonly day?: Dayjs
  readonly grade?: Body['grade']
  readonly suggestedUnitId?: string
  /** Kind and id, separated by a space. */
  readonly evidence?: `${Kept['kind']} ${string}`[]
  /** The step answered, or put off, with the node of the plan behind a space; empty for progress between. */
  readonly answers?: string
  readonly putsOff?: string
  readonly noSecrets?: boolean
  readonly leadUnitId?: string
}

type Field = Exclude<keyof Typed, keyof TypedChange> | 'change'

/** What each act asks for; those of the table's rows that must be there are marked in the form. */
const fields: Readonly<Partial<Record<MatterAct, readonly Field[]>>> = {
  propose: ['noSecrets'],
  'send-back': ['reason'],
  discard: ['reason'],
  approve: ['words'],
  refuse: ['reason', 'suggestedUnitId'],
  'feed-back': ['answers', 'words', 'evidence'],
  accept: ['words'],
  return: ['reason'],
  'ask-extension': ['putsOff', 'day', 'reason', 'progress'],
  'review-extension': ['words'],
  'grant-extension': ['day', 'words'],
  'deny-extension': ['reason'],
  'ask-close': ['words', 'evidence'],
  verify: ['grade', 'words'],
  'return-close': ['reason'],
  suspend: ['reason'],
  adjust: ['reason', 'change'],
  terminate: ['reason'],
}
const optional: readonly string[] = ['approve words', 'accept words', 'grant-extension words', 'feed-back evidence']

/** `again` reads the matter again after the act; `act` decides which fields are asked for. */
interface ActDialogProps {
  readonly act: MatterAct
  readonly matter: MatterDetail
  readonly again: () => Promise<unknown>
  readonly onClose: () => void
}

/** Asks for what an act must bring, and does it; what was typed stays when it did not go through. */
export function ActDialog({ act, matter, again, onClose }: ActDialogProps) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [form] = Form.useForm<Typed>()
  const wanted = fields[act] ?? (act === 'hand-out' && matter.state === 'refused' ? (['leadUnitId'] as const) : [])
  const must = (field: Field) => !optional.includes(`${act} ${field}`)
  const does = useMutation<unknown, Problem, Typed>({
    mutationFn: (typed) =>
      act === 'adjust' && changeOf(matter, typed) === undefined
        ? Promise.reject(new Error('请把办理时限填写完整。'))
        : place.ask('POST /matters/:matterId/acts', {
            path: { matterId: matter.matterId },
            body: bodyOf(act, matter, typed),
          }),
    onSuccess: async () => {
      message.success(`已办理：${matterActWords[act]}。`)
      onClose()
      await queries.invalidateQueries({ queryKey: [place.code] })
    },
    onError: () => again(),
  })
  const asking = matter.steps.findLast((step) => step.act === 'ask-extension')?.content
  const asked = asking?.day
  const chosen = Form.useWatch('putsOff', form)
  const node = act === 'ask-extension' ? nodeOf(chosen) : (asking?.node ?? 0)
  const stands = matter.dues.findLast(
    (due) => due.step === (node > 0 ? 'milestone' : 'settle') && due.node === node && due.replacedAt === null,
  )
  return (
    <Modal
      open
      title={matterActWords[act]}
      okText={matterActWords[act]}
      cancelText="不办理"
      onOk={form.submit}
      onCancel={onClose}
      okButtonProps={{ loading: does.isPending }}
    >
      <Form
        what={`办理事项（${act}）`}
        keeps
        form={form}
        layout="vertical"
        onFinish={(typed) => does.mutate(typed)}
        initialValues={{
          asked: matter.asked,
          importance: matter.importance,
          clock: typedClock(matter),
          ...(act === 'grant-extension' && asked ? { day: dayjs(asked) } : {}),
        }}
      >
        {wanted.length === 0 && <p>{plainWords[act] ?? '确认办理？'}</p>}
        {act.endsWith('extension') && stands && (
          <p className="soft">
            现在的{stepWords(stands)}时限：{stands.day}
          </p>
        )}
        {wanted.map((field) => (
          <ActField key={field} field={field} must={must(field)} matter={matter} />
        ))}
        <Trouble error={does.error} />
      </Form>
    </Modal>
  )
}

const plainWords: Readonly<Partial<Record<MatterAct, string>>> = {
  withdraw: '撤回后可以修改草稿，再次提请立项。',
  'hand-out': '交办后牵头单位即可签收，办理时限从现在起算。',
  sign: '签收后按时限办理和反馈。',
  'strike-off': '销号后这件事项不再变动。',
}

interface ActFieldProps {
  readonly field: Field
  readonly must: boolean
  readonly matter: MatterDetail
}

function ActField({ field, must, matter }: ActFieldProps) {
  const rules = must ? [{ required: true, message: '请填写' }] : []
  switch (field) {
    case 'words':
      return (
        <Form.Item label={must ? '办理情况或意见' : '意见（可不填）'} name="words" rules={rules}>
          <Input.TextArea rows={3} maxLength={4000} />
        </Form.Item>
      )
    case 'reason':
      return (
        <Form.Item label="理由" name="reason" rules={rules}>
          <Input.TextArea rows={3} maxLength={4000} />
        </Form.Item>
      )
    case 'progress':
      return (
        <Form.Item label="目前进展" name="progress" rules={rules}>
          <Input.TextArea rows={3} maxLength={4000} />
        </Form.Item>
      )
    case 'day':
      return (
        <Form.Item label="新的期限" name="day" rules={rules}>
          <DayPicker style={{ width: '100%' }} />
        </Form.Item>
      )
    case 'grade':
      return (
        <Form.Item label="评价" name="grade" rules={rules}>
          <Radio.Group options={Object.entries(gradeWords).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
      )
    case 'answers': {
      const open = openSteps(matter).filter(({ step }) => step !== 'settle')
      if (open.length === 0) return null
      return (
        <Form.Item
          label="这次反馈是"
          name="answers"
          initialValue={open[0] && stepKey(open[0])}
          extra={open.some(({ node }) => node > 0) ? '完成办理节点须附佐证材料' : undefined}
        >
          <Radio.Group
            options={[
              ...open.map((due) => ({ value: stepKey(due), label: `${stepWords(due)}（${due.day} 前）` })),
              { value: '', label: '其间进展' },
            ]}
          />
        </Form.Item>
      )
    }
    case 'putsOff': {
      const open = openSteps(matter).filter(({ step }) => step === 'milestone' || step === 'settle')
      if (open.length < 2) return null
      return (
        <Form.Item label="延期的是" name="putsOff" initialValue={open[0] && stepKey(open[0])}>
          <Radio.Group
            options={open.map((due) => ({ value: stepKey(due), label: `${stepWords(due)}（${due.day}）` }))}
          />
        </Form.Item>
      )
    }
    case 'noSecrets':
      return (
        <Form.Item
          name="noSecrets"
          valuePropName="checked"
          rules={[{ validator: (_, value) => (value ? Promise.resolve() : Promise.reject(new Error('请先声明'))) }]}
        >
          <Checkbox>事项不涉及国家秘密、工作秘密</Checkbox>
        </Form.Item>
      )
    case 'suggestedUnitId':
      return (
        <Form.Item label="建议的承办单位" name="suggestedUnitId" rules={rules}>
          <UnitSelect except={matter.units.find(({ part }) => part === 'lead')?.unitId} />
        </Form.Item>
      )
    case 'leadUnitId':
      return (
        <Form.Item
          label="牵头单位"
          name="leadUnitId"
          initialValue={matter.steps.findLast((step) => step.act === 'refuse')?.content.suggestedUnitId}
          rules={rules}
        >
          <UnitSelect />
        </Form.Item>
      )
    case 'evidence':
      return <EvidenceField matter={matter} must={must} />
    case 'change':
      return <ChangeFields />
  }
}

type Due = MatterDetail['dues'][number]

const openSteps = ({ dues }: MatterDetail) => dues.filter(({ metAt, replacedAt }) => !metAt && !replacedAt)

/** A step of the clock as a choice, and the node in a choice; 0 where it names none. */
const stepKey = ({ step, node }: Due): string => (node > 0 ? `${step} ${node}` : step)
const nodeOf = (key: string | undefined): number => Number(key?.split(' ')[1] ?? 0)

function bodyOf(act: MatterAct, matter: MatterDetail, typed: Typed): Body {
  const { words, reason, progress, day, grade, suggestedUnitId, evidence = [], answers, noSecrets } = typed
  const change =
    act === 'adjust'
      ? (changeOf(matter, typed) ?? null)
      : typed.leadUnitId
        ? {
            leadUnitIds: [typed.leadUnitId],
            partnerUnitIds: matter.units.flatMap(({ part, unitId }) =>
              part === 'partner' && unitId !== typed.leadUnitId ? [unitId] : [],
            ),
          }
        : null
  return {
    revision: matter.revision,
    act,
    words: words ?? null,
    reason: reason ?? null,
    progress: progress ?? null,
    day: day?.format('YYYY-MM-DD') ?? null,
    grade: grade ?? null,
    suggestedUnitId: suggestedUnitId ?? null,
    evidence: evidence.map((one): Kept => {
      const [kind, id = ''] = one.split(' ')
      return { kind: kind === 'file' ? 'file' : 'evidence', id }
    }),
    answers: (answers?.split(' ')[0] as Body['answers'] | '' | undefined) || null,
    node: nodeOf(act === 'ask-extension' ? typed.putsOff : answers) || null,
    noSecrets: noSecrets ?? false,
    change,
  }
}
