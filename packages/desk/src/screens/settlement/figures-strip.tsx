import { resultWords } from '../../words/settlement.ts'
import type { Item } from './settling.ts'

type Figure = NonNullable<Item['proposal']['claims']>[number]['figures'][number]

/** `1066 眼 → 952 眼 低`: promised figures beside the stated ones, with how they were made comparable. */
export function FiguresStrip({ figures }: { readonly figures: readonly Figure[] }) {
  if (figures.length === 0) return null
  return (
    <ul className="settle-figures numbers" aria-label="数字对照">
      {figures.map((figure) => (
        <li key={`${figure.span.join('-')} ${figure.said.span.join('-')}`} className={figure.result}>
          <b>{figure.metric}</b> {amount(figure.value, figure.unit, figure.change)} <span aria-hidden="true">→</span>{' '}
          {amount(figure.said.value, figure.said.unit, figure.said.change)}
          {figure.said.derived && <span className="soft">（推算）</span>} <em>{resultWords[figure.result]}</em>
          {figure.conversion && <span className="soft">{figure.conversion}</span>}
        </li>
      ))}
    </ul>
  )
}

/** An amount with its unit; a change with its sign. */
export function amount(value: number | string | null, unit: string | null, change: boolean): string {
  return `${change && typeof value === 'number' && value > 0 ? '+' : ''}${value ?? ''} ${unit ?? ''}`.trim()
}

/** The targets of a report in a table: promised, stated, official; a figure a row. */
export function TargetsTable({ item }: { readonly item: Item }) {
  const figures = (item.proposal.claims ?? []).flatMap((claim) => claim.figures)
  if (figures.length === 0) return null
  return (
    <table className="settle-targets numbers">
      <caption className="soft">承诺的数字、次年报告的数字和官方统计（统计供参考，不作结论依据）</caption>
      <thead>
        <tr>
          <th scope="col">指标</th>
          <th scope="col">承诺</th>
          <th scope="col">次年报告</th>
          <th scope="col">对照</th>
          <th scope="col">台账</th>
          <th scope="col">官方统计</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={`${figure.span.join('-')} ${figure.said.span.join('-')}`} className={figure.result}>
            <th scope="row">{figure.metric}</th>
            <td>{amount(figure.value, figure.unit, figure.change)}</td>
            <td>
              {amount(figure.said.value, figure.said.unit, figure.said.change)}
              {figure.said.derived && '（推算）'}
            </td>
            <td>
              {resultWords[figure.result]}
              {figure.conversion && <small className="soft">{figure.conversion}</small>}
            </td>
            <td>
              {(item.record?.readings ?? [])
                .filter(({ metric }) => metric.endsWith(figure.metric) || figure.metric.endsWith(metric))
                .map(({ value, unit, cutOff }) => `${value}${unit}（截至${cutOff}）`)
                .join('；')}
            </td>
            <td>
              {item.statistics
                .filter(({ metric }) => metric.endsWith(figure.metric) || figure.metric.endsWith(metric))
                .map(({ value, unit, period, source }) => `${period} ${value}${unit}（${source}）`)
                .join('；')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
