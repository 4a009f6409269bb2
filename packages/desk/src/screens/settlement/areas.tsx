import type { SettlementDetail } from '@luoshi/server/desk/settlement/settlement-routes.ts'
import { Button } from 'antd'
import { areaOf, areasOf } from './settling.ts'

interface AreasProps {
  readonly detail: SettlementDetail
  readonly area: string
  readonly me: string
  readonly onArea: (area: string) => void
  /** Null where the person only reads. */
  readonly onTake: ((area: string, mine: boolean) => unknown) | null
}

/** The areas of the report with how far each is and who works on it. */
export function Areas({ detail, area, me, onArea, onTake }: AreasProps) {
  const { items, areas, areaNames, state } = detail
  const taken = areas.find((one) => one.area === area)
  return (
    <div className="settle-areas">
      <nav aria-label="领域">
        {areasOf(items).map((one) => {
          const mine = items.filter((item) => areaOf(item) === one)
          const done = mine.filter(({ verdict }) => verdict !== null).length
          const worker = areas.find((each) => each.area === one)
          return (
            <button
              key={one}
              type="button"
              className="settle-area"
              title={one}
              aria-current={one === area ? 'true' : undefined}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onArea(one)}
            >
              <span className="settle-area-name">{areaNames[one] ?? one}</span>{' '}
              <span className="numbers soft">
                {done === mine.length ? '✓' : ''}
                {done}/{mine.length}
                {worker && ` ${worker.personId === me ? '我' : worker.name}`}
              </span>
            </button>
          )
        })}
      </nav>
      {onTake && state === 'open' && (
        <Button size="small" onClick={() => onTake(area, taken?.personId !== me)}>
          {taken?.personId === me ? '不再由我核这个领域' : taken ? `${taken.name}在核，改由我核` : '由我核这个领域'}
        </Button>
      )}
    </div>
  )
}
