import { useEffect, useRef } from 'react'
import { isOwnKey } from '../../parts/own-key.ts'
import { type Command, commandOf } from './toolbar.tsx'

/** Hear the letters of the commands, unless somebody is typing or a dialog is open. */
export function useCommandKeys(listens: boolean, can: (command: Command) => boolean, run: (command: Command) => void) {
  const onKey = useRef<(event: KeyboardEvent) => void>(() => undefined)
  onKey.current = (event) => {
    if (!listens || document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) return
    if (isOwnKey(event)) return
    const command = commandOf(event)
    if (!command || !can(command)) return
    event.preventDefault()
    run(command)
  }
  useEffect(() => {
    const hear = (event: KeyboardEvent) => onKey.current(event)
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}
