import type { SettlementDetail, SettlementItemShown } from '@luoshi/server/desk/settlement/settlement-routes.ts'
import type { Verdict } from '../../words/settlement.ts'

/** A half-open range of a report's text. */
export type Span = readonly [start: number, end: number]
/** A promise as the server shows it. */
export type Item = SettlementItemShown

/** What somebody has chosen of an item before confirming it. */
export interface Draft {
  /** The sentences that are to stand as evidence. */
  readonly claims: readonly Span[]
  /** Which of the proposed sentences is shown as the best. */
  readonly candidate: number
  /** Sentences that somebody has said are not the one. */
  readonly refused: readonly string[]
  readonly promisedAgain: boolean
  readonly again: Span | null
  readonly note: string
}

/** What somebody is at: the area, the item, and what was chosen of items and not yet confirmed. */
export interface Settling {
  readonly area: string
  readonly active: string | null
  readonly drafts: Readonly<Record<string, Draft>>
}

/** What somebody does to what is on the screen; nothing of it is sent. */
export type Act =
  | { readonly act: 'area'; readonly area: string }
  | { readonly act: 'go'; readonly itemId: string }
  | { readonly act: 'step'; readonly by: 1 | -1 }
  /** Show another of the proposed sentences, as the one that is meant. */
  | { readonly act: 'candidate'; readonly by: 1 | -1 }
  /** 不是这句 */
  | { readonly act: 'refuse' }
  /** Let the sentence that is shown stand as evidence beside the others, or no longer. */
  | { readonly act: 'also' }
  /** A sentence chosen in the text of the later report. */
  | { readonly act: 'claim'; readonly span: Span }
  | { readonly act: 'again' }
  | { readonly act: 'next-again' }
  | { readonly act: 'note'; readonly words: string }
  /** An item was confirmed, or taken back: what was chosen of it is the server's now. */
  | { readonly act: 'done'; readonly itemIds: readonly string[] }

/** Names a span, to compare by. */
export const key = (span: Span): string => span.join('-')

/** 预期目标 stand apart; what stands under no area has a name of its own. */
export const areaOf = ({ kind, area }: Item): string => (kind === 'target' ? '预期目标' : (area ?? '其他承诺'))

/** The areas in the order of the report, targets first. */
export function areasOf(items: readonly Item[]): readonly string[] {
  const all = [...new Set(items.map(areaOf))]
  return [...all.filter((area) => area === '预期目标'), ...all.filter((area) => area !== '预期目标')]
}

/** True for what the later report names neither as done nor as begun: read as a block, by two keys. */
export const isUnnamed = ({ proposal: { verdict, rhetorical } }: Item): boolean =>
  verdict === 'not-named' && !rhetorical

/**
 * The items of an area as they are worked through: the surest first, the unnamed after them, slogans last. The order does
 * not depend on what is confirmed, so that nothing moves by itself.
 */
export function queueOf(items: readonly Item[], area: string): readonly Item[] {
  const rank = (item: Item) => (item.proposal.rhetorical ? 2 : isUnnamed(item) ? 1 : 0)
  return items
    .filter((item) => areaOf(item) === area)
    .toSorted(
      (a, b) => rank(a) - rank(b) || (b.proposal.certainty ?? 0) - (a.proposal.certainty ?? 0) || a.ordinal - b.ordinal,
    )
}

/** The verdict one key accepts as it is proposed; null where only a person can part what it is. */
export function acceptable({ proposal: { verdict, rhetorical } }: Item): Verdict | null {
  if (rhetorical) return 'left-out'
  return verdict === undefined || verdict === 'not-named' ? null : verdict
}

/** How an item begins: as it was confirmed, else as it is proposed. */
export function draftOf(item: Item): Draft {
  const { proposal, verdict } = item
  const [best] = proposal.claims ?? []
  const answering = (proposal.claims ?? []).filter(({ figures }) => figures.length > 0).map(({ span }) => span)
  const proposed = item.kind === 'target' && answering.length > 0 ? answering : best ? [best.span] : []
  return {
    claims: verdict === null ? proposed : item.claims,
    candidate: Math.max(
      0,
      (proposal.claims ?? []).findIndex(({ span }) => key(span) === key(item.claims[0] ?? span)),
    ),
    refused: [],
    promisedAgain: item.promisedAgain ?? proposal.promisedAgain ?? false,
    again: item.again ?? proposal.again?.[0]?.span ?? null,
    note: item.note ?? '',
  }
}

/** What is chosen of an item now. */
export const chosenOf = ({ drafts }: Settling, item: Item): Draft => drafts[item.itemId] ?? draftOf(item)

/** Where somebody begins: at the first open item of an area that nobody else works on. */
export function begin({ items, areas }: SettlementDetail, me: string, wanted: string | null = null): Settling {
  const taken = new Set(areas.flatMap(({ area, personId }) => (personId === me ? [] : [area])))
  const waits = (area: string) => queueOf(items, area).some(({ verdict }) => verdict === null)
  const all = areasOf(items)
  const area =
    all.find((one) => one === wanted) ??
    all.find((one) => waits(one) && !taken.has(one)) ??
    all.find(waits) ??
    all[0] ??
    ''
  return {
    area,
    active: firstOpen(queueOf(items, area))?.itemId ?? queueOf(items, area)[0]?.itemId ?? null,
    drafts: {},
  }
}

const firstOpen = (queue: readonly Item[]) => queue.find(({ verdict }) => verdict === null)

/** What follows an act. Pure: `detail` is what the server has, as far as it is known. */
export function settle(now: Settling, act: Act, detail: SettlementDetail): Settling {
  const queue = queueOf(detail.items, now.area)
  const item = detail.items.find(({ itemId }) => itemId === now.active)
  switch (act.act) {
    case 'area': {
      const next = queueOf(detail.items, act.area)
      return { ...now, area: act.area, active: (firstOpen(next) ?? next[0])?.itemId ?? null }
    }
    case 'go': {
      const there = detail.items.find(({ itemId }) => itemId === act.itemId)
      return there ? { ...now, area: areaOf(there), active: there.itemId } : now
    }
    case 'step': {
      const at = queue.findIndex(({ itemId }) => itemId === now.active)
      const next = queue[Math.min(Math.max(at + act.by, 0), queue.length - 1)]
      return next ? { ...now, active: next.itemId } : now
    }
    case 'done': {
      const drafts = Object.fromEntries(Object.entries(now.drafts).filter(([id]) => !act.itemIds.includes(id)))
      return { ...now, drafts }
    }
    default:
      return item ? { ...now, drafts: { ...now.drafts, [item.itemId]: chosen(chosenOf(now, item), act, item) } } : now
  }
}

type Choosing = Exclude<Act, { act: 'area' | 'go' | 'step' | 'done' }>

function chosen(draft: Draft, act: Choosing, { proposal }: Item): Draft {
  const claims = proposal.claims ?? []
  const shown = claims[draft.candidate]
  const others = claims.flatMap(({ span }, i) => (draft.refused.includes(key(span)) ? [] : [i]))
  switch (act.act) {
    case 'candidate': {
      const at = others.indexOf(draft.candidate)
      const next = others[(at + act.by + others.length) % Math.max(1, others.length)]
      const span = next === undefined ? undefined : claims[next]?.span
      return next === undefined || !span ? draft : { ...draft, candidate: next, claims: [span] }
    }
    case 'refuse': {
      if (!shown) return draft
      const refused = [...draft.refused, key(shown.span)]
      const next = claims.findIndex(({ span }) => !refused.includes(key(span)))
      const span = claims[next]?.span
      return { ...draft, refused, candidate: Math.max(next, 0), claims: span ? [span] : [] }
    }
    case 'also': {
      if (!shown) return draft
      const has = draft.claims.some((span) => key(span) === key(shown.span))
      const rest = draft.claims.filter((span) => key(span) !== key(shown.span))
      return { ...draft, claims: has ? rest : [...draft.claims, shown.span] }
    }
    case 'claim': {
      const has = draft.claims.some((span) => key(span) === key(act.span))
      const rest = draft.claims.filter((span) => key(span) !== key(act.span))
      const at = claims.findIndex(({ span }) => key(span) === key(act.span))
      return { ...draft, candidate: at < 0 ? draft.candidate : at, claims: has ? rest : [act.span, ...draft.claims] }
    }
    case 'again':
      return { ...draft, promisedAgain: !draft.promisedAgain }
    case 'next-again': {
      const again = proposal.again ?? []
      const at = again.findIndex(({ span }) => draft.again !== null && key(span) === key(draft.again))
      return { ...draft, promisedAgain: true, again: again[(at + 1) % Math.max(1, again.length)]?.span ?? null }
    }
    case 'note':
      return { ...draft, note: act.words }
  }
}

/** The item that waits next: in the queue after the active one, before it, then in an area that nobody else works on. */
export function nextOpen(now: Settling, { items, areas }: SettlementDetail, done: string, me: string): Item | null {
  const waits = (item: Item) => item.verdict === null && item.itemId !== done
  const queue = queueOf(items, now.area)
  const at = queue.findIndex(({ itemId }) => itemId === done)
  const here = queue.slice(at + 1).find(waits) ?? queue.find(waits)
  if (here) return here
  const taken = new Set(areas.flatMap(({ area, personId }) => (personId === me ? [] : [area])))
  const all = areasOf(items)
  const others = [...all.filter((area) => !taken.has(area)), ...all.filter((area) => taken.has(area))]
  for (const area of others) {
    const item = queueOf(items, area).find(waits)
    if (item) return item
  }
  return null
}

/** What is sent to confirm an item; what has no evidence by its meaning carries none. Null where a sentence must be named. */
export function verdictToSend(item: Item, draft: Draft, verdict: Verdict) {
  const claims = verdict === 'silent' || verdict === 'left-out' ? [] : draft.claims
  if (claims.length === 0 && verdict !== 'silent' && verdict !== 'left-out') return null
  return {
    ...{ itemId: item.itemId, revision: item.revision, verdict, claims },
    ...{ promisedAgain: draft.promisedAgain, again: draft.promisedAgain ? draft.again : null, note: draft.note },
  }
}
