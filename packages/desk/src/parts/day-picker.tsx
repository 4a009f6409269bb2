import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { takesDayOnly } from './day-field.tsx'
import { dayShapes, typedDay } from './typed-day.ts'
import { useUnread } from './typing/unread-fields.ts'

export interface DayPickerProps {
  readonly id?: string
  readonly 'aria-label'?: string
  readonly value?: Dayjs | null
  readonly onChange?: (day: Dayjs | null) => void
  readonly allowClear?: boolean
  readonly disabled?: boolean
  readonly minDate?: Dayjs
  readonly maxDate?: Dayjs
  readonly disabledDate?: (day: Dayjs) => boolean
  readonly placeholder?: string
  readonly style?: { readonly width: number | string }
}

/**
 * A day of a form, picked or typed in any way offices write one. Words that name no whole day, or one that may not be
 * chosen, stay in the field with the reason and hold the form back; the old day is never taken in their place.
 */
export function DayPicker({ value = null, onChange, minDate, maxDate, disabledDate, ...props }: DayPickerProps) {
  const [trouble, setTrouble] = useState<string | null>(null)
  useUnread(trouble !== null)
  const troubleOf = (words: string, day: Dayjs | null): string | null => {
    if (words.trim() === '') return null
    if (day === null) return '请写全年月日，如 2031-06-30'
    if (minDate && day.isBefore(minDate, 'day')) return `不能早于 ${minDate.format('YYYY-MM-DD')}`
    if (maxDate && day.isAfter(maxDate, 'day')) return `不能晚于 ${maxDate.format('YYYY-MM-DD')}`
    return disabledDate?.(day) ? '不能选这一天' : null
  }
  return (
    <>
      <DatePicker
        placeholder="年-月-日"
        {...props}
        {...(minDate === undefined ? {} : { minDate })}
        {...(maxDate === undefined ? {} : { maxDate })}
        {...(disabledDate === undefined ? {} : { disabledDate })}
        value={value}
        format={dayShapes}
        {...(trouble === null ? {} : { status: 'error' as const })}
        preserveInvalidOnBlur
        onKeyDown={takesDayOnly}
        onBlur={(event) => {
          const words = (event.target as HTMLInputElement).value ?? ''
          const read = typedDay(words)
          const day = read === undefined ? null : dayjs(read)
          const wrong = troubleOf(words, day)
          setTrouble(wrong)
          if (wrong === null && day !== null && !day.isSame(value, 'day')) onChange?.(day)
        }}
        onChange={(next) => {
          setTrouble(null)
          onChange?.(next === null || Array.isArray(next) ? null : next)
        }}
      />
      {trouble !== null && (
        <span role="alert" className="number-trouble">
          {trouble}
        </span>
      )}
    </>
  )
}
