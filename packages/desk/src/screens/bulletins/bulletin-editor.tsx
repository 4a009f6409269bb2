import type { BulletinBlock, BulletinDetail } from '@luoshi/server/desk/bulletins/bulletin-routes.ts'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { type BehindNumber, ComputedPart } from './computed-part.tsx'

interface Kept {
  readonly id: number
  readonly block: BulletinBlock
}
let lastId = 0
const kept = (block: BulletinBlock): Kept => ({ id: ++lastId, block })

/** Changes the words of a draft; what is computed is marked and can be moved or taken out, not written over. */
export function BulletinEditor({
  bulletin,
  again,
  open,
  onClose,
}: {
  readonly bulletin: BulletinDetail
  readonly again: () => Promise<unknown>
  readonly open: (behind: BehindNumber) => void
  readonly onClose: () => void
}) {
  const place = useWorkplace()
  const { message } = App.useApp()
  const [title, setTitle] = useState(bulletin.title)
  const [to, setTo] = useState(bulletin.to)
  const [parts, setParts] = useState<readonly Kept[]>(() => bulletin.blocks.map(kept))
  const save = useMutation<unknown, Problem, void>({
    mutationFn: () =>
      place.ask('PUT /bulletins/:bulletinId', {
        path: { bulletinId: bulletin.bulletinId },
        body: { revision: bulletin.revision, title, to, blocks: parts.map(({ block }) => block) },
      }),
    onSuccess: async () => {
      await again()
      message.success('已保存。')
      onClose()
    },
  })
  const set = (id: number, block: BulletinBlock) =>
    setParts((all) => all.map((one) => (one.id === id ? { id, block } : one)))
  const move = (index: number, by: -1 | 1) =>
    setParts((all) => {
      const next = [...all]
      const [one] = next.splice(index, 1)
      if (one) next.splice(index + by, 0, one)
      return next
    })
  return (
    <div className="bulletin">
      <div className="bulletin-label">
        标题
        <Input aria-label="标题" value={title} maxLength={200} onChange={({ target }) => setTitle(target.value)} />
      </div>
      <div className="bulletin-label">
        主送
        <Input aria-label="主送" value={to} maxLength={200} onChange={({ target }) => setTo(target.value)} />
      </div>
      {parts.map(({ id, block }, index) => (
        <fieldset key={id} className="bulletin-part">
          <legend>{block.kind === 'text' ? '自拟文字' : '由台账生成，不能改写'}</legend>
          {block.kind === 'text' ? (
            <>
              <Input
                aria-label="小标题"
                placeholder="小标题（可不填）"
                value={block.heading}
                maxLength={30}
                onChange={({ target }) => set(id, { ...block, heading: target.value })}
              />
              <Input.TextArea
                aria-label="文字"
                autoSize={{ minRows: 2 }}
                maxLength={5000}
                value={block.body}
                onChange={({ target }) => set(id, { ...block, body: target.value })}
              />
            </>
          ) : (
            <Computed bulletin={bulletin} section={block.section} open={open} />
          )}
          <div className="bulletin-tools">
            <Button size="small" disabled={index === 0} onClick={() => move(index, -1)}>
              上移
            </Button>
            <Button size="small" disabled={index === parts.length - 1} onClick={() => move(index, 1)}>
              下移
            </Button>
            <Button size="small" onClick={() => setParts((all) => all.filter((one) => one.id !== id))}>
              去掉
            </Button>
          </div>
        </fieldset>
      ))}
      <div className="bulletin-tools">
        <Button onClick={() => setParts((all) => [...all, kept({ kind: 'text', heading: '', body: '' })])}>
          添加文字
        </Button>
        <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
          保存
        </Button>
        <Button onClick={onClose}>不保存</Button>
      </div>
      <Trouble error={save.error} />
    </div>
  )
}

function Computed({
  bulletin: { facts },
  section: key,
  open,
}: {
  readonly bulletin: BulletinDetail
  readonly section: string
  readonly open: (behind: BehindNumber) => void
}) {
  const section = facts.sections.find((one) => one.key === key)
  return section ? (
    <>
      <h3>{section.heading}</h3>
      <ComputedPart section={section} facts={facts} open={open} />
    </>
  ) : null
}
