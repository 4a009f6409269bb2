/** 1 … 99 as headings count: 一, 十, 二十一; beyond that in digits. */
export function chineseNumeral(n: number): string {
  const digit = (value: number) => '〇一二三四五六七八九'.charAt(value)
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  if (n > 99) return String(n)
  return `${tens > 1 ? digit(tens) : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digit(ones) : ''}`
}
