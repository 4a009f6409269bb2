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

/**
 * How a number is said of its task: `第 12 项` of a promise of the report, `预期目标 3` of a target, `报告外任务 2` of a
 * task outside the report; without blanks where the words around have none.
 */
export function numberWords(number: string, blanks: 'blanks' | 'none' = 'blanks'): string {
  const [, series = '', digits = number] = /^(目标|增)(.+)$/.exec(number) ?? []
  const said = series === '目标' ? `预期目标 ${digits}` : series === '增' ? `报告外任务 ${digits}` : `第 ${number} 项`
  return blanks === 'none' ? said.replaceAll(' ', '') : said
}

/** {@link numberWords} with the word 任务 where a number alone does not say it: `第 12 项任务`, `预期目标 3`. */
export const numberedTask = (number: string, blanks: 'blanks' | 'none' = 'blanks'): string =>
  `${numberWords(number, blanks)}${/^\d/.test(number) ? '任务' : ''}`

/** {@link numberWords} of a task. */
export const taskWords = (task: { readonly number: number; readonly part: number }): string =>
  numberWords(taskNumber(task))

/** Several numbers in one: `第 3、8-2 项、预期目标 1`; of more than `most` the first, with how many there are. */
export function numbersWords(numbers: readonly string[], most = 20): string {
  const shown = numbers.slice(0, most)
  const plain = shown.filter((number) => /^\d/.test(number))
  const others = shown.filter((number) => !/^\d/.test(number)).map((number) => numberWords(number))
  const said = [...(plain.length > 0 ? [`第 ${plain.join('、')} 项`] : []), ...others].join('、')
  return numbers.length > most ? `${said}等 ${numbers.length} 项` : said
}
