import type { HeldFile } from '@luoshi/server/desk/evidence/held-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Skeleton, Switch, Table } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { wordsOf } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { momentWords } from '../../words/reporting.ts'
import { numberWords } from '../../words/task-number.ts'
import { foundWords } from '../progress-form/held-files.tsx'

/** 隔离的材料: files that may be dangerous, to be released or deleted; whether the place holds such files or refuses them. */
export function HeldPanel() {
  const place = useWorkplace()
  const { message } = App.useApp()
  const [asked, setAsked] = useState<{ readonly file: HeldFile; readonly release: boolean }>()
  const held = useQuery({
    queryKey: [place.code, 'held-files'],
    queryFn: () => place.ask('GET /held-files'),
  })
  if (held.isPending) return <Skeleton active />
  if (cannotShow(held)) return <ErrorState error={held.error} again={() => held.refetch()} />
  const { files, words, quarantines, maySet } = held.data
  const told = async (act: () => Promise<unknown>) => {
    try {
      await act()
      setAsked(undefined)
    } catch (error) {
      void message.error(wordsOf(error), 6)
    } finally {
      await held.refetch()
    }
  }
  const set = (on: boolean) => told(() => place.ask('POST /held-files/rule', { body: { quarantines: on } }))
  return (
    <>
      <p>
        <Switch
          aria-label="隔离可能有害的材料"
          checked={quarantines}
          disabled={!maySet}
          onChange={(on) => void set(on)}
          checkedChildren="隔离待核查"
          unCheckedChildren="直接拒收"
        />{' '}
        <span className="soft">
          上传的材料含有宏、嵌入对象、可执行程序等内容时，拒收，或隔离到有人核查为止。病毒扫描认为有害的不能放行。
        </span>
      </p>
      <Table<HeldFile>
        size="small"
        rowKey="heldId"
        dataSource={[...files]}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: '没有隔离的材料。' }}
        columns={[
          {
            title: '任务、事项或督查',
            render: (_, { of }) =>
              'taskId' in of ? (
                <Link to={`/${place.code}/tasks/${of.taskId}`}>{numberWords(of.number)}</Link>
              ) : 'matterId' in of ? (
                <Link to={`/${place.code}/matters/${of.matterId}`}>{of.title}</Link>
              ) : (
                <Link to={`/${place.code}/inspections/${of.inspectionId}`}>{of.title}</Link>
              ),
          },
          { title: '文件', dataIndex: 'fileName' },
          { title: '发现', render: (_, file) => foundWords(file, words) },
          { title: '上传', render: (_, { uploadedBy, uploadedAt }) => `${uploadedBy} ${momentWords(uploadedAt)}` },
          {
            title: '处理',
            render: (_, file) => <Handled file={file} onAsk={(release) => setAsked({ file, release })} />,
          },
        ]}
      />
      {asked && (
        <ReasonModal
          title={`${asked.release ? '放行' : '删除'}“${asked.file.fileName}”？`}
          does={asked.release ? '放行' : '删除'}
          placeholder="核查情况，如：已在隔离机上打开，宏为报表自带"
          onCancel={() => setAsked(undefined)}
          onDone={(reason) =>
            told(() =>
              place.ask('POST /held-files/:heldId/decision', {
                path: { heldId: asked.file.heldId },
                body: { release: asked.release, reason },
              }),
            )
          }
        >
          <p>
            {asked.release ? '放行后作为材料显示，看得到这项任务或事项的人都能下载。' : '删除后不能恢复。'}
            办理情况记入台账。
          </p>
        </ReasonModal>
      )}
    </>
  )
}

function Handled({ file, onAsk }: { readonly file: HeldFile; readonly onAsk: (release: boolean) => void }) {
  if (file.outcome !== null)
    return (
      <>
        {file.outcome === 'released' ? '✓ 已放行' : '○ 已删除'}{' '}
        <span className="soft">
          {file.decidedBy} {file.reason}
        </span>
      </>
    )
  return (
    <>
      <Button
        size="small"
        disabled={file.infected || file.own}
        title={file.own ? '自己上传的由他人放行' : ''}
        onClick={() => onAsk(true)}
      >
        放行…
      </Button>{' '}
      <Button size="small" danger onClick={() => onAsk(false)}>
        删除…
      </Button>
    </>
  )
}
