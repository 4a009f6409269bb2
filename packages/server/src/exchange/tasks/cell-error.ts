/** Stands for a formula whose result the file does not hold. */
export const uncomputed = '#未计算'

const errors =
  /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|GETTING_DATA|BUSY!|EXTERNAL!|PYTHON!|未计算|#*)$/i

/** Why a cell says nothing that can be read: the words of a formula that failed, of one without a result, of a day before 1900. */
export function cellTrouble(text: string): string | null {
  const words = text.trim()
  if (!errors.test(words) || words === '#') return null
  if (words === uncomputed) return '单元格的公式没有算出结果，请在 WPS 或 Excel 中打开保存一次'
  return /^#+$/.test(words) ? '单元格里的日期显示不出来（####）' : `单元格的公式出错（${words}）`
}
