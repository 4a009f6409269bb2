import type { Level } from '../report.ts'
import { isPrefecture } from './prefectures.ts'

/** The level of government of a place: `山西省` province, `古交市` county; null when its name does not say. */
export function levelOf(place: string): Level | null {
  if (/^(?:中华人民共和国|全国|国务院|中国)$/.test(place)) return 'national'
  if (/^(?:北京|天津|上海|重庆)市?$/.test(place) || /(?:省|自治区)$/.test(place)) return 'province'
  if (/(?:镇|乡|街道|苏木)$/.test(place)) return 'township'
  if (/(?:自治州|地区|盟)$/.test(place)) return 'prefecture'
  if (/市$/.test(place)) return isPrefecture(lastPlace(place)) ? 'prefecture' : 'county'
  if (/(?:县|旗|区)$/.test(place)) return 'county'
  return null
}

/** `河北省保定市` → `保定市`. */
function lastPlace(place: string): string {
  return place.replace(/^.*?(?:省|自治区|自治州|地区)(?=.)/, '')
}
