import type { Level } from '@luoshi/report'

/**
 * The level a division code (GB/T 2260: six digits; townships nine or twelve) stands for: `140181` is a county's; null
 * when it is no such code. Codes that begin with 99 are nobody's: places made up for demonstration and tests.
 */
export function levelOfCode(code: string): Level | null {
  if (!/^\d{6}(\d{3}(\d{3})?)?$/.test(code)) return null
  if (code.length > 6) return 'township'
  if (code === '000000') return 'national'
  if (code.endsWith('0000')) return 'province'
  return code.endsWith('00') ? 'prefecture' : 'county'
}

/** Whether the code is one that no real place has. */
export const isMadeUpCode = (code: string): boolean => code.startsWith('99')
