/** Where the numbers of each origin begin, so that none moves another: promises of the report 1…, then targets, then tasks outside. */
export const firstNumbers = { report: 1, target: 10_001, outside: 20_001 } as const

/** `12`, `目标3` of a target, `增2` of a task outside the report. */
export function commitmentNumber(number: number): string {
  if (number >= firstNumbers.outside) return `增${number - firstNumbers.outside + 1}`
  if (number >= firstNumbers.target) return `目标${number - firstNumbers.target + 1}`
  return String(number)
}

/** `12`, or `12-2` for the second task of a commitment that was split; the first keeps the commitment's own number. */
export const taskNumber = ({ number, part }: { readonly number: number; readonly part: number }): string =>
  part === 1 ? commitmentNumber(number) : `${commitmentNumber(number)}-${part}`

/** The number that words of people name, `12`, `目标3`, `增2`; undefined for other words. */
export function numberNamed(words: string): number | undefined {
  const [, series, digits] = /^(目标|增)?(\d{1,4})$/.exec(words.normalize('NFKC').trim()) ?? []
  if (digits === undefined) return undefined
  const first = series === '目标' ? firstNumbers.target : series === '增' ? firstNumbers.outside : firstNumbers.report
  return first - 1 + Number(digits)
}
