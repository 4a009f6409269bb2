import { createHash } from 'node:crypto'
import type { UpperColumn, UpperField } from '../../domain/matters/upper-order.ts'
import { bareHead } from '../tasks/sheet-columns.ts'

/** The head of a ledger of orders from above: where it stands, and its columns as their words are first taken. */
export interface UpperHead {
  /** The last row of the head, from 0. */
  readonly last: number
  readonly columns: readonly UpperColumn[]
}

const searched = 20

/** Words of heads by what they say; where several columns say the same, the first word of the list comes before the others. */
const words: Readonly<Record<UpperField, readonly string[]>> = {
  number: ['上级编号', '事项编号', '督办编号', '任务编号', '交办编号', '台账编号', '文号', '编号', '单号', '事项编码'],
  title: [
    '事项',
    '事项名称',
    '督办事项',
    '交办事项',
    '任务名称',
    '工作任务',
    '事项内容',
    '交办内容',
    '督办内容',
    '任务内容',
    '内容',
  ],
  asked: ['办理要求', '督办要求', '工作要求', '交办要求', '落实要求', '要求'],
  day: ['交办日期', '交办时间', '下达日期', '下达时间', '交办日', '收文日期', '日期'],
  leads: ['责任单位', '牵头单位', '主办单位', '承办单位', '责任部门', '牵头部门', '主责单位', '办理单位', '落实单位'],
  partners: ['协办单位', '配合单位', '协办部门', '配合部门', '参与单位', '协同单位'],
  limit: [
    '办理期限',
    '办理时限',
    '办结期限',
    '办结时限',
    '完成时限',
    '时限要求',
    '完成期限',
    '时限',
    '期限',
    '限办日期',
    '要求完成时间',
    '办结时间要求',
  ],
  importance: ['重要程度', '重要性', '事项类别', '复杂程度', '事项性质', '紧急程度'],
  from: ['交办领导', '交办领导来源', '来源', '交办来源', '事项来源', '交办单位', '批示领导', '任务来源', '领导'],
  progress: ['进展', '办理进展', '进展情况', '办理情况', '工作进展', '落实情况', '最新进展', '完成情况', '反馈情况'],
  state: ['状态', '办理状态', '当前状态', '办结状态', '是否办结', '事项状态', '办理结果'],
}
const fieldOf = new Map(
  (Object.entries(words) as [UpperField, readonly string[]][]).flatMap(([field, heads]) =>
    heads.map((head, rank) => [head, { field, rank }] as const),
  ),
)

/**
 * The head of a sheet, under whatever titles stand above it, in one row or in two; null where no row has two cells that differ.
 * What a column holds is a first guess by its words: a person decides.
 */
export function upperHead(rows: readonly (readonly string[])[]): UpperHead | null {
  let best: (UpperHead & { readonly score: number }) | null = null
  for (const [first, top] of rows.slice(0, searched).entries()) {
    if (kinds(top) < 2) continue
    for (const bottom of [null, rows[first + 1]]) {
      if (bottom === undefined || (bottom !== null && kinds(bottom) < 2)) continue
      const columns = columnsOf(top, bottom)
      const known = columns.filter(({ field }) => field !== null).length
      // two rows only where the second tells more
      const score = known - (bottom === null ? 0 : 0.5)
      if (best === null || score > best.score) best = { last: bottom === null ? first : first + 1, columns, score }
    }
  }
  return best && { last: best.last, columns: best.columns }
}

const kinds = (row: readonly string[]): number => new Set(row.filter((text) => text !== '')).size

function columnsOf(top: readonly string[], bottom: readonly string[] | null): readonly UpperColumn[] {
  const heads = Array.from({ length: Math.max(top.length, bottom?.length ?? 0) }, (_, index) => {
    const [over, under] = [top[index] ?? '', bottom?.[index] ?? '']
    const name = under === '' || under === over ? over : over === '' ? under : `${over} / ${under}`
    // 责任单位 over 牵头 and 配合: the lower word first, then both together, then the upper one
    const said = [under, over + under, `${under}${over}`, `${bareHead(under)}单位`, over]
    const found = (bottom === null ? [over] : said).flatMap((text) => fieldOf.get(bareHead(text)) ?? [])[0]
    return { name: name.slice(0, longestHead), found }
  })
  const fields = new Map<number, UpperField>()
  const byRank = heads.map(({ found }, index) => ({ found, index })).filter(({ found }) => found !== undefined)
  for (const { found, index } of byRank.toSorted((a, b) => (a.found?.rank ?? 0) - (b.found?.rank ?? 0)))
    if (found && ![...fields.values()].includes(found.field)) fields.set(index, found.field)
  return heads.map(({ name }, index) => ({ name, field: fields.get(index) ?? null }))
}

const longestHead = 100

/** What a ledger is remembered by: the set of its heads, in whatever order they stand. */
export const upperSignature = (names: readonly string[]): string =>
  // tasks remember their own tables beside these
  `13710:${createHash('sha256').update(names.map(bareHead).toSorted().join('|')).digest('hex')}`

/** The columns of a head with what the same set of heads was last taken for; heads of one name go by their order. */
export function rememberedColumns(
  columns: readonly UpperColumn[],
  remembered: readonly UpperColumn[],
): readonly UpperColumn[] {
  const left = [...remembered]
  return columns.map(({ name }) => {
    const at = left.findIndex((kept) => bareHead(kept.name) === bareHead(name))
    const [kept] = at < 0 ? [] : left.splice(at, 1)
    return { name, field: kept?.field ?? null }
  })
}
