/** What may stand around a number in a field, and which numbers it takes. */
export interface NumberRule {
  /** May be typed behind the number: 万元. */
  readonly unit?: string | undefined
  readonly min?: number | undefined
  readonly max?: number | undefined
  /** Digits behind the point; any number of them where it is left out. */
  readonly precision?: number | undefined
}

/** What was typed: a number in plain digits, nothing, or words that are none with the reason. */
export type TypedNumber =
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unread'; readonly reason: string }

/** Reads a number as people type one: in full width, with its unit, grouped by thousands. Never a part of what was typed. */
export function typedNumber(words: string, { unit = '', min, max, precision }: NumberRule = {}): TypedNumber {
  let bare = words.normalize('NFKC').replace(/\s/g, '')
  if (bare === '') return { kind: 'empty' }
  const behind = unit.normalize('NFKC').replace(/\s/g, '')
  if (behind !== '' && bare.endsWith(behind)) bare = bare.slice(0, -behind.length)
  if (/^[-+−]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)) bare = bare.replaceAll(',', '')
  bare = bare.replace(/^−/, '-').replace(/^\+/, '')
  const found = /^(-?)0*(\d+)(?:\.(\d+))?$/.exec(bare)
  if (!found) return { kind: 'unread', reason: `看不出是哪个数字，请只填数字${unit ? `，单位是${unit}` : ''}` }
  const [, sign = '', whole = '', rest = ''] = found
  const fraction = rest.replace(/0+$/, '')
  if (precision !== undefined && fraction.length > precision)
    return { kind: 'unread', reason: precision === 0 ? '应为整数' : `最多 ${precision} 位小数` }
  if (whole.length > 15 || fraction.length > 6) return { kind: 'unread', reason: '数字太长，最多 15 位整数、6 位小数' }
  const value = `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`
  if (min !== undefined && Number(value) < min) return { kind: 'unread', reason: `不能小于 ${min}` }
  if (max !== undefined && Number(value) > max) return { kind: 'unread', reason: `不能大于 ${max}` }
  return { kind: 'number', value: value === '-0' ? '0' : value }
}
