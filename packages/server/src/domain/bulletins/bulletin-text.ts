import { chineseNumeral } from '../chinese-numeral.ts'
import type { BulletinBlock, BulletinFacts } from './bulletin-facts.ts'
import { plainWords } from './bulletin-sections.ts'

/** The text of a bulletin in paragraphs, its headings numbered in the order in which they stand. */
export function bulletinText(blocks: readonly BulletinBlock[], facts: BulletinFacts): string[] {
  let headings = 0
  const headed = (heading: string) => (heading === '' ? [] : [`${chineseNumeral(++headings)}、${heading}`])
  return blocks.flatMap((block) => {
    if (block.kind === 'text')
      return [...headed(block.heading.trim()), ...block.body.split('\n').filter((line) => line.trim() !== '')]
    const section = facts.sections.find(({ key }) => key === block.section)
    return section ? [...headed(section.heading), ...section.paragraphs.map(plainWords)] : []
  })
}
