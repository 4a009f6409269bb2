/** Where a task's plan and its changes are read and decided: beside the table of its year, which `filter` may narrow. */
export function planAddress(code: string, taskId: string, year: number | null, filter = ''): string {
  const address = new URLSearchParams(filter)
  if (year !== null) address.set('year', String(year))
  address.set('open', taskId)
  return `/${code}/tasks?${address}`
}
