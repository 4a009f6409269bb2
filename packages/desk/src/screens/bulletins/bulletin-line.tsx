import type { BulletinListed } from '@luoshi/server/desk/bulletins/bulletin-routes.ts'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { bulletinKindWords, bulletinNumber, bulletinStateWords } from '../../words/bulletins.ts'
import './bulletins.css'

/** A bulletin in a line: its title, number, state, and how far it was received. */
export function BulletinLine({ bulletin }: { readonly bulletin: BulletinListed }) {
  const place = useWorkplace()
  return (
    <>
      <Link to={`/${place.code}/bulletins/${bulletin.bulletinId}`}>{bulletin.title}</Link>
      <div className="soft">
        {bulletinKindWords[bulletin.kind]} <span className="numbers whole">{bulletinNumber(bulletin)}</span> ·{' '}
        {bulletinStateWords[bulletin.state]} · 数据截至 <span className="numbers whole">{bulletin.cutOff}</span>
        {bulletin.units > 0 && ` · 已签收 ${bulletin.received}/${bulletin.units}`}
        {bulletin.objections > 0 && <span className="state state-amber"> ▲ 异议待答复 {bulletin.objections}</span>}
        {bulletin.waits && <span className="bulletin-waits"> 待我办理</span>}
      </div>
    </>
  )
}
