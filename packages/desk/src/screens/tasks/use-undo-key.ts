import { useEffect } from 'react'
import { useStableCallback } from '../../parts/use-stable-callback.ts'

/** Ctrl+Z (⌘Z) anywhere on the screen, but where it takes back letters, and where the focus's own part has heard it. */
export function useUndoKey(undo: () => void): void {
  const steady = useStableCallback(undo)
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.shiftKey) return
      if (event.key.toLowerCase() !== 'z') return
      const at = event.target instanceof HTMLElement ? event.target : null
      if (at?.isContentEditable || (at?.matches('input:not([type=checkbox]), textarea') && writes(at))) return
      // a dialog has its own fields and its own way back
      if (document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open')) return
      event.preventDefault()
      steady()
    }
    window.addEventListener('keydown', heard)
    return () => window.removeEventListener('keydown', heard)
  }, [steady])
}

/** A field that only chooses has nothing typed to take back. */
const writes = (field: HTMLElement) =>
  !(field.getAttribute('role') === 'combobox' && field instanceof HTMLInputElement && field.value === '')
