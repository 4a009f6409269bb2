import type { LedgerVerified } from '@luoshi/server/desk/ledger/ledger-routes.ts'
import { useMutation } from '@tanstack/react-query'
import { Button, Input, Space } from 'antd'
import { useState } from 'react'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { Trouble } from '../../parts/trouble.tsx'

/** Recompute the chain; with a head noted earlier, also whether its end was cut off. */
export function VerifyLedger({ head }: { readonly head: string }) {
  const place = useWorkplace()
  const [noted, setNoted] = useState('')
  const [done, setDone] = useState<{ readonly done: number; readonly entries: number } | null>(null)
  const verify = useMutation<LedgerVerified, Problem>({
    mutationFn: async () => {
      const body = noted.trim() ? { head: noted.trim() } : {}
      let state = await place.ask('POST /ledger/verify', { body })
      while (state.kind === 'running') {
        setDone(state)
        await new Promise((resolve) => setTimeout(resolve, 1000))
        state = await place.ask('GET /ledger/verify')
      }
      return state
    },
    onSettled: () => setDone(null),
  })
  const found = verify.data
  return (
    <>
      <p>
        <span className="soft">
          末条校验码 <span className="hash">{head}</span>。请不时另行抄存，日后可核对台账有没有被截短。
        </span>
      </p>
      <Space.Compact style={{ maxWidth: 560, width: '100%', marginBottom: 12 }}>
        <Input
          aria-label="以前抄存的校验码"
          placeholder="以前抄存的校验码（可不填）"
          value={noted}
          onChange={(event) => setNoted(event.target.value)}
          maxLength={64}
        />
        <Button loading={verify.isPending} onClick={() => verify.mutate()}>
          核验台账
        </Button>
      </Space.Compact>
      <Trouble error={verify.error} />
      {done && <p role="status">{`正在核验：${done.done} / ${done.entries} 条`}</p>}
      {found && found.kind !== 'running' && (
        <p className={found.kind === 'whole' ? 'verified' : 'verified broken'} role="status">
          {found.kind === 'whole'
            ? `✓ ${found.entries} 条逐条核验无误，${found.contents} 份内容与台账一致。`
            : `■ 第 ${found.seq} 条起对不上：${breakWords[found.reason] ?? found.reason}。请保留现场，联系服务器管理人员。`}
        </p>
      )}
    </>
  )
}

const breakWords: Readonly<Record<string, string>> = {
  'entry-changed': '条目被改动',
  'entry-missing': '条目缺失',
  'link-broken': '前后不相接',
  'cut-short': '末尾被截去',
  'content-missing': '内容缺失',
  'content-changed': '内容被改动',
  'purge-unrecorded': '内容被清除而没有记录',
  'head-differs': '末条与登记的不符',
  'wording-changed': '承诺原文被改动',
  'snapshot-differs': '公开的快照与记录不符',
  'task-differs': '任务的内容、时限或公开属性与记录不符',
  'report-differs': '填报的状态或内容与记录不符',
  'light-differs': '亮灯与记录不符',
  'role-differs': '角色与记录不符',
  'security-log-differs': '安全日志被改动或截短',
  'evidence-differs': '佐证材料与记录不符',
}
