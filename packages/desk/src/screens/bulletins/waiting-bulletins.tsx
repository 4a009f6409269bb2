import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { BulletinLine } from './bulletin-line.tsx'
import { useBulletins } from './use-bulletins.ts'

/** In the workbench: the bulletins that wait for the person; nothing where none does. */
export function WaitingBulletins() {
  const place = useWorkplace()
  const list = useBulletins()
  const waiting = (list.data?.bulletins ?? []).filter(({ waits }) => waits)
  if (waiting.length === 0) return null
  return (
    <section className="bench-group" aria-label="通报">
      <h2>
        <Link to={`/${place.code}/bulletins`}>
          通报 <span className="numbers">{waiting.length}</span>
        </Link>
        <span className="soft bench-does">审批、印发、签收或答复异议</span>
      </h2>
      <ul className="bulletin-list">
        {waiting.slice(0, 8).map((bulletin) => (
          <li key={bulletin.bulletinId}>
            <BulletinLine bulletin={bulletin} />
          </li>
        ))}
      </ul>
    </section>
  )
}
