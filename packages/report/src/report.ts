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

/** Formats that are read. */
export type Format = 'txt' | 'html' | 'docx' | 'pdf' | 'doc' | 'ofd' | 'image'

/** The file a reading was made from, and how it was decoded. */
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

/** The level of the government that gave the report. */
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

/** Words of the report and where they stand in `Report.text`. */
export interface Passage {
  readonly text: string
  readonly span: Span
}

/** How a figure bounds its metric: a comparison, a rank (`rank<=`), a grade, a thing to be done, or `with` (同步). */
export type Op = '=' | '>=' | '<=' | '>' | '<' | '~' | 'rank<=' | 'grade' | 'done' | 'with'

/** A number, rank, grade or comparison that the report states of a metric. */
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

/** The field of work a result of the past year belongs to. */
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

/** A result of the past year as the report states it (成效). */
export interface Result extends Passage, HowSure {
  readonly id: string
  readonly theme: Theme | null
  readonly figures: readonly Figure[]
}

/** An expected target of the year (预期目标) with its figures. */
export interface Target extends Passage, HowSure {
  readonly id: string
  readonly figures: readonly Figure[]
}

/** The time a measure names for itself. */
export interface Due {
  /** The words of the text. */
  readonly text: string
  /** Last day on which it is still in time, `YYYY-MM-DD`, Asia/Shanghai; null where the words fix none. */
  readonly date: string | null
  /** The clauses that name a time of their own, in their order, where none holds of all the words; otherwise left out. */
  readonly clauses?: readonly ClauseDue[]
}

/** The time that one clause of several names for what it promises. */
export interface ClauseDue extends Pick<Due, 'text' | 'date'> {
  /** The clause, with its time. */
  readonly words: string
}

/** How binding the words are: 必须/约束性, 预期, 力争, 探索. */
export type Strength = 'must' | 'expected' | 'stretch' | 'explore'

/** A thing the government promises to do this year (举措). */
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

/** A field of the year's work (板块) with its heading and purpose. */
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

/** A passage that looks beyond the year. */
export interface Outlook extends Passage {
  /** `2021–2025`, as far as the text says. */
  readonly horizon: string | null
}

/** What a unit of the text is in the report. */
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

/** How much a finding matters: `error` means that content may be lost or wrong. */
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
