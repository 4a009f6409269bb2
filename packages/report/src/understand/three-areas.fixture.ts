import type { Draft } from './kinds.fixture.ts'

/** Headings of three areas. */
export const heads = ['做强特色工业，夯实县域根基', '改善乡村面貌，促进农民增收', '办好民生实事，提升群众福祉'] as const
/** What is promised below each. */
export const tasks = [
  '开工技改项目16个，完成工业投资21亿元。培育规上企业6家，新建标准厂房5万平方米。',
  '改造农村公路64公里，新建高标准农田2.4万亩。发展油茶7000亩，培训农民1100人次。',
  '新建小学2所，增加学位900个。改造县中医院住院楼，新增床位160张。',
] as const
/** An area with words before and behind what it promises. */
export const area = (i: number, before: string, behind: string) => [
  `（${'一二三'.charAt(i)}）${heads[i]}。`,
  `${before}${tasks[i]}${behind}`,
]
/** The words at the end of an area's paragraph. */
export const inArea = (words: string): Draft => ({
  areas: [...area(0, '', ''), ...area(1, '', words), ...area(2, '', '')],
})
/** The words at the beginning of an area's paragraph. */
export const before = (words: string): Draft => ({
  areas: [...area(0, words, ''), ...area(1, '', ''), ...area(2, '', '')],
})
