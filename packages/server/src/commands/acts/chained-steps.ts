/** Where something with a chain of steps stands: a clue, an instruction. */
interface Chained<State> {
  readonly state: State
  readonly steps: number
  readonly settled_by: string | null
  readonly settled_at: Date | null
}

/**
 * The steps that an act writes, in order, and the row's new count of them. What was settled before there were steps gets the one
 * that led there first; `former` says which that is.
 */
export function chainedSteps<Act extends string, State extends string>(
  { state, steps, settled_by, settled_at }: Chained<State>,
  { act, to, by, at }: { readonly act: Act; readonly to: State; readonly by: string; readonly at: Date },
  former: { readonly act: Act; readonly from: State },
) {
  const missing = steps === 0 && settled_by !== null && settled_at !== null
  const ways = [
    ...(missing
      ? [{ act: former.act, from_state: former.from, to_state: state, taken_by: settled_by, at: settled_at }]
      : []),
    { act, from_state: state, to_state: to, taken_by: by, at },
  ]
  const last = steps + ways.length
  return {
    written: ways.map((way, index) => ({ ordinal: steps + index + 1, prior: steps + index || null, ...way })),
    moved: { state: to, steps: last, last_step: last },
  }
}
