import { replaceAll, type Source } from '../source/source.ts'

/**
 * Full-width digits and Latin letters, and the signs that belong to them, in half width: `⟦５．５％⟧` → `5.5%`.
 * Chinese punctuation keeps its width.
 */
export function width(source: Source): Source {
  return replaceAll(
    source,
    /[０-９Ａ-Ｚａ-ｚ．－％＋／＆＃＠＊＝＜＞]+/g,
    (match) => narrow(match, source.text),
    'width',
  )
}

function narrow({ 0: found, index }: RegExpExecArray, text: string): string {
  let out = ''
  for (let i = 0; i < found.length; i++) {
    const character = found.charAt(i)
    const code = character.charCodeAt(0)
    // a dash of full width is one only between digits; else it is a Chinese dash
    if (character === '－') out += beside(text, index + i) ? '-' : character
    else out += String.fromCharCode(code - 0xfee0)
  }
  return out
}

function beside(text: string, at: number): boolean {
  return /[\dA-Za-z０-９Ａ-Ｚａ-ｚ]/.test(text.charAt(at - 1)) && /[\dA-Za-z０-９Ａ-Ｚａ-ｚ]/.test(text.charAt(at + 1))
}
