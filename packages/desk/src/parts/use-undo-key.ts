import { useEffect } from 'react'
import { useStableCallback } from './use-stable-callback.ts'

/** Ctrl+Z (⌘Z) anywhere on the screen, except in a text field, which undoes its own typing, and where the focused part handled it. */
export function useUndoKey(undo: () => void): void {
  const steady = useStableCallback(undo)
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.shiftKey) return
      if (event.key.toLowerCase() !== 'z') return
      const at = event.target instanceof HTMLElement ? event.target : null
      if (at?.isContentEditable || (at?.matches('input:not([type=checkbox]), textarea') && writes(at))) return
      if (document.querySelector(openDialogs)) return
      event.preventDefault()
      steady()
    }
    window.addEventListener('keydown', heard)
    return () => window.removeEventListener('keydown', heard)
  }, [steady])
}

/** Open dialogs, which handle undo themselves; one that is closing counts as closed. */
const openDialogs = '.ant-modal-wrap:not([style*="display: none"]) .ant-modal:not([class*="-leave"]), .ant-drawer-open'

/** A field that only chooses has nothing typed to take back. */
const writes = (field: HTMLElement) =>
  !(field.getAttribute('role') === 'combobox' && field instanceof HTMLInputElement && field.value === '')
