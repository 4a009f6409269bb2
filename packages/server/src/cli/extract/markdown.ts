import type { Figure, Measure, Passage, Report } from '@luoshi/report'
import type { Language } from '../language.ts'
import { figureWords } from './figure-words.ts'
import { itemNumbers } from './item-numbers.ts'
import { linesOf } from './lines.ts'
import { metaWords } from './meta-words.ts'
import { livelihoodItems, seeBelow } from './outline.ts'
import { severityWords } from './words.ts'

/** The report as a Markdown document (CommonMark with GFM tables), ending in a line feed. */
export function markdown(report: Report, language: Language): string {
  const zh = language === 'zh'
  const lines = linesOf(report)
  const [itself, origin] = metaWords(report, language)
  const blocks = [
    `# ${escaped(report.meta.title ?? report.source.file ?? '')}`,
    escaped(itself),
    escaped(origin),
    ...titled(
      zh ? '重点领域' : 'Focus areas',
      report.areas.map((area) => {
        const below = seeBelow(area, language)
        return [`### ${escaped(area.heading)}`, ...(below === null ? list(area.measures) : [below])].join('\n\n')
      }),
    ),
    ...titled(zh ? '其他举措' : 'Other measures', list(report.elsewhere)),
    ...titled(zh ? '预期目标' : 'Targets', figures(report.targets, report.text, language)),
    ...titled(zh ? '工作成效' : 'Results', figures(report.results, report.text, language)),
    ...titled(zh ? '民生实事' : 'Livelihood items', list(livelihoodItems(report))),
    ...titled(
      zh ? '存疑项' : 'Findings',
      bulleted(
        report.findings.map(({ severity, span, message, messageEn }) =>
          [severityWords[severity][language], lines.said(span[0], language), zh ? message : messageEn]
            .map(escaped)
            .join(zh ? '，' : ', '),
        ),
      ),
    ),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

const titled = (title: string, blocks: readonly string[]) => (blocks.length === 0 ? [] : [`## ${title}`, ...blocks])

const bulleted = (items: readonly string[]) => (items.length === 0 ? [] : [items.map((item) => `- ${item}`).join('\n')])

function list(measures: readonly Measure[]): string[] {
  if (measures.length === 0) return []
  const numbers = itemNumbers(measures)
  return [measures.map(({ text }, index) => `${numbers[index]?.trimStart() || '- '}${escaped(text)}`).join('\n')]
}

function figures(
  passages: readonly (Passage & { readonly figures: readonly Figure[] })[],
  whole: string,
  language: Language,
): string[] {
  if (passages.length === 0) return []
  const head = language === 'zh' ? ['指标', '数值', '原文'] : ['Metric', 'Value', 'Words']
  const rows = passages.flatMap(({ text, figures }) =>
    figures.length === 0
      ? [['', '', text]]
      : figures.map((figure, index) => [figure.metric, figureWords(figure, language, whole), index === 0 ? text : '']),
  )
  return [
    [head, ['---', '---', '---'], ...rows.map((row) => row.map(escaped))]
      .map((row) => `| ${row.join(' | ')} |`)
      .join('\n'),
  ]
}

/** The text as one line that Markdown takes as plain words. */
function escaped(text: string): string {
  return text
    .replace(/\n+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~&#]/g, '\\$&')
    .replace(/^([+-]|\d+[.)])(?=\s)/, '\\$1')
}
