import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { type KeyboardEvent, useState } from 'react'
import { dayShape, dayShapes, typedDay } from './typed-day.ts'

/** Enter takes the day that is typed; it does not send the form that the field stands in. */
export const takesDayOnly = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.key === 'Enter') event.preventDefault()
}

interface DayFieldProps {
  /** `YYYY-MM-DD`; null where there is none. */
  readonly day: string | null
  readonly onChange: (day: string | null) => void
  readonly label?: string
  readonly id?: string
  readonly disabled?: boolean
  /** Whether the day may be taken away. */
  readonly clears?: boolean
  readonly size?: 'small' | 'middle'
  readonly width?: number | string
}

/** A day, picked or typed in any way offices write one. What is typed by half changes nothing and is marked. */
export function DayField({
  day,
  onChange,
  label,
  id,
  disabled = false,
  clears = true,
  size = 'middle',
  width = 132,
}: DayFieldProps) {
  const [unread, setUnread] = useState(false)
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      size={size}
      style={{ width }}
      value={day === null || day === '' ? null : dayjs(day, dayShape)}
      format={dayShapes}
      placeholder="年-月-日"
      allowClear={clears}
      disabled={disabled}
      {...(unread ? { status: 'error' as const } : {})}
      preserveInvalidOnBlur
      onKeyDown={takesDayOnly}
      onBlur={(event) => {
        const words = (event.target as HTMLInputElement).value ?? ''
        const read = typedDay(words)
        setUnread(words.trim() !== '' && read === undefined)
        if (read !== undefined && read !== day) onChange(read)
      }}
      onChange={(next) => {
        setUnread(false)
        onChange(next === null || Array.isArray(next) ? null : next.format(dayShape))
      }}
    />
  )
}

/** {@link DayField} under a `Form.Item` with `valuePropName="day"`, which hands it its day. */
export function FormDay({
  id,
  day = null,
  onChange = () => undefined,
}: Pick<DayFieldProps, 'id'> & Partial<Pick<DayFieldProps, 'day' | 'onChange'>>) {
  return <DayField {...(id === undefined ? {} : { id })} day={day} onChange={onChange} clears={false} width="100%" />
}
