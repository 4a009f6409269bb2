import { type Figure, isAbout, projectStages } from '@luoshi/report'

/** What a figure says of one stage of a project: which stage, and what is counted or paid in it. */
export interface StagedFigure {
  readonly stage: string
  /** `签约`, `完成投资` */
  readonly name: string
}

const stage = new RegExp(projectStages.join('|'), 'g')
/** Words between what is measured and its number. */
const bounds = /(?:不低于|不少于|不超过|超过|突破|达到|力争|确保|达|[\s：:])+$/

/**
 * The stage of each figure, in their order, where the words tell of two stages or more: 谋划120个、总投资800亿元，签约60个.
 * A figure belongs to the stage its own words name; money that names none to the stage named before it in the sentence.
 * Null for every other figure, and for all where one stage alone is named: that is the task as a whole.
 * @param start where `text` begins in the text that the spans of the figures speak of
 */
export function stagesOf(figures: readonly Figure[], text: string, start: number): readonly (StagedFigure | null)[] {
  const staged = figures.map((figure) => stagedFigure(figure, text, start))
  return new Set(staged.flatMap((one) => one?.stage ?? [])).size > 1 ? staged : staged.map(() => null)
}

function stagedFigure({ metric, span, unit, value }: Figure, text: string, start: number): StagedFigure | null {
  const [from, to] = [span[0] - start, span[1] - start]
  if (from < 0 || to > text.length || typeof value !== 'number') return null
  const own = text.slice(from, to)
  const words = withoutBounds(own.slice(0, Math.max(own.search(/\d/), 0)))
  const said = [...words.matchAll(stage)].at(-1)
  if (said) return { stage: said[0], name: words.slice(said.index) }
  if (!unit?.includes('元')) return null
  const before =
    text
      .slice(0, from)
      .split(/[。；;！]/)
      .at(-1) ?? ''
  const last = [...before.matchAll(stage)].at(-1)
  if (!last) return null
  const bare = words.replace(/^[、，,\s]+/, '')
  return { stage: last[0], name: bare.endsWith(metric) && bare.length <= 12 ? bare : metric }
}

/** The words without what stands between them and their number: `签约⟦约⟧60个` keeps its own 约. */
function withoutBounds(words: string): string {
  const bare = words.replace(bounds, '')
  return bare.endsWith('约') && isAbout(bare, bare.length, 0) ? withoutBounds(bare.slice(0, -1)) : bare
}

/** What an indicator is called where its stage does not stand beside it: `开工：完成投资`; `签约` says both. */
export function stagedName({ stage, name }: { readonly stage: string | null; readonly name: string }): string {
  return stage === null || name.includes(stage) ? name : `${stage}：${name}`
}
