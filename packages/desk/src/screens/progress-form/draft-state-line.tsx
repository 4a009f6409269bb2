import type { Draft } from './use-draft.ts'

/** Says where the typed content is: saved, being saved, or only in this browser until the server is back. */
export function DraftStateLine({ draft: { state, message, notice, report } }: { readonly draft: Draft }) {
  return (
    <span role="status" className="draft-state">
      {state === 'saved' && (report ? '✓ 已保存' : <span className="soft">边填边存，不用另存</span>)}
      {state === 'saving' && <span className="soft">… 正在保存</span>}
      {state === 'kept-here' && (
        <span className="state-yellow">▲ 还没有保存到服务器，已存在本机浏览器，恢复后自动保存，不会自动提交。</span>
      )}
      {state === 'conflict' && <span className="state-red">■ 与另一处的修改不一致，请在上方选择</span>}
      {state === 'refused' && <span className="state-red">■ 没有保存：{message}</span>}
      {notice && <span className="soft"> {notice}</span>}
    </span>
  )
}
