import type { HeldFile, HeldFilesAnswer } from '@luoshi/server/desk/evidence/held-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { useWorkplace } from '../../application/session.tsx'

/** What was found in a file that is held apart, in words. */
export const foundWords = ({ found, infected }: HeldFile, words: HeldFilesAnswer['words']): string =>
  infected ? `病毒扫描结果：${found.join('、')}` : found.map((danger) => words[danger] ?? danger).join('、')

/** The files of a task, matter or inspection that somebody handed in and that are held apart, with what came of them. */
export function OwnHeldFiles({
  of,
}: {
  readonly of: { readonly taskId: string } | { readonly matterId: string } | { readonly inspectionId: string }
}) {
  const place = useWorkplace()
  const held = useQuery({
    queryKey: [place.code, 'held-files', of],
    queryFn: () => place.ask('GET /held-files', { query: of }),
  })
  const files = (held.data?.files ?? []).filter(({ own, outcome }) => own && outcome !== 'released')
  if (!held.data || files.length === 0) return null
  const { words } = held.data
  return (
    <div className="evidence-broken">
      <p className="soft">以下文件可能有害，已隔离，没有作为材料显示；由督查室另一人核查后放行或删除。</p>
      <ul className="evidence-list">
        {files.map((file) => (
          <li key={file.heldId}>
            {file.fileName} <span className="soft">{foundWords(file, words)}</span>{' '}
            {file.outcome === 'deleted' ? `○ 已删除：${file.reason}` : '▲ 待核查'}
          </li>
        ))}
      </ul>
    </div>
  )
}
