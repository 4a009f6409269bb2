import type { MatterDetail } from '@luoshi/server/desk/matters/matter-routes.ts'
import type { OrdersRead, UpperField, UpperOrder } from '@luoshi/server/desk/matters/order-routes.ts'

/** What a column of the 13710 ledger holds, in the order it is chosen from. */
export const upperFieldWords: Readonly<Record<UpperField, string>> = {
  number: '上级编号',
  title: '事项',
  asked: '办理要求',
  day: '交办日期',
  leads: '责任单位',
  partners: '协办单位',
  limit: '办理期限',
  importance: '重要程度',
  from: '交办领导/来源',
  progress: '进展',
  state: '状态',
}

/** How many rows of a ledger do what. */
export function orderCounts(rows: OrdersRead['rows']) {
  const of = (kind: string) => rows.filter(({ effect }) => effect?.kind === kind).length
  return {
    ...{ new: of('new'), update: of('update'), same: of('same'), left: of('left') },
    wrong: rows.filter(({ trouble }) => trouble !== null).length,
  }
}

/** A field of an order as it was understood; empty where the ledger says nothing. */
export function understoodWords(order: UpperOrder, field: UpperField, units: OrdersRead['units']): string {
  const named = (ids: readonly string[]) => ids.map((id) => units[id] ?? id).join('、')
  switch (field) {
    case 'leads':
      return named(order.leadUnitIds)
    case 'partners':
      return named(order.partnerUnitIds)
    case 'limit':
      return limitWords(order)
    case 'importance':
      return order.importance === 'major' ? '重大复杂' : '一般'
    default:
      return order[field] ?? ''
  }
}

function limitWords({ limit, importance }: UpperOrder): string {
  if (limit === null) return importance === 'major' ? '13710：一个月' : '13710：七天'
  if (limit.kind === 'date') return limit.day
  return limit.kind === 'months' ? `${limit.count}个月` : `${limit.count}${limit.basis === 'work' ? '个工作日' : '天'}`
}

/** What the ledger above said of an order when it was taken in last. */
export const upperSaidWords = ({ day, progress, state }: NonNullable<MatterDetail['upper']>): string =>
  [day && `交办日期 ${day}`, state && `状态：${state}`, progress && `进展：${progress}`].filter(Boolean).join('；') ||
  '—'
