import type { Area, Figure, Finding, Measure, Passage, Report } from '@luoshi/report'
import type { Language, Said } from '../language.ts'
import { aligned } from '../terminal/table.ts'
import { figureWords } from './figure-words.ts'
import { itemNumbers } from './item-numbers.ts'
import { type Lines, linesOf } from './lines.ts'
import { metaWords } from './meta-words.ts'
import { severityWords, strengthWords } from './words.ts'

/** The report as an outline for reading on a terminal, ending in a line feed. */
export function outline(report: Report, language: Language): string {
  const lines = linesOf(report)
  const say = ({ zh, en }: Said) => (language === 'zh' ? zh : en)
  const measures = report.areas.flatMap((area) => area.measures)
  const items = measures.filter((measure) => measure.livelihood).length
  const sections: (readonly string[])[] = [
    head(report, language),
    section(
      say({
        zh: `重点领域（${report.areas.length} 个，举措 ${measures.length} 项${items === 0 ? '' : `，其中民生实事 ${items} 项`}）`,
        en: `Focus areas (${report.areas.length}; ${measures.length} measures${items === 0 ? '' : `, ${items} of them livelihood items`})`,
      }),
      report.areas.flatMap((area, index) => areaLines(area, index + 1, language)),
    ),
    section(
      counted(say, { zh: '其他举措', en: 'Other measures' }, report.elsewhere),
      numbered(report.elsewhere, language, '  '),
    ),
    section(
      counted(say, { zh: '预期目标', en: 'Targets' }, report.targets),
      figureTable(report.targets, report.text, language),
    ),
    section(
      counted(say, { zh: '工作成效', en: 'Results' }, report.results),
      figureTable(report.results, report.text, language),
    ),
    section(
      counted(say, { zh: '民生实事', en: 'Livelihood items' }, livelihoodItems(report)),
      numbered(livelihoodItems(report), language, '  '),
    ),
    section(
      counted(say, { zh: '存疑项', en: 'Findings' }, report.findings),
      findingTable(report.findings, lines, language),
    ),
  ]
  const printed = sections.filter((section) => section.length > 0)
  return `${printed.map((section) => section.join('\n')).join('\n\n')}\n`
}

/** Every livelihood item of the year, those inside areas first, in the order of the text. */
export function livelihoodItems({ areas, elsewhere }: Report): readonly Measure[] {
  const all = [...areas.flatMap(({ measures }) => measures), ...elsewhere]
  return all.filter((measure) => measure.livelihood)
}

/** What stands under an area all of whose measures are livelihood items, listed at the end with the others; null under any other. */
export function seeBelow({ measures }: Area, language: Language): string | null {
  if (measures.length === 0 || !measures.every((measure) => measure.livelihood)) return null
  return language === 'zh'
    ? `（${measures.length} 项，见下文“民生实事”）`
    : `(${measures.length}, see “Livelihood items” below)`
}

function head(report: Report, language: Language): string[] {
  return [report.meta.title ?? '', ...metaWords(report, language)].filter((line) => line !== '')
}

const section = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : [title, ...lines])

const counted = (say: (said: Said) => string, { zh, en }: Said, items: readonly unknown[]) =>
  say({ zh: `${zh}（${items.length}）`, en: `${en} (${items.length})` })

function areaLines(area: Area, number: number, language: Language): string[] {
  const { heading, focus, purpose, measures } = area
  const named = focus === null ? flat(heading) : `${flat(focus)}${purpose === null ? '' : ` —— ${flat(purpose)}`}`
  const below = seeBelow(area, language)
  const items = below === null ? numbered(measures, language, '     ') : [`     ${below}`]
  return [`  ${number}  ${named}`, ...items]
}

function numbered(measures: readonly Measure[], language: Language, indent: string): string[] {
  const numbers = itemNumbers(measures)
  return measures.map((measure, index) => `${indent}${numbers[index]}${flat(measure.text)}${marks(measure, language)}`)
}

/** `〔年底前，力争〕` behind a measure; nothing where it carries no mark. */
function marks({ due, strength, units }: Measure, language: Language): string {
  const strong = strengthWords[strength]?.[language]
  const said = [due && (due.date ? `${flat(due.text)}→${due.date}` : flat(due.text)), strong, ...units].filter(Boolean)
  return said.length === 0 ? '' : `  〔${said.join(language === 'zh' ? '，' : ', ')}〕`
}

/** A line a figure: metric, what is said of it, and the sentence beside its first one. */
function figureTable(
  passages: readonly (Passage & { readonly figures: readonly Figure[] })[],
  whole: string,
  language: Language,
): string[] {
  const rows = passages.flatMap(({ text, figures }) =>
    figures.length === 0
      ? [['', '', '', flat(text)]]
      : figures.map((figure, index) => [
          '',
          figure.metric,
          figureWords(figure, language, whole),
          index === 0 ? flat(text) : '',
        ]),
  )
  return aligned(rows, 28)
}

function findingTable(findings: readonly Finding[], lines: Lines, language: Language): string[] {
  return aligned(
    findings.map(({ severity, span, message, messageEn }) => [
      '',
      lines.said(span[0], language),
      severityWords[severity][language],
      flat(language === 'zh' ? message : messageEn),
    ]),
  )
}

const flat = (text: string) => text.replace(/\n+/g, ' ').trim()
