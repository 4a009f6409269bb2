import type { BeforeAsking } from '@luoshi/server/desk/burden/burden-routes.ts'
import { useQuery } from '@tanstack/react-query'
import type { BodyOf } from '../application/ask.ts'
import { useWorkplace } from '../application/session.tsx'

type NextAsk = BodyOf<'POST /burden/check'>['next']
type Warnings = BeforeAsking['warnings']

/** Warnings that are listed; of more it is said how many there are. */
const listed = 8

/**
 * What units have received this month, where one more goes beyond the office's own limit or asks twice; nothing otherwise.
 * Without units those that answer for the tasks.
 */
export function BurdenWarning({
  next,
  unitIds = [],
  taskIds,
}: {
  readonly next: NextAsk
  readonly unitIds?: readonly string[]
  readonly taskIds: readonly string[]
}) {
  const place = useWorkplace()
  const body = { next, unitIds: [...unitIds], taskIds: [...taskIds] }
  const check = useQuery({
    queryKey: [place.code, 'burden-check', body],
    queryFn: () => place.ask('POST /burden/check', { body }),
    enabled: unitIds.length + taskIds.length > 0 && place.has('supervisor'),
  })
  const warnings = check.data?.warnings ?? []
  return warnings.length === 0 ? null : <WarningList warnings={warnings} />
}

function WarningList({ warnings }: { readonly warnings: Warnings }) {
  return (
    <div role="status" className="burden-warning">
      <strong className="state state-amber">▲ 减负提醒（不影响办理）</strong>
      <ul>
        {warnings.slice(0, listed).map(({ unit, words }) => (
          <li key={`${unit} ${words}`}>
            {unit}：{words}。
          </li>
        ))}
      </ul>
      {warnings.length > listed && <p>另有 {warnings.length - listed} 条，见“减负”。</p>}
    </div>
  )
}

/** Asks what the next one brings beyond a limit; where that cannot be known nothing is said: a warning stops no act. */
export function useBeforeAsking() {
  const place = useWorkplace()
  return async (next: NextAsk, unitIds: readonly string[], taskIds: readonly string[]): Promise<Warnings> => {
    try {
      const body = { next, unitIds: [...unitIds], taskIds: [...taskIds] }
      return (await place.ask('POST /burden/check', { body })).warnings
    } catch {
      return []
    }
  }
}

/** The dialog that shows warnings before an act that is done by one press. */
export const askAnyway = (warnings: Warnings, okText: string) => ({
  title: '本月已要求较多',
  content: <WarningList warnings={warnings} />,
  okText,
  cancelText: '先不发',
})

/** Whom a matter asks: its first lead, about its tasks. */
export const askedOfLead = (matter: {
  readonly units: readonly { readonly unitId: string; readonly part: string }[]
  readonly tasks: readonly { readonly taskId: string }[]
}) => ({
  unitIds: matter.units
    .filter(({ part }) => part === 'lead')
    .slice(0, 1)
    .map(({ unitId }) => unitId),
  taskIds: matter.tasks.map(({ taskId }) => taskId),
})
