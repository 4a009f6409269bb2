import type { OrdersRead, UpperField } from '@luoshi/server/desk/matters/order-routes.ts'

/** What cells of a ledger were corrected to before it is taken in, by `${row} ${field}`. */
export type Corrections = ReadonlyMap<string, string>

/** The rows with their corrected cells; a correction of a column that is not taken in waits until it is. */
export function corrected(rows: OrdersRead['rows'], corrections: Corrections) {
  return rows.map(({ row, cells }) => {
    const own: Partial<Record<UpperField, string>> = {}
    for (const [field, text] of Object.entries(cells) as [UpperField, string][])
      own[field] = corrections.get(`${row} ${field}`) ?? text
    return { row, cells: own }
  })
}
