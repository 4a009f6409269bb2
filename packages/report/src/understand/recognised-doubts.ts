import type { Finding, HowSure } from '../report.ts'
import type { Span } from '../source/span.ts'
import type { Content } from './content.ts'

/**
 * The content with each proposal that holds a doubtful character of a recognised text taken down: `doubtful` where two
 * readings of it differ, no more than `likely` where one was unsure.
 */
export function withDoubts(content: Content, findings: readonly Finding[]): Content {
  const spots = findings.filter(({ rule }) => rule.startsWith('recognised-') && rule !== 'recognised-noise')
  if (spots.length === 0) return content
  const taken = <T extends HowSure & { readonly span: Span }>(proposal: T): T => {
    const own = spots.filter(({ span }) => span[0] < proposal.span[1] && span[1] > proposal.span[0])
    if (own.some(({ severity }) => severity === 'warn')) return { ...proposal, sure: 'doubtful' }
    return own.length > 0 && proposal.sure === 'sure' ? { ...proposal, sure: 'likely' } : proposal
  }
  return {
    ...content,
    results: content.results.map(taken),
    targets: content.targets.map(taken),
    areas: content.areas.map((area) => ({ ...area, measures: area.measures.map(taken) })),
    elsewhere: content.elsewhere.map(taken),
  }
}
