import { median, type PageRun } from './page-line.ts'
import { raised, type SetAside } from './set-aside.ts'

/** What is set so much smaller than the words beside it and so far above their line is raised, in ems of those. */
const [mostSize, leastLift, mostLift, mostGap] = [0.87, 0.15, 0.8, 0.7]
/** The most runs of a page; one with more is not a page of prose. */
const mostRuns = 20_000
const maybe = /^[\s[〔［(（【]*(?:\d{1,3}|[①-⑳*※]{1,3})[\s\]〕］)）】]*$/

/** Runs of a page with those that are raised put on the line they belong to, note marks set aside. */
export function settleRaised(runs: readonly PageRun[], aside: SetAside): PageRun[] {
  if (runs.length > mostRuns) return [...runs]
  const usual = median(runs.map(({ size }) => size))
  return runs.map((run) => {
    if (!maybe.test(run.text)) return run
    const base = baseOf(run, runs, usual)
    if (!base) return run
    // behind the break of a line it belongs to the words above
    const kind = raised(run.text, base.x < run.x ? base.text.trimEnd() : '，')
    return {
      ...run,
      y: base.y,
      text: kind === 'text' ? run.text : aside.leave('raised-number', run.text.trim(), kind === 'mark'),
    }
  })
}

/**
 * The run that a small one is raised beside: the words before it, else those behind it where they are as large as the
 * page's others (a note's own number stands before smaller ones).
 */
function baseOf(run: PageRun, runs: readonly PageRun[], usual: number): PageRun | undefined {
  let behind: PageRun | undefined
  const before = runs.find((base) => {
    if (base === run || base.text.trim() === '' || run.size > mostSize * base.size) return false
    const lift = (base.y - run.y) / base.size
    if (lift < leastLift || lift > mostLift) return false
    const gap = run.x - (base.x + base.width)
    const space = base.x - (run.x + run.width)
    if (Math.abs(space) < mostGap * base.size && base.size > 0.93 * usual) behind ??= base
    return run.x > base.x && Math.abs(gap) < mostGap * base.size
  })
  return before ?? behind
}
