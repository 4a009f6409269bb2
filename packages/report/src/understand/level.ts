import type { Level } from '../report.ts'
import { isPrefecture } from './prefectures.ts'

/** The level of government of a place: `山西省` province, `古交市` county; null when its name does not say. */
export function levelOf(place: string): Level | null {
  if (/^(?:中华人民共和国|全国|国务院|中国)$/.test(place)) return 'national'
  if (/^(?:北京|天津|上海|重庆)市?$/.test(place) || /(?:省|自治区)$/.test(place)) return 'province'
  if (/(?:镇|乡|街道|苏木)$/.test(place)) return 'township'
  if (/(?:自治州|地区|盟)$/.test(place)) return 'prefecture'
  // of what level a zone is, its name does not say
  if (/(?:新区|开发区|高新区|实验区|示范区|园区)$/.test(place)) return null
  if (/市$/.test(place)) return isPrefecture(lastPlace(place)) ? 'prefecture' : 'county'
  if (/(?:县|旗|区)$/.test(place)) return 'county'
  return null
}

/** The level of a place as its name and the text show it: a city that speaks of its counties is no county. */
export function levelIn(text: string, place: string): Level | null {
  const level = levelOf(place)
  return level === 'county' && place.endsWith('市') && hasCounties.test(text) ? null : level
}

const hasCounties = /各县[（(]?[市区、]|县[（(](?:市、)?区[）)]/

/** `河北省保定市` → `保定市`. */
function lastPlace(place: string): string {
  return place.replace(/^.*?(?:省|自治区|自治州|地区)(?=.)/, '')
}
