import { onProblem, onWritten } from '../../application/problem.ts'

/** A form, dialog or drawer that somebody may have typed in. */
export interface TypedArea {
  /** What a question about it calls it: 督办事项. */
  readonly name: string
  readonly parent: TypedArea | null
  /** Something was typed that no server has yet. */
  typed: boolean
  /** What was typed has been sent and not been answered. */
  sent: boolean
}

const areas = new Set<TypedArea>()
/** The innermost area that somebody last acted in: what is sent next comes from it. */
let acted: TypedArea | null = null

/** Opens an area; the returned function closes it. */
export function openArea(area: TypedArea): () => void {
  areas.add(area)
  return () => {
    areas.delete(area)
    if (acted === area) acted = null
  }
}

/** Notes an act in an area; `typed` when it was typing. */
export function actIn(area: TypedArea, typed: boolean): void {
  acted = area
  if (!typed || area.typed) return
  area.typed = true
}

/** The areas with something typed in them; of one area those within it. */
export function typedIn(within: TypedArea | null = null): readonly TypedArea[] {
  const inside = (area: TypedArea | null): boolean => area !== null && (area === within || inside(area.parent))
  return [...areas].filter((area) => area.typed && (within === null || inside(area)))
}

/** What was typed in an area and within it is given up. */
export function giveUp(within: TypedArea | null): void {
  for (const area of typedIn(within)) area.typed = false
}

// the server has what was typed where somebody last acted; a refusal leaves it typed
onWritten(() => {
  if (!acted?.typed) return
  acted.typed = false
  acted.sent = true
})
onProblem(() => {
  if (acted) acted.sent = false
})
