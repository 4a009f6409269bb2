/** How late something is, or until when there is time; empty where nothing is set. */
export function LateTag({ daysLate, dueOn }: { readonly daysLate: number; readonly dueOn: string | null }) {
  if (daysLate > 0) return <span className="state state-red">■ 逾期 {daysLate} 天</span>
  return <span className="soft numbers">{dueOn ? `${dueOn} 前` : ''}</span>
}

/** Days from one day to the other; 0 when it has not come. */
export function daysLate(dueOn: string | null, today: string): number {
  return dueOn === null ? 0 : Math.max(0, Math.round((Date.parse(today) - Date.parse(dueOn)) / 86_400_000))
}
