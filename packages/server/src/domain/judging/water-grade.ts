const grades = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', '劣Ⅴ'] as const

/** A class of surface water, best first. @see GB 3838-2002; 5.3 of the domain reference */
export type WaterGrade = (typeof grades)[number]

/** The class a word names, however it is typed: `Ⅱ类`, `II`, `2类`, `二类水`, `劣五类`; null when it names none. */
export function waterGrade(word: string): WaterGrade | null {
  const [, worse, mark] =
    /(劣)?\s*(Ⅰ|Ⅱ|Ⅲ|Ⅳ|Ⅴ|IV|I{1,3}|V|[1-5１-５]|[一二三四五])(?![IVX\d])/u.exec(word.trim().toUpperCase()) ?? []
  if (!mark) return null
  const place = placeOf(mark)
  if (worse) return place === 5 ? '劣Ⅴ' : null
  return grades[place - 1] ?? null
}

/** Place in the scale, 1 for Ⅰ through 6 for 劣Ⅴ: an order, of which no mean is ever taken. */
export const gradePlace = (grade: WaterGrade): number => grades.indexOf(grade) + 1

function placeOf(mark: string): number {
  const found = ['ⅠⅡⅢⅣⅤ', '12345', '１２３４５', '一二三四五'].map((row) => row.indexOf(mark)).find((at) => at >= 0)
  if (found !== undefined) return found + 1
  return { I: 1, II: 2, III: 3, IV: 4, V: 5 }[mark] ?? 0
}
