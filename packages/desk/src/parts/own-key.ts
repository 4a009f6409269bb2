/** Whether a key belongs to the control it is pressed at: what is typed into a field, the arrows among the choices of a filter. */
export function isOwnKey({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  const field =
    'input:not([type="checkbox"], [type="radio"]), textarea, select, [role="combobox"], .ant-select, [contenteditable="true"]'
  if (target.closest(field)) return true
  return key.startsWith('Arrow') && target.closest('input[type="radio"], .ant-segmented') !== null
}
