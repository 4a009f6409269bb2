import type { TaskComment } from '@luoshi/server/desk/comments/comment-routes.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { newId } from '../../application/new-id.ts'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { momentWords } from '../../words/reporting.ts'
import './comments.css'

/** 留言 on a task between the office and its units, and the field to write one; nothing where there is neither. */
export function CommentsSection({ taskId }: { readonly taskId: string }) {
  const place = useWorkplace()
  const { hash } = useLocation()
  const section = useRef<HTMLElement>(null)
  const list = useQuery({
    queryKey: [place.code, 'comments', taskId],
    queryFn: () => place.ask('GET /tasks/:taskId/comments', { path: { taskId } }),
  })
  const there = list.data !== undefined
  useEffect(() => {
    if (there && hash === '#comments') section.current?.scrollIntoView({ block: 'center' })
  }, [there, hash])
  if (cannotShow(list)) return <ErrorState error={list.error} again={() => list.refetch()} />
  if (!list.data || (list.data.comments.length === 0 && !list.data.mayWrite)) return null
  const { comments, mayWrite } = list.data
  return (
    <section aria-label="留言" className="comments" id="comments" ref={section}>
      <h2>留言{comments.length > 0 && `（${comments.length} 条）`}</h2>
      {comments.length > 0 && (
        <ul>
          {comments.map((comment) => (
            <CommentItem key={comment.commentId} comment={comment}>
              {mayWrite && comment.own && comment.withdrawnAt === null && (
                <WithdrawComment taskId={taskId} commentId={comment.commentId} />
              )}
            </CommentItem>
          ))}
        </ul>
      )}
      {mayWrite && <WriteComment taskId={taskId} />}
    </section>
  )
}

/** One comment: who said it for whom, when, and its words as they were typed. */
export function CommentItem({ comment, children }: { readonly comment: TaskComment; readonly children?: ReactNode }) {
  return (
    <li className={comment.own ? 'comment comment-own' : 'comment'}>
      <p className="comment-head">
        <strong>{comment.unit ?? '督查室'}</strong> {comment.by}{' '}
        <span className="soft numbers">{momentWords(comment.at)}</span> {children}
      </p>
      {comment.withdrawnAt === null ? (
        <p className="comment-words">{comment.words}</p>
      ) : (
        <p className="soft">
          已撤回 <span className="numbers">{momentWords(comment.withdrawnAt)}</span>
        </p>
      )}
    </li>
  )
}

function WithdrawComment({ taskId, commentId }: { readonly taskId: string; readonly commentId: string }) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message, modal } = App.useApp()
  const withdraw = useMutation<unknown, Problem>({
    mutationFn: () => place.ask('POST /tasks/:taskId/comments/:commentId/withdrawal', { path: { taskId, commentId } }),
    onSuccess: () => message.success('留言已撤回。'),
    onError: (problem) => message.error(problem.message, 6),
    onSettled: () => queries.invalidateQueries({ queryKey: [place.code] }),
  })
  const ask = () =>
    modal.confirm({
      title: '撤回这条留言？',
      content: '内容不再显示，这里会写明已撤回和时间；已经看过的人可能记得内容。撤回后不能恢复。',
      okText: '撤回',
      cancelText: '取消',
      autoFocusButton: 'cancel',
      onOk: () => withdraw.mutateAsync().catch(() => undefined),
    })
  return (
    <Button type="link" size="small" aria-label="撤回这条留言" onClick={ask}>
      撤回
    </Button>
  )
}

function WriteComment({ taskId }: { readonly taskId: string }) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ words: string }>()
  // the same id until it was sent, so that a second press or a lost answer says nothing twice
  const id = useRef(newId())
  const send = useMutation<unknown, Problem, string>({
    mutationFn: (words) =>
      place.ask('POST /tasks/:taskId/comments', { path: { taskId }, body: { commentId: id.current, words } }),
    onSuccess: async () => {
      id.current = newId()
      form.resetFields()
      message.success('留言已发出。')
      await queries.invalidateQueries({ queryKey: [place.code] })
    },
  })
  return (
    <Form
      what="留言"
      keeps
      form={form}
      layout="vertical"
      className="comment-form"
      onFinish={({ words }) => send.mutate(words)}
    >
      <Form.Item
        name="words"
        extra="能查看这项任务的人都能看到；不对外公开，发出后不能修改，可以撤回。不得写入涉密内容。"
        rules={[{ required: true, whitespace: true, message: '请写明留言内容' }]}
      >
        <Input.TextArea
          aria-label="留言内容"
          autoSize={{ minRows: 2, maxRows: 10 }}
          maxLength={2000}
          placeholder={place.has('supervisor') ? '向承办单位询问或答复' : '向督查室询问或答复'}
        />
      </Form.Item>
      <Trouble error={send.error} />
      <Button htmlType="submit" loading={send.isPending}>
        发出留言
      </Button>
    </Form>
  )
}
