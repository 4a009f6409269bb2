import type { Received } from '../intake/received.ts'
import type { Outline } from '../outline/outline.ts'
import { repairFindings, repairsOf } from '../repair/repairs.ts'
import type { Finding, Place, Report } from '../report.ts'
import { runsOf, type Source, textRange } from '../source/source.ts'
import { selfChecks } from './checks.ts'
import { type Content, unitsOf } from './content.ts'
import type { Copy } from './copies.ts'
import { invariants } from './invariants.ts'
import type { Structure } from './understand.ts'

/** The report of a document: what was understood, where each character came from, what was repaired, and the findings. */
export function reportOf(
  received: Received,
  source: Source,
  outline: Outline,
  { frame, parts, reading, genuine, meta }: Structure,
  content: Content,
): Report {
  return {
    schema: 'luoshi.report/1',
    source: { file: received.file, sha256: received.sha256, format: received.format, encoding: received.encoding },
    text: source.text,
    origins: runsOf(source.origins),
    places: placesIn(received, source),
    repairs: repairsOf(source),
    meta,
    ...content,
    units: unitsOf(outline, genuine ? reading.marks : null),
    findings: [
      ...receivedFindings(received, source),
      ...repairFindings(source),
      ...(frame.copy === null ? [] : [repeatedText(outline, frame.copy)]),
      ...(genuine
        ? [...selfChecks(outline, parts, reading), ...invariants(outline, frame, reading, meta)]
        : [notAReport(source.text)]),
    ],
  }
}

function repeatedText({ units, text }: Outline, { to, of }: Copy): Finding {
  const start = units[to]?.start ?? 0
  return {
    rule: 'text-repeated',
    severity: 'info',
    span: [start, start === 0 ? 0 : text.length],
    message: `全文（或其大部分）重复存了 ${of} 遍，只读入最完整的一遍。`,
    messageEn: `The text, or most of it, is stored ${of} times over; the fullest copy was read.`,
    found: of,
  }
}

function notAReport(text: string): Finding {
  return {
    rule: 'not-a-report',
    severity: 'warn',
    span: [0, text.length],
    message: '这不像是政府工作报告，未提取任何内容',
    messageEn: 'This does not look like a government work report; nothing was taken from it',
  }
}

function placesIn({ places }: Received, { origins }: Source): Place[] {
  return places.map((place) => ({ ...place, start: textRange(origins, [place.start, place.start])[0] }))
}

function receivedFindings({ findings }: Received, { origins }: Source): Finding[] {
  return findings.map((finding) => ({ ...finding, span: textRange(origins, finding.span) }))
}
