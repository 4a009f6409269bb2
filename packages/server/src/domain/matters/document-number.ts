/** The number of a document of a year: `〔2026〕12号`. Each kind and year of a place is numbered from 1 without a gap. */
export function documentNumber(year: number, ordinal: number): string {
  return `〔${year}〕${ordinal}号`
}

/** Year and ordinal of a number as people write it: brackets of any form, leading zeros; undefined when it is none. */
export function readDocumentNumber(written: string): { readonly year: number; readonly ordinal: number } | undefined {
  const parts = /^[〔［[(（【]\s*(\d{4})\s*[〕］\])）】]\s*第?\s*0*([1-9]\d{0,5})\s*号$/.exec(
    written.normalize('NFKC').trim(),
  )
  return parts ? { year: Number(parts[1]), ordinal: Number(parts[2]) } : undefined
}
