import type { AgreementListed } from '@luoshi/server/desk/purge/purge-routes.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { momentWords } from '../../words/reporting.ts'

/** 清除内容: agree, for oneself, to a content being purged, and who has. The purge itself is done on the server. */
export function PurgeAgreements() {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const key = [place.code, 'ledger', 'purge-agreements']
  const list = useQuery({ queryKey: key, queryFn: () => place.ask('GET /purge-agreements') })
  const [hash, setHash] = useState('')
  const [asked, setAsked] = useState<string | null>(null)
  const act = useMutation<unknown, Problem, () => Promise<unknown>>({
    mutationFn: (send) => send(),
    // the ledger has an entry more, and somebody else may have acted
    onSettled: () => queries.invalidateQueries({ queryKey: [place.code, 'ledger'] }),
  })
  const agree = (reason: string, of: string) =>
    act
      .mutateAsync(() => place.ask('POST /purge-agreements', { body: { hash: of, reason } }))
      .then(
        () => {
          setAsked(null)
          setHash('')
          void message.success('已记下您的同意。')
        },
        // said in the dialog, where the reason stays
        () => undefined,
      )
  const agreements = list.data?.agreements ?? []
  const typed = hash.trim().toLowerCase()
  return (
    <details className="purge-agreements" open={agreements.length > 0 || undefined}>
      <summary>清除内容{agreements.length > 0 && `（${agreements.length} 项同意）`}</summary>
      <p className="soft">
        误传的涉密内容须由两人各自在此同意，七天内由管理服务器的人运行 <code>luoshi purge</code>{' '}
        清除。报告文件的校验码用 <code>luoshi status</code> 查，其他内容和佐证材料的在台账条目里。
      </p>
      <Input.Search
        aria-label="要清除的内容的校验码"
        placeholder="要清除的内容的校验码（64 位）"
        style={{ maxWidth: 560 }}
        maxLength={80}
        value={hash}
        onChange={(event) => setHash(event.target.value)}
        enterButton={<Button disabled={!/^[0-9a-f]{64}$/.test(typed)}>同意清除…</Button>}
        onSearch={() => /^[0-9a-f]{64}$/.test(typed) && setAsked(typed)}
      />
      {typed !== '' && !/^[0-9a-f]{64}$/.test(typed) && (
        <p className="soft" role="status">
          校验码是 64 位的数字和小写字母 a 至 f。
        </p>
      )}
      <Trouble error={list.error ?? (asked === null ? act.error : null)} />
      <ul className="rows">
        {agreements.map((one) => (
          <AgreementLine
            key={one.agreementId}
            agreement={one}
            both={agreements.some(({ hash: other, own }) => own && other === one.hash)}
            busy={act.isPending}
            onAgree={() => setAsked(one.hash)}
            onWithdraw={() =>
              act.mutate(() =>
                place.ask('POST /purge-agreements/:agreementId/withdrawal', { path: { agreementId: one.agreementId } }),
              )
            }
          />
        ))}
      </ul>
      {asked !== null && (
        <ReasonModal
          title="同意清除这项内容？"
          does="同意清除"
          placeholder="为什么要清除（不要写出涉密的内容）"
          onDone={(reason) => agree(reason, asked)}
          onCancel={() => {
            setAsked(null)
            act.reset()
          }}
        >
          <p className="hash">{asked}</p>
          <Trouble error={act.error} />
          <p>清除后不能恢复：文件、由它得到的文字、公开快照以及任务下填写的内容和佐证材料一并清除，台账保持完整。</p>
        </ReasonModal>
      )}
    </details>
  )
}

function AgreementLine({
  agreement: { hash, person, reason, agreedAt, expiresAt, own },
  both,
  busy,
  onAgree,
  onWithdraw,
}: {
  readonly agreement: AgreementListed
  /** Whether the person who looks has agreed to the same. */
  readonly both: boolean
  readonly busy: boolean
  readonly onAgree: () => void
  readonly onWithdraw: () => void
}) {
  return (
    <li>
      <span className="hash">{hash}</span>
      <br />
      {person} {momentWords(agreedAt)} 同意：{reason}
      <span className="soft">（{momentWords(expiresAt)} 失效）</span>{' '}
      {own ? (
        <Button size="small" disabled={busy} onClick={onWithdraw}>
          撤回
        </Button>
      ) : (
        !both && (
          <Button size="small" disabled={busy} onClick={onAgree}>
            也同意…
          </Button>
        )
      )}
    </li>
  )
}
