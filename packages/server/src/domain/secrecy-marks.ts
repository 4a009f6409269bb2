import type { Finding, Span } from '@luoshi/report'

/**
 * Words by which a document says that it is secret or not for the public: `⟦机密★⟧十年`, `⟦内部资料⟧，注意保存`, a line of
 * its own `⟦秘密⟧`. They only warn; whether the file may enter is stated by a person.
 */
export function secrecyMarks(text: string): Finding[] {
  return [...text.matchAll(marks)].map((match) => {
    const words = match[0].trim()
    const start = match.index + match[0].indexOf(words)
    return {
      rule: 'secrecy-mark',
      severity: 'warn',
      // the reader's spans are branded pairs; these bounds come from the same text
      span: [start, start + words.length] as unknown as Span,
      message: `出现“${words}”字样，可能是密级或内部标志。如文件涉及国家秘密或工作秘密，请立即停止使用，并由两人用 luoshi purge 清除。`,
      messageEn: `“${words}” may be a mark of secrecy. If the document holds state or work secrets, stop and let two persons purge it with luoshi purge.`,
      found: words,
    }
  })
}

// 商业秘密, 国家秘密 and 内部审计 are everyday words of reports; a mark stands with ★, as a level, or alone on its line
const marks =
  /(?:绝密|机密|秘密)\s*[★☆*]|(?<=密\s*级\s*[:：]\s*)(?:绝密|机密|秘密|内部)|绝密|^[ \t\u3000]*(?:机密|秘密|内部)[ \t\u3000]*$|内部(?:资料|文件|参阅|传阅|刊物|材料|使用|掌握)(?!管理|审计)|仅供内部|(?:注意保密|不得外传|严禁外传)/gmu
