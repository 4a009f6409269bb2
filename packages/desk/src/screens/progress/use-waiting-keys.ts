import { useEffect, useRef } from 'react'
import { askedBy, type Command } from './waiting-keys.ts'

/** Hear the keys of the list of waiting reports, unless somebody is typing, a choice is open or a dialog is. */
export function useWaitingKeys(listens: boolean, run: (command: Command) => void, filter: (place: number) => void) {
  const onKey = useRef<(event: KeyboardEvent) => void>(() => undefined)
  onKey.current = (event) => {
    const { target } = event
    if (!listens || document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open')) return
    if (
      target instanceof HTMLElement &&
      target.closest(
        'input:not([type="checkbox"], [type="radio"]), textarea, select, [role="combobox"], [role="tab"], .ant-select',
      )
    )
      return
    const asked = askedBy(event)
    if (!asked) return
    event.preventDefault()
    if ('filter' in asked) filter(asked.filter)
    else run(asked.command)
  }
  useEffect(() => {
    const hear = (event: KeyboardEvent) => onKey.current(event)
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}
