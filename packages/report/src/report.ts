import type { Run } from './source/source.ts'
import type { Span } from './source/span.ts'

/** What the reader returns: everything a work report says, each with its place in `text`. */
export interface Report {
  readonly schema: 'luoshi.report/1'
  readonly source: ReportSource
  /** The restored text in Simplified Chinese, one paragraph a line. */
  readonly text: string
  /** How `text` maps to the decoded text before repair, in order. */
  readonly origins: readonly Run[]
  /** Where the paragraphs (docx) or pages (pdf, ofd) begin in `text`; empty for other formats. */
  readonly places: readonly Place[]
  readonly repairs: readonly Repair[]
  readonly meta: Meta
  readonly guidance: readonly Passage[]
  readonly results: readonly Result[]
  readonly problems: readonly Passage[]
  readonly targets: readonly Target[]
  readonly areas: readonly Area[]
  /** Measures of this year that stand under no focus area. */
  readonly elsewhere: readonly Measure[]
  readonly outlook: readonly Outlook[]
  /** Every sentence and semicolon clause of the text, in order. */
  readonly units: readonly Unit[]
  readonly findings: readonly Finding[]
}

export type Format = 'txt' | 'html' | 'docx' | 'pdf' | 'doc' | 'ofd' | 'image'

export interface ReportSource {
  /** The path or name as given; `-` for standard input, null when there was none. */
  readonly file: string | null
  /** SHA-256 of the bytes as received, 64 lower-case hexadecimal digits. */
  readonly sha256: string
  readonly format: Format
  /** Label of the encoding as the WHATWG Encoding Standard writes it; null where the format has its own. */
  readonly encoding: string | null
  /** Present where the text was recognised in pictures: its doubtful characters are findings. */
  readonly recognised?: true
}

/** From `start` of the text on, this page or paragraph (counted from 1). */
export interface Place {
  readonly start: number
  readonly page?: number
  readonly paragraph?: number
}

/** One change that was made to the decoded text. */
export interface Repair {
  readonly rule: string
  readonly span: Span
  /** As received. */
  readonly before: string
  /** As it stands in `text` at `span`. */
  readonly after: string
  readonly certain: boolean
}

export type Level = 'national' | 'province' | 'prefecture' | 'county' | 'township'

/** What the document says of itself; null where it does not say. */
export interface Meta {
  readonly title: string | null
  readonly jurisdiction: string | null
  readonly level: Level | null
  readonly planYear: number | null
  readonly reviewYear: number | null
  readonly meeting: string | null
  /** Day on which the report was given, `YYYY-MM-DD`. */
  readonly date: string | null
  readonly speaker: string | null
  /** The speaker's post, `市长`. */
  readonly office: string | null
  readonly outlet: string | null
  /** Day on which the outlet published it, `YYYY-MM-DD`. */
  readonly published: string | null
}

export interface Passage {
  readonly text: string
  readonly span: Span
}

export type Op = '=' | '>=' | '<=' | '>' | '<' | '~' | 'rank<=' | 'grade' | 'done' | 'with'

export interface Figure {
  readonly metric: string
  readonly op: Op
  /** A number as written (万 and 亿 stay in `unit`), a word for `grade` and `done`, null for a comparison without a number. */
  readonly value: number | string | null
  /** The higher value of a range or of a stretch goal. */
  readonly max: number | null
  readonly unit: string | null
  /** True for a growth rate or a change; a fall is negative. */
  readonly change: boolean
  /** What is compared with. */
  readonly of: string | null
  readonly span: Span
}

export type Theme =
  | 'industry'
  | 'reform-opening'
  | 'investment-projects'
  | 'rural'
  | 'urban'
  | 'ecology'
  | 'livelihood'
  | 'safety-stability'
  | 'innovation'
  | 'consumption-services'
  | 'culture-tourism'
  | 'government'

/** How sure a proposal is, and the rule it came by; both are absent from readings by earlier versions. */
export interface HowSure {
  /** `sure` is right in at least 99.5 of 100 on the labelled reports; a person looks at `doubtful` first. */
  readonly sure?: 'sure' | 'likely' | 'doubtful'
  readonly rule?: string
}

export interface Result extends Passage, HowSure {
  readonly id: string
  readonly theme: Theme | null
  readonly figures: readonly Figure[]
}

export interface Target extends Passage, HowSure {
  readonly id: string
  readonly figures: readonly Figure[]
}

export interface Due {
  /** The words of the text. */
  readonly text: string
  /** Last day on which it is still in time, `YYYY-MM-DD`, Asia/Shanghai; null where the words fix none. */
  readonly date: string | null
}

export type Strength = 'must' | 'expected' | 'stretch' | 'explore'

export interface Measure extends Passage, HowSure {
  readonly id: string
  /** Lower headings it stands under, outermost first. */
  readonly path: readonly string[]
  readonly livelihood: boolean
  readonly figures: readonly Figure[]
  readonly due: Due | null
  readonly strength: Strength
  /** Places the words name. */
  readonly places: readonly string[]
  /** Organisations the words name. */
  readonly units: readonly string[]
}

export interface Area {
  readonly id: string
  readonly heading: string
  /** `产业转型` in `聚焦产业转型,锻造…引擎。`; null where the heading has no such part. */
  readonly focus: string | null
  readonly purpose: string | null
  readonly theme: Theme | null
  /** The heading's words. */
  readonly span: Span
  readonly livelihood: boolean
  readonly measures: readonly Measure[]
}

export interface Outlook extends Passage {
  /** `2021–2025`, as far as the text says. */
  readonly horizon: string | null
}

export type Role =
  | 'area'
  | 'heading'
  | 'measure'
  | 'livelihood'
  | 'target'
  | 'outlook'
  | 'review-heading'
  | 'result'
  | 'problem'
  | 'guidance'
  | 'other'

/** One sentence or semicolon clause and what it was taken as. */
export interface Unit {
  readonly span: Span
  readonly role: Role
  /** For `other`: what kind of thing was left out, `chrome`, `title`, `salutation`, `glossary`, `repeated` … */
  readonly why?: string
}

export type Severity = 'info' | 'warn' | 'error'

/** Something a person should settle or know. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly span: Span
  /** In Chinese. */
  readonly message: string
  readonly messageEn: string
  readonly expected?: number | string
  readonly found?: number | string
}
