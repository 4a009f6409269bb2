import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useWorkplace } from '../../application/session.tsx'
import { BurdenWarning } from '../../parts/burden-warning.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { warningWords } from '../../words/inspections.ts'
import type { TypedPlan } from './typed-plan.ts'

/** What stands against the plan as it is typed, and the field for why it is needed all the same. */
export function PlanWarnings({ inspectionId }: { readonly inspectionId: string | null }) {
  const place = useWorkplace()
  const form = Form.useFormInstance<TypedPlan>()
  const typed = Form.useWatch((all: Partial<TypedPlan>) => all, form) ?? {}
  const { from, to, body, bodyUnitId, commission, unitIds = [], taskIds = [] } = typed
  const asked =
    from && to && unitIds.length > 0
      ? {
          inspectionId,
          from: from.format('YYYY-MM-DD'),
          to: to.format('YYYY-MM-DD'),
          body: body ?? 'supervision-office',
          bodyUnitId: bodyUnitId ?? null,
          commission:
            commission?.from && commission.to
              ? {
                  matter: commission.matter ?? '',
                  scope: commission.scope ?? '',
                  duty: commission.duty ?? '',
                  from: commission.from.format('YYYY-MM-DD'),
                  until: commission.to.add(1, 'day').format('YYYY-MM-DD'),
                }
              : null,
          unitIds,
          taskIds,
        }
      : null
  const check = useQuery({
    queryKey: [place.code, 'inspection-check', asked],
    queryFn: () => (asked ? place.ask('POST /inspections/check', { body: asked }) : null),
    enabled: asked !== null,
    placeholderData: (before) => before,
  })
  const warnings = asked ? (check.data?.warnings ?? []) : []
  const repeats = warnings.some(({ kind }) => kind === 'repeated' || kind === 'by-several')
  return (
    <div role="status">
      <BurdenWarning next="inspection" unitIds={unitIds} taskIds={taskIds} />
      {warnings.length > 0 && (
        <div className="inspection-warnings">
          <strong className="state state-amber">▲ 提请审批前请核对</strong>
          <ul>
            {warnings.map((warning) => {
              const words = warningWords(warning, check.data?.within ?? 30)
              return <li key={words}>{words}</li>
            })}
          </ul>
        </div>
      )}
      {(repeats || typed.repeatReason) && (
        <Form.Item label="近期已查仍需开展的必要性" name="repeatReason" required={repeats}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
      )}
    </div>
  )
}
