import { Input } from 'antd'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { type NumberRule, typedNumber } from './typed-number.ts'
import { useUnread } from './typing/unread-fields.ts'

export interface NumberFieldProps<Value extends string | number> extends NumberRule {
  readonly id?: string
  readonly 'aria-label'?: string
  readonly value?: Value | null
  readonly onChange?: (value: Value | null) => void
  /** Makes the form's value of the digits. */
  readonly read: (digits: string) => Value
  readonly prefix?: ReactNode
  readonly readOnly?: boolean
  readonly disabled?: boolean
  readonly width?: number | string
}

/**
 * A number, typed as people type one. Words that are none stay in the field with the reason, change nothing and hold the
 * form back: they are never taken for another number or for none.
 */
function NumberField<Value extends string | number>(props: NumberFieldProps<Value>) {
  const { id, value = null, onChange, read, unit, min, max, precision } = props
  const [words, setWords] = useState(value === null ? '' : String(value))
  const rule: NumberRule = { unit, min, max, precision }
  const typed = typedNumber(words, rule)
  const reason = typed.kind === 'unread' ? typed.reason : null
  useUnread(reason !== null)
  const said = useId()
  // another value from outside: somebody else's, or a form that was reset
  const last = useRef(value)
  useEffect(() => {
    if (last.current === value) return
    last.current = value
    setWords(value === null ? '' : String(value))
  }, [value])
  return (
    <span className="number-field" style={{ width: props.width }}>
      <Input
        {...(id === undefined ? {} : { id })}
        {...(props['aria-label'] === undefined ? {} : { 'aria-label': props['aria-label'] })}
        inputMode="decimal"
        autoComplete="off"
        readOnly={props.readOnly ?? false}
        disabled={props.disabled ?? false}
        prefix={props.prefix}
        value={words}
        {...(reason === null ? {} : { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': said })}
        onChange={(event) => {
          const next = event.target.value
          setWords(next)
          const now = typedNumber(next, rule)
          if (now.kind === 'unread') return
          const made = now.kind === 'empty' ? null : read(now.value)
          last.current = made
          if (made !== value) onChange?.(made)
        }}
      />
      {unit && <span className="number-unit">{unit}</span>}
      {reason !== null && (
        <span id={said} role="alert" className="number-trouble">
          {reason}
        </span>
      )}
    </span>
  )
}

/** {@link NumberField} for whole and decimal numbers as JavaScript counts. */
export const CountField = (props: Omit<NumberFieldProps<number>, 'read'>) => <NumberField {...props} read={Number} />

/** {@link NumberField} for figures, kept in the digits that were typed. */
export const FigureField = (props: Omit<NumberFieldProps<string>, 'read'>) => (
  <NumberField {...props} read={(digits) => digits} />
)
