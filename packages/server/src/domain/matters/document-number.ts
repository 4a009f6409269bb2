/** The number of a document of a year: `〔2026〕12号`. Each kind and year of a place is numbered from 1 without a gap. */
export function documentNumber(year: number, ordinal: number): string {
  return `〔${year}〕${ordinal}号`
}
