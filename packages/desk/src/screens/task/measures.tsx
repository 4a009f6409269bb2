import type { TaskRecord } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { stagedName, targetWords } from '../../words/indicators.ts'
import { verdictWords } from '../../words/measure-verdict.ts'

type Measure = TaskRecord['measures'][number]

/**
 * 指标进展: each indicator with its target, its newest figure and how it is judged, and what every month said. Stages of a
 * project stand one below the other, each for itself.
 */
export function Measures({ measures }: { readonly measures: readonly Measure[] }) {
  if (measures.length === 0) return null
  const staged = measures.some(({ stage }) => stage !== null)
  const several = measures.some(({ readings }) => readings.length > 1)
  return (
    <section aria-label="指标进展">
      <h2>指标进展</h2>
      {staged && <p className="soft">各阶段的数量和金额分别评判，不相加。</p>}
      <div className="task-measures">
        <table className="urge-table">
          <thead>
            <tr>
              {staged && <th scope="col">阶段</th>}
              <th scope="col">指标</th>
              <th scope="col">目标</th>
              <th scope="col">最新</th>
              <th scope="col">评判</th>
              {several && <th scope="col">各期</th>}
            </tr>
          </thead>
          <tbody>
            {measures.map((measure, index) => (
              <Row
                key={`${measure.stage} ${measure.name} ${measure.unit} ${measure.rule}`}
                measure={measure}
                staged={staged}
                several={several}
                newStage={measure.stage !== measures[index - 1]?.stage}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Row({
  measure,
  staged,
  several,
  newStage,
}: {
  readonly measure: Measure
  readonly staged: boolean
  /** Whether the table has a column of what was said before. */
  readonly several: boolean
  readonly newStage: boolean
}) {
  const [newest, ...earlier] = measure.readings
  const verdict = verdictWords(measure.verdict)
  return (
    <tr className="numbers">
      {staged && <td className="task-stage">{newStage && (measure.stage ?? '其他')}</td>}
      <td className="task-measure">
        <span className={staged ? 'task-measure-wide' : ''}>{measure.name}</span>
        {staged && <span className="task-measure-narrow">{stagedName(measure)}</span>}
      </td>
      <td data-name="目标">{targetWords({ ...measure, hasBase: measure.base !== null })}</td>
      <td data-name="最新">{newest ? <Newest reading={newest} measure={measure} /> : '尚无数值'}</td>
      <td className={verdict.behind ? 'task-verdict state-yellow' : 'task-verdict'}>{verdict.words}</td>
      {several && (
        <td>
          {earlier.length > 0 && (
            <details>
              <summary className="whole">以前 {earlier.length} 期</summary>
              {earlier.map((one) => (
                <div key={`${one.period[1]} ${one.value ?? one.text}`}>
                  {monthsOf(one)}：{saidOf(one, measure)}
                </div>
              ))}
            </details>
          )}
        </td>
      )}
    </tr>
  )
}

/** `30亿元（1—6月）`: a number, and its months, each in one line. */
function Newest({ reading, measure }: { readonly reading: Reading; readonly measure: Measure }) {
  return (
    <>
      <span className={reading.value === null ? '' : 'whole'}>{saidOf(reading, measure)}</span>
      <span className="whole">（{monthsOf(reading)}）</span>
    </>
  )
}

type Reading = Measure['readings'][number]

/** `30亿元`, `第3位（共11个）`, `下降3.2%`, `Ⅱ类` */
function saidOf({ value, text, among }: Reading, { unit, rule }: Measure): string {
  if (value === null) return text ?? ''
  // a rate that falls says so beside its number
  if (text === '下降' || text === '上升') return `${text}${value.replace(/^-/, '')}${unit}`
  return `${rule === 'rank' ? '第' : ''}${value}${unit}${among === null ? '' : `（共${among}个）`}`
}

/** `1—6月`; of a single month `6月`. The period ends the day before its second day. */
function monthsOf({ period: [start, end] }: Reading): string {
  const [first, last] = [Number(start.slice(5, 7)), ((Number(end.slice(5, 7)) + 10) % 12) + 1]
  return first === last ? `${last}月` : `${first}—${last}月`
}
