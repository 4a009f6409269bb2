import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { planAddress } from '../task/plan-address.ts'

/** Where a report shows that the day will not be kept: another one, taken on to the form of the change somebody approves. */
export function DueChange({ taskId, year }: { readonly taskId: string; readonly year: number }) {
  const place = useWorkplace()
  const navigate = useNavigate()
  const [day, setDay] = useState('')
  if (!place.has('supervisor', 'unit-head', 'unit-officer')) return null
  return (
    <div className="form-part">
      <label htmlFor="wanted-due">不能按期完成的，申请调整完成时限</label>
      <div className="form-due">
        <DayField id="wanted-due" day={day === '' ? null : day} onChange={(next) => setDay(next ?? '')} />
        {/* never greyed: what is typed counts when the field is left, and Tab passes a greyed button by */}
        <Button
          onClick={() =>
            day === ''
              ? document.getElementById('wanted-due')?.focus()
              : navigate(planAddress(place.code, taskId, year, `due=${day}`))
          }
        >
          申请调整…
        </Button>
        <span className="soft">写明理由后由他人批准；已填写的内容会保留。</span>
      </div>
    </div>
  )
}
