import { Button } from 'antd'
import { isRouteErrorResponse, Link, useParams, useRouteError } from 'react-router'
import { EmptyState } from '../parts/empty-state.tsx'

/** Error page of a screen that could not be shown: what happened, and how to go on. */
export function RouteFailed() {
  const error = useRouteError()
  const { code } = useParams()
  const home = <Link to={code ? `/${code}` : '/'}>回到工作台</Link>
  if (error === undefined || error === null || (isRouteErrorResponse(error) && error.status === 404))
    return <EmptyState title="没有这个页面">地址可能写错，或页面已经换了地方。{home}</EmptyState>
  // after an upgrade the files of the former version are gone
  const upgraded = error instanceof TypeError && /import|module|fetch/i.test(error.message)
  return (
    <EmptyState title={upgraded ? '系统已更新' : '页面出错了'}>
      <p>
        {upgraded
          ? '请重新载入页面。已保存的内容不受影响。'
          : '已保存的内容不受影响。请重新载入；如一直如此，请告诉系统管理员。'}
      </p>
      {!upgraded && error instanceof Error && <p className="soft">{error.message}</p>}
      <Button type="primary" onClick={() => window.location.reload()}>
        重新载入
      </Button>{' '}
      {home}
    </EmptyState>
  )
}
