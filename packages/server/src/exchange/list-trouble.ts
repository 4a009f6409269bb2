import { secrecyMarks } from '@luoshi/report'
import { cellTrouble } from './tasks/cell-error.ts'

/** Why a cell of a list cannot be taken as it stands: it failed, is garbled, bears a mark of secrecy or is too long; null where it can. */
export function listTrouble(text: string, most: number): string | null {
  return cellTrouble(text) ?? garbled(text) ?? markTrouble(text) ?? tooLong(text, most)
}

/** Why a text may not be taken in for the mark of secrecy it bears; null where it bears none. */
export function markTrouble(text: string): string | null {
  const [mark] = secrecyMarks(text)
  return mark
    ? `有“${String(mark.found ?? '')}”字样，可能是密级或内部标志；涉密内容不得录入本系统，不涉密的请去掉标志后再导入`
    : null
}

const garbled = (text: string): string | null =>
  text.includes('\uFFFD') ? '有乱码（�），请在 WPS 或 Excel 中打开原文件，另存为 .xlsx 后再导入' : null

const tooLong = (text: string, most: number): string | null =>
  text.length > most ? `有 ${text.length} 字，最多 ${most} 字，请改短` : null

/** Whether a line below a table says something of the table itself: a note, a sum, a signature, the day it was made. */
export function isNoteLine(texts: readonly string[]): boolean {
  const [first = ''] = texts
  const words = first.normalize('NFKC').trim()
  if (/^(?:合\s*计|总\s*计|小\s*计|共\s*计)(?:$|[:(（\d共])/.test(words)) return true
  if (/^(?:注|备注|附注|说明|示例)\s*\d{0,2}\s*[:.、]/.test(words)) return true
  if (
    /^(?:填表|制表|填报|报送|审核|审批|审定|复核|联系|经办|签发|主管)(?:人|单位|部门|科室|日期|时间|领导|负责人|电话|签字)?(?:\([^)]*\))?\s*:/.test(
      words,
    )
  )
    return true
  if (/^(?:以上)?[^,。:]{0,6}共(?:计)?\s*\d+\s*(?:个|项|件|人|名|家|条)(?:单位|任务|事项)?[。.]?$/.test(words))
    return true
  // the day alone, as it stands below a signature
  return texts.length === 1 && /^\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?$/.test(words)
}
