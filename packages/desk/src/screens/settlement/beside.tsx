import type { ReactNode } from 'react'
import { LightTag } from '../../parts/light-tag.tsx'
import { basisWords } from '../../words/settlement.ts'
import type { Item } from './settling.ts'

/** What the record, the statistics office and the lead unit say of a promise, beside the claim. */
export function Beside({ item }: { readonly item: Item }) {
  const { record, standing, standingWords, statistics, replies, years } = item
  return (
    <section className="settle-beside" aria-label="台账与统计">
      <p className={`settle-standing ${standing.kind}`}>
        {standing.kind === 'neither' && <span aria-hidden="true">! </span>}
        {standingWords}
      </p>
      {years > 1 && <p>连续第 {years} 年承诺</p>}
      {record && (
        <dl className="numbers">
          {record.leadUnit && <Fact name="牵头单位">{record.leadUnit}</Fact>}
          {record.tasks > 0 && (
            <Fact name="办结">
              {record.closed === record.tasks
                ? `已办结${record.closedOn ? `（${record.closedOn}）` : ''}`
                : `${record.tasks} 项任务中 ${record.closed} 项办结`}
            </Fact>
          )}
          {record.light && (
            <Fact name="最后亮灯">
              <LightTag light={record.light.light} /> <span className="soft">截至 {record.light.until}</span>
            </Fact>
          )}
          {record.progress && (
            <Fact name="最后填报">
              {record.progress.percent !== null && `${record.progress.percent}% `}
              {record.progress.words} <span className="soft">截至 {record.progress.until}</span>
            </Fact>
          )}
          {record.readings.map(({ metric, value, unit, cutOff, source }) => (
            <Fact key={metric} name={metric}>
              {value}
              {unit} <span className="soft">{`截至 ${cutOff}，${source}`}</span>
            </Fact>
          ))}
        </dl>
      )}
      {statistics.length > 0 && (
        <dl className="numbers" aria-label="官方统计">
          {statistics.map(({ statisticId, metric, value, unit, period, basis, source }) => (
            <Fact key={statisticId} name={`统计：${metric}`}>
              {value}
              {unit} <span className="soft">{`${period}，${basisWords[basis]}，${source}`}</span>
            </Fact>
          ))}
        </dl>
      )}
      {replies.map(({ unit, words, at }) => (
        <blockquote key={unit}>
          {words} <span className="soft">{`${unit}答复，${at.slice(0, 10)}`}</span>
        </blockquote>
      ))}
    </section>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
