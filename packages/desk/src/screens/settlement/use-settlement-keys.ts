import { useEffect, useRef } from 'react'
import { isOwnKey } from '../../parts/own-key.ts'
import type { Verdict } from '../../words/settlement.ts'
import { askedBy, type Command } from './settling-keys.ts'

/** Hear the keys of the settlement, unless somebody is typing, is at another control, or a dialog is open. */
export function useSettlementKeys(
  listens: boolean,
  choose: (verdict: Verdict) => void,
  run: (command: Command) => void,
): void {
  const onKey = useRef<(event: KeyboardEvent) => void>(() => undefined)
  onKey.current = (event) => {
    const { target } = event
    if (!listens || document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open')) return
    if (isOwnKey(event)) return
    // Enter on a button is the button's
    if (event.key === 'Enter' && target instanceof HTMLElement && target.closest('button, a, summary')) return
    const asked = askedBy(event)
    if (!asked) return
    event.preventDefault()
    if ('verdict' in asked) choose(asked.verdict)
    else run(asked.command)
  }
  useEffect(() => {
    const hear = (event: KeyboardEvent) => onKey.current(event)
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}
