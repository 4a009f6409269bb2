import { BarChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { lightShapes, lightWords, type ShownLight } from '../../words/lights.ts'
import type { Counts } from './counts.ts'

use([BarChart, GridComponent, TooltipComponent, SVGRenderer])

/** The page's colour of each light. */
const colours: Readonly<Record<ShownLight, string>> = {
  red: 'red',
  yellow: 'amber',
  late: 'amber-light',
  green: 'green',
  blue: 'blue',
  grey: 'mid',
  unreported: 'line',
}

/** Columns of lights; `label` is what a screen reader says of the whole. */
interface LightsChartProps {
  readonly columns: readonly { readonly name: string; readonly counts: Counts }[]
  /** The lights in the order they are stacked, from below. */
  readonly lights: readonly ShownLight[]
  readonly label: string
}

/** Lights by month, stacked. The same numbers stand in a table beside it; colours come from the page's own. */
export function LightsChart({ columns, lights, label }: LightsChartProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!box.current) return
    const chart = init(box.current, null, { renderer: 'svg' })
    const dark = window.matchMedia('(prefers-color-scheme: dark)')
    const draw = () => chart.setOption(optionOf(columns, lights))
    draw()
    dark.addEventListener('change', draw)
    const fit = new ResizeObserver(() => chart.resize())
    fit.observe(box.current)
    return () => {
      dark.removeEventListener('change', draw)
      fit.disconnect()
      chart.dispose()
    }
  }, [columns, lights])
  return (
    <div>
      {/* the chart library's own legend is cut or paged where there is little room; this one wraps */}
      <ul className="lights-legend" aria-hidden>
        {lights.map((light) => (
          <li key={light}>
            <i style={{ background: `var(--${colours[light]})` }} /> {lightWords[light]}
          </li>
        ))}
      </ul>
      <div ref={box} className="lights-chart" role="img" aria-label={label} />
    </div>
  )
}

/** What the chart shows, in the colours the page has now. */
function optionOf(columns: LightsChartProps['columns'], lights: LightsChartProps['lights']) {
  const style = getComputedStyle(document.documentElement)
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    animation: false,
    textStyle: { fontFamily: style.getPropertyValue('--hei') },
    grid: { left: 40, right: 8, top: 12, bottom: 24 },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'category', data: columns.map(({ name }) => name), axisLabel: { color: colour('soft') } },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { color: colour('soft') },
      splitLine: { lineStyle: { color: colour('line') } },
    },
    series: lights.map((light) => ({
      type: 'bar',
      stack: 'lights',
      name: `${lightShapes[light]} ${lightWords[light]}`,
      data: columns.map(({ counts }) => counts[light].length),
      itemStyle: { color: colour(colours[light]) },
      barMaxWidth: 32,
    })),
  }
}
