import type { Finding } from '../report.ts'

/** Findings reported one by one; beyond them one says how many more there are. */
const most = 50

/** A finding for every run of U+FFFD in a decoded text: bytes that are no character in its encoding. */
export function undecodable(text: string): Finding[] {
  const findings: Finding[] = []
  let rest = 0
  let last = 0
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', last)) {
    last = at + 1
    while (text.charCodeAt(last) === 0xfffd) last++
    if (findings.length < most)
      findings.push(
        finding(
          at,
          last,
          `这里有 ${last - at} 处字节无法解码，原文的字已丢失。`,
          `${last - at} sequence(s) of bytes here could not be decoded.`,
        ),
      )
    else rest++
  }
  if (rest > 0)
    findings.push(finding(last - 1, last, `另有 ${rest} 处字节无法解码。`, `${rest} more places could not be decoded.`))
  return findings
}

function finding(start: number, end: number, message: string, messageEn: string): Finding {
  return { rule: 'undecodable-bytes', severity: 'warn', span: [start, end], message, messageEn }
}
