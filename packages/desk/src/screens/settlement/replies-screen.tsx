import type { VerdictOfUnit } from '@luoshi/server/desk/settlement/beside-routes.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Skeleton } from 'antd'
import { useState } from 'react'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { verdictWords } from '../../words/settlement.ts'
import './settlement.css'

/** 对账答复: the verdicts on what the reader's unit leads, and what the unit says of them before they are published. */
export function RepliesScreen() {
  const place = useWorkplace()
  const found = useQuery({
    queryKey: [place.code, 'settlement-replies'],
    queryFn: () => place.ask('GET /settlement-replies'),
  })
  if (found.isPending) return <Skeleton active paragraph={{ rows: 6 }} />
  if (cannotShow(found)) return <ErrorState error={found.error} again={() => found.refetch()} />
  const { verdicts } = found.data
  return (
    <>
      <PageHeader title="对账答复" aside={`本单位牵头的 ${verdicts.length} 项`} />
      {verdicts.length === 0 ? (
        <EmptyState title="还没有需要答复的结论">
          督查室对照次年报告逐项确认后，本单位牵头的承诺和结论列在这里。有不同意见的，可以在公开前答复，答复与结论一并公开。
        </EmptyState>
      ) : (
        <>
          <p className="soft">答复与结论一并公开，请勿写入国家秘密、工作秘密和个人隐私。没有意见的不必答复。</p>
          <ol className="settle-replies">
            {verdicts.map((one) => (
              <Reply key={one.itemId} verdict={one} />
            ))}
          </ol>
        </>
      )}
    </>
  )
}

function Reply({ verdict: one }: { readonly verdict: VerdictOfUnit }) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [words, setWords] = useState('')
  const [shape, word] = verdictWords[one.verdict]
  const replying = useMutation({
    mutationFn: () =>
      place.ask('POST /tasks/:taskId/settlement-reply', {
        path: { taskId: one.taskId },
        body: { itemId: one.itemId, words: words.trim() },
      }),
    onSuccess: async () => {
      setWords('')
      message.success('已答复，将与结论一并公开。')
      await queries.invalidateQueries({ queryKey: [place.code, 'settlement-replies'] })
    },
    onError: (error) => void message.error(error.message, 6),
  })
  return (
    <li>
      <p className="song settle-words">
        <span className="soft numbers">
          {one.year}年第 {one.number} 项
        </span>{' '}
        {one.wording}
      </p>
      <p>
        <span className={`settle-verdict ${one.verdict}`}>
          <span aria-hidden="true">{shape}</span> {word}
        </span>{' '}
        {one.claims.map((claim) => (
          <q key={claim}>{claim}</q>
        ))}
        {one.verdict === 'silent' && '次年报告没有讲到。未提及不等于未完成。'}
      </p>
      {one.note && <p>说明：{one.note}</p>}
      {one.replies.map((reply) => (
        <blockquote key={reply.unit}>
          {reply.words} <span className="soft">{`${reply.unit}，${reply.at.slice(0, 10)}`}</span>
        </blockquote>
      ))}
      <div className="settle-reply">
        <Input.TextArea
          aria-label={`答复第 ${one.number} 项`}
          rows={2}
          maxLength={2000}
          value={words}
          placeholder={one.replies.length > 0 ? '修改答复（以最后一次为准）' : '答复'}
          onChange={({ target }) => setWords(target.value)}
        />
        <Button disabled={words.trim() === ''} loading={replying.isPending} onClick={() => replying.mutate()}>
          答复
        </Button>
      </div>
    </li>
  )
}
