import { expect, test } from 'vitest'
import { headingWords, unnumbered } from './heading-words.ts'

test.each([
  ['（一）聚焦产业转型，锻造引擎。', '聚焦产业转型，锻造引擎'],
  ['三、集中力量办好10件民生实事', '集中力量办好10件民生实事'],
  ['1．实施提档升级', '实施提档升级'],
  ['一体推进城乡建设', '一体推进城乡建设'],
  ['10件民生实事', '10件民生实事'],
  ['1.5万亩造林工程', '1.5万亩造林工程'],
])('%s loses only its number', (heading, words) => expect(headingWords(heading)).toBe(words))

test.each([
  ['1．新建公园6处。', '新建公园6处。'],
  ['（12）新建公园6处。', '新建公园6处。'],
  ['1.5万亩造林', '1.5万亩造林'],
  ['2、县财政局', '县财政局'],
  ['（二）县财政局', '县财政局'],
  ['3）县财政局', '县财政局'],
])('%s loses its list number only', (text, words) => expect(unnumbered(text)).toBe(words))
