import type { PacePoint } from './pace-points.ts'

const width = 600
const height = 72

/**
 * A task's course as a line, its plan dotted; values above 100 are drawn above it. Only the first and the last
 * month are labelled; the last numbers are given in words. Renders nothing for fewer than two months.
 */
export function PaceCurve({ points }: { readonly points: readonly PacePoint[] }) {
  const [first, last] = [points[0], points.at(-1)]
  if (points.length < 2 || !first || !last) return null
  const most = Math.max(100, ...points.flatMap(({ plan, actual }) => [plan ?? 0, actual ?? 0]))
  const least = Math.min(0, ...points.flatMap(({ plan, actual }) => [plan ?? 0, actual ?? 0]))
  const x = (index: number) => Math.round((index / (points.length - 1)) * width)
  const y = (value: number) => Math.round(height - ((value - least) / (most - least)) * height)
  const line = (of: 'plan' | 'actual') =>
    points
      .flatMap((point, index) => {
        const value = point[of]
        return value === null ? [] : [`${x(index)},${y(value)}`]
      })
      .join(' ')
  const words = points.map(
    ({ label, plan, actual }) =>
      `${label}${plan === null ? '' : `应达 ${plan}%`}${actual === null ? '没有进度' : `实际 ${actual}%`}`,
  )
  return (
    <figure className="pace">
      <svg
        viewBox={`0 -4 ${width} ${height + 8}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`进度：${words.join('；')}`}
      >
        <line className="pace-base" x1={0} x2={width} y1={y(0)} y2={y(0)} />
        <line className="pace-base" x1={0} x2={width} y1={y(100)} y2={y(100)} />
        <polyline className="pace-plan" points={line('plan')} />
        <polyline className="pace-actual" points={line('actual')} />
      </svg>
      <figcaption>
        <span>{first.label}</span>
        <span className="pace-key">
          <span className="pace-sign" aria-hidden="true" />
          实际 <span className="pace-sign pace-sign-plan" aria-hidden="true" />
          应达；上线为 100%
        </span>
        <span>{last.label}</span>
      </figcaption>
    </figure>
  )
}
