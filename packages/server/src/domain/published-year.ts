import type { Due, Figure, Level, Op, Strength, Theme } from '@luoshi/report'
import type { PublishedPassage } from './published-passage.ts'
import type { PublishedSettlement } from './published-settlement.ts'
import type { Direction, Nature, OutsideSource } from './vocabulary.ts'

export type { PublishedPassage } from './published-passage.ts'

/**
 * What the public sees of one year of one place: a snapshot of the fields that are public, whole in itself, written by a
 * person's act and never changed. Kept in the vault as JSON under its hash. Days are `YYYY-MM-DD` in Asia/Shanghai,
 * moments ISO 8601 in UTC, spans half-open UTF-16 ranges of the report's restored text.
 */
export interface PublishedYear {
  readonly schema: 'luoshi.year/1'
  readonly jurisdiction: PublishedPlace
  readonly year: number
  /** Counted from 1 within the year. */
  readonly snapshot: number
  /** The last day the snapshot speaks of. */
  readonly cutOff: string
  readonly publishedAt: string
  readonly note: string | null
  readonly report: PublishedReport
  readonly guidance: readonly PublishedPassage[]
  readonly areas: readonly PublishedArea[]
  /** In the order of their 序号. */
  readonly commitments: readonly PublishedCommitment[]
  readonly targets: readonly PublishedTarget[]
  readonly results: readonly PublishedResult[]
  readonly indicators: readonly PublishedIndicator[]
  /** What changed since the snapshot before, newest first; empty in the first. */
  readonly changes: readonly PublishedChange[]
  /** Figures of targets and tasks outside the report that the office follows in public; absent where there are none. */
  readonly followed?: readonly PublishedFollowed[]
  /** 对账单, from the next year's report; absent until it is closed. */
  readonly settlement?: PublishedSettlement
}

/** The place as it was when the year was published. */
export interface PublishedPlace {
  readonly code: string
  readonly name: string
  readonly level: Level
  /** 发布机构 */
  readonly publisher: string | null
  readonly indexPrefix: string | null
  /** 监督电话 */
  readonly supervisionPhone: string | null
  readonly fictitious: boolean
}

/** The report a year was adopted from. */
export interface PublishedReport {
  readonly reportId: string
  readonly version: number
  readonly title: string | null
  readonly meeting: string | null
  readonly date: string | null
  readonly speaker: string | null
  readonly office: string | null
  readonly outlet: string | null
  readonly published: string | null
  readonly reviewYear: number | null
  readonly fileName: string
  readonly format: string
  readonly documentHash: string
  /** Vault hashes of the restored text, the text as received, and the reading (origins, repairs, units). */
  readonly textHash: string
  readonly receivedHash: string
  readonly readingHash: string
  readonly adoptedAt: string
}

/** An area of the year's work. */
export interface PublishedArea extends PublishedPassage {
  /** Counted from 1 in the report's order; stands in the area's address. */
  readonly ordinal: number
  readonly focus: string | null
  readonly purpose: string | null
  readonly theme: Theme | null
  readonly livelihood: boolean
}

/** Kinds of commitments as snapshots name them; a part of the format `luoshi.year/1`, so the record's own list may grow beside it. */
export type CommitmentKindName = 'indicator' | 'project' | 'work' | 'livelihood' | 'government'

/**
 * Where a commitment stands. `unreported` (尚无填报) is a state of the reporting, not a light: nothing is known yet, which
 * is never shown as 0 % or as failure.
 */
export type PublishedState =
  | { readonly kind: 'unreported' }
  | { readonly kind: 'withdrawn'; readonly at: string; readonly reason: string }
  | {
      readonly kind: 'light'
      readonly light: 'blue' | 'green' | 'yellow' | 'red' | 'grey'
      /** `start/end`, half-open days. */
      readonly period: string
      /** Its ground: `落后 31 个百分点`; empty where the light's own word says all. */
      readonly words: string
      /** The only ground is that a report is late or missing; nothing is said of the work. */
      readonly ofReport?: true
    }

/** A commitment with what is public of its course. */
export interface PublishedCommitment extends PublishedPassage {
  readonly commitmentId: string
  /** 序号; stands in the permanent address `/{code}/{year}/{number}`. `text` is the wording as adopted. */
  readonly number: number
  /** `ordinal` of its area; null for one that stands under none. */
  readonly area: number | null
  readonly path: readonly string[]
  readonly kind: CommitmentKindName
  readonly livelihood: boolean
  readonly strength: Strength
  readonly due: Due | null
  readonly figures: readonly Figure[]
  readonly places: readonly string[]
  /** Null while none is named: 牵头单位尚未指定. */
  readonly leadUnit: string | null
  readonly partnerUnits: readonly string[]
  readonly leader: string | null
  readonly state: PublishedState
  /** Newest first. */
  readonly progress: readonly PublishedProgress[]
  /** Newest first. */
  readonly history: readonly PublishedEvent[]
  /** The public tasks it was split into, or the one it is, in order; absent in snapshots older than this field. */
  readonly parts?: readonly PublishedPart[]
  /** The promise of the year before that this one repeats; absent where none was confirmed. */
  readonly promisedBefore?: PromisedBefore
}

/** An item of the year before's settlement. */
export interface PromisedBefore {
  readonly year: number
  /** Of the item; stands in its address. */
  readonly ordinal: number
  /** 序号 of its commitment; null for a target. */
  readonly number: number | null
  /** Years running with this one: 3 is 连续第三年. */
  readonly years: number
}

/** A public task of a commitment. */
export interface PublishedPart {
  readonly part: number
  readonly text: string
  readonly leadUnit: string | null
  /** `YYYY-MM-DD`; null when it has no limit. */
  readonly due: string | null
  readonly state: PublishedState
  /** Percent planned and done at the end of the state's period, never clamped; null where none is required or known. */
  readonly measure: { readonly plan: string; readonly actual: string } | null
  /** The light of every period as it stands now, newest first; absent in snapshots older than this field. */
  readonly lights?: readonly Extract<PublishedState, { kind: 'light' }>[]
  /** What it is measured by; absent where nothing is, and in snapshots older than this field. */
  readonly measures?: readonly PublishedMeasure[]
}

/** An indicator of a public task with what accepted reports said of it. Numbers are decimal text. */
export interface PublishedMeasure {
  /** 谋划, 签约, 开工, 投产: of a project followed by stages; null for the task as a whole. */
  readonly stage: string | null
  readonly name: string
  readonly unit: string
  readonly op: Op
  readonly value: string | null
  /** A grade or a word. */
  readonly valueText: string | null
  /** The upper end of a range, or a value that is hoped for. */
  readonly max: string | null
  /** Whether it keeps to its own rule by the task's newest light; null while that cannot be said. */
  readonly met: boolean | null
  /** Percent of the whole that is reached, never clamped, and that should be by then; null where it is no whole to be filled. */
  readonly percent: { readonly plan: string | null; readonly actual: string } | null
  /** Its numbers are changes that are to fall: target and readings below zero are falls. */
  readonly falls?: true
  /** By half-open period, the newest first. */
  readonly readings: readonly {
    readonly period: readonly [start: string, end: string]
    /** Among how many, of a rank; absent where nobody said it. */
    readonly among?: number
    readonly value: string | null
    readonly valueText: string | null
  }[]
}

/** Progress that the office accepted and released. */
export interface PublishedProgress {
  /** Half-open period the words speak of. */
  readonly period: readonly [start: string, end: string]
  readonly text: string
  /** The unit that reported it. */
  readonly source: string
  readonly at: string
  /** Which part of the commitment it speaks of, where there are several. */
  readonly part?: number
  /** Percent of the year's work done, as reported. */
  readonly percent?: string
  /** It corrects an earlier report of the same period. */
  readonly correction?: true
  /** A later report of the same period corrects it. */
  readonly corrected?: true
}

/** A line of a commitment's public history; `at` is a moment in UTC. */
export interface PublishedEvent {
  readonly at: string
  readonly kind: string
  /** One sentence in Chinese. */
  readonly summary: string
}

/** What is followed in public beside the report's promises, and never counted with them. */
export interface PublishedFollowed {
  readonly commitmentId: string
  readonly origin: 'target' | 'outside'
  /** `目标3`, `增2` */
  readonly number: string
  readonly text: string
  /** What is required, as it is judged; null where nobody wrote it. */
  readonly requirement: string | null
  /** Of a task outside the report: where it was given. */
  readonly source: { readonly kind: OutsideSource; readonly name: string } | null
  readonly leadUnit: string | null
  readonly partnerUnits: readonly string[]
  readonly leader: string | null
  readonly state: PublishedState
  /** Newest first. */
  readonly progress: readonly PublishedProgress[]
  /** What it is measured by; absent where nothing is, and in snapshots older than this field. */
  readonly measures?: readonly PublishedMeasure[]
}

/** An expected target of the year with its figures. */
export interface PublishedTarget extends PublishedPassage {
  readonly figures: readonly Figure[]
}

/** A result of the past year as the report states it. */
export interface PublishedResult extends PublishedPassage {
  readonly ordinal: number
  readonly theme: Theme | null
  readonly figures: readonly Figure[]
  /** Those its figures became readings of. */
  readonly indicatorIds: readonly string[]
}

/** An indicator with its readings. */
export interface PublishedIndicator {
  readonly indicatorId: string
  readonly name: string
  readonly kind: 'amount' | 'rate' | 'share' | 'rank' | 'grade' | 'coverage' | 'milestone' | 'text'
  readonly unit: string
  readonly direction: Direction | null
  readonly nature: Nature | null
  /** By period, oldest first. */
  readonly readings: readonly PublishedReading[]
  readonly targets: readonly {
    readonly year: number
    readonly op: Op | null
    readonly value: string | null
    readonly valueText: string | null
    readonly max: string | null
    readonly comparedWith: string | null
  }[]
}

/** A reading of an indicator over a half-open period. */
export interface PublishedReading {
  readonly period: readonly [start: string, end: string]
  /** Among how many, of a rank; absent where nobody said it. */
  readonly among?: number
  readonly cutOff: string
  /** Of a rank, `=` is that very place (第三) and `rank<=` among so many (前三); absent in snapshots older than this field. */
  readonly op?: Op
  /** A decimal number as written; null where `valueText` holds a grade or a word. */
  readonly value: string | null
  readonly valueText: string | null
  readonly source: string
  readonly span: readonly [start: number, end: number] | null
}

/** What changed in public, newest first. */
export interface PublishedChange {
  readonly at: string
  /** 序号 of the commitment it concerns; null for the year as a whole. */
  readonly number: number | null
  readonly summary: string
}
