/** What a key press asks of the grid. */
export type GridAct =
  | { readonly kind: 'move'; readonly lines: number; readonly columns: number; readonly extend: boolean }
  | { readonly kind: 'go'; readonly to: 'row-start' | 'row-end' | 'first' | 'last'; readonly extend: boolean }
  /** `typed`: with what is typed in place of what stands there; the key itself goes to the field that opens. */
  | { readonly kind: 'edit'; readonly typed: boolean }
  | { readonly kind: 'check'; readonly extend: boolean }
  | { readonly kind: 'open' | 'take-suggestion' | 'clear-cells' | 'escape' | 'undo' | 'toggle-all' }

/** A key press; `control` is Ctrl, or Command on a Mac. */
export interface KeyPress {
  readonly key: string
  readonly shift: boolean
  readonly control: boolean
  readonly alt: boolean
}

/** What the grid allows where the keyboard is. */
export interface GridState {
  readonly edits: boolean
  /** The cell takes typed text. */
  readonly text: boolean
  /** Lines that PageDown moves. */
  readonly page: number
}

/** The act of a key press; null leaves the key to the browser. */
export function gridActOf({ key, shift, control, alt }: KeyPress, { edits, text, page }: GridState): GridAct | null {
  const move = (lines: number, columns: number): GridAct => ({ kind: 'move', lines, columns, extend: shift })
  if (control && key.toLowerCase() === 'z') return { kind: 'undo' }
  if (control && key.toLowerCase() === 'a') return { kind: 'toggle-all' }
  switch (key) {
    case 'ArrowDown':
      return move(1, 0)
    case 'ArrowUp':
      return move(-1, 0)
    case 'ArrowRight':
      return move(0, 1)
    case 'ArrowLeft':
      return move(0, -1)
    case 'PageDown':
      return move(page, 0)
    case 'PageUp':
      return move(-page, 0)
    case 'Home':
      return { kind: 'go', to: control ? 'first' : 'row-start', extend: shift }
    case 'End':
      return { kind: 'go', to: control ? 'last' : 'row-end', extend: shift }
    case 'Enter':
      return alt ? { kind: 'take-suggestion' } : control ? { kind: 'open' } : { kind: 'edit', typed: false }
    case 'F2':
      return { kind: 'edit', typed: false }
    case ' ':
      return { kind: 'check', extend: shift }
    case 'Delete':
    case 'Backspace':
      return edits ? { kind: 'clear-cells' } : null
    case 'Escape':
      return { kind: 'escape' }
  }
  // the first key of an input method has no letter of its own
  const typed = [...key].length === 1 || key === 'Process' || key === 'Unidentified'
  return edits && text && typed && !control && !alt ? { kind: 'edit', typed: true } : null
}
