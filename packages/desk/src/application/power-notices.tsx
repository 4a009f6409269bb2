import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { noticeWords } from '../words/powers.ts'
import { momentWords } from '../words/reporting.ts'
import { useWorkplace } from './session.tsx'

/** What others changed of one's roles, account or delegations, above every screen until one has seen it. */
export function PowerNotices() {
  const place = useWorkplace()
  const queries = useQueryClient()
  const key = [place.code, 'notices']
  const list = useQuery({ queryKey: key, queryFn: () => place.ask('GET /notices'), staleTime: 60_000 })
  const notices = list.data?.notices ?? []
  const seen = useMutation({
    mutationFn: () => place.ask('POST /notices/seen', { body: { noticeIds: notices.map(({ noticeId }) => noticeId) } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  })
  if (notices.length === 0) return null
  return (
    <Alert
      type="info"
      title={`您的账号或权限有 ${notices.length} 项变动`}
      description={
        <>
          <ul>
            {notices.map((notice) => (
              <li key={notice.noticeId}>
                <span className="numbers">{momentWords(notice.at)}</span> {noticeWords(notice)}
              </li>
            ))}
          </ul>
          如果不是您知道的办理，请立即与安全管理员或审计管理员联系。
        </>
      }
      action={
        <Button size="small" loading={seen.isPending} onClick={() => seen.mutate()}>
          知道了
        </Button>
      }
    />
  )
}
