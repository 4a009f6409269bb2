import { Link } from 'react-router'
import { useWorkplace } from '../application/session.tsx'

/** A unit's name that opens its page; the name alone where no unit is known, or the person reads no tasks. */
export function UnitLink({ unitId, name }: { readonly unitId: string | null; readonly name: string }) {
  return <CarrierLink to={unitId && `units/${unitId}`} name={name} />
}

/** A leader's name that opens their page; the name alone where only a name was written. */
export function LeaderLink({ personId, name }: { readonly personId: string | null; readonly name: string }) {
  return <CarrierLink to={personId && `leaders/${personId}`} name={name} />
}

function CarrierLink({ to, name }: { readonly to: string | null; readonly name: string }) {
  const place = useWorkplace()
  if (to === null || !place.has('supervisor', 'leader', 'reader', 'unit-head', 'unit-officer')) return <>{name}</>
  return (
    <Link className="carrier" to={`/${place.code}/${to}`}>
      {name}
    </Link>
  )
}
