import { type Refusal, type RefusalStatus, refusal } from '../../domain/refusal.ts'

/** Why an act on a settlement was not done. */
export type SettlementRefusalReason =
  | 'unknown-settlement'
  | 'unknown-item'
  | 'no-plan'
  | 'no-next-report'
  | 'review-open'
  | 'already-settled'
  | 'not-open'
  | 'not-settleable'
  | 'stale'
  | 'outside-text'
  | 'claim-wanted'
  | 'reason-wanted'
  | 'nothing-to-undo'
  | 'still-unconfirmed'

/** A refusal of a settlement's act; nothing was written. */
export type SettlementRefusal = Refusal<SettlementRefusalReason>

/** The refusal of that reason; `zh` and `en` go into its words. */
export function settlementRefusal(reason: SettlementRefusalReason, zh = '', en = zh): SettlementRefusal {
  const [status, message, messageEn] = words[reason]
  return refusal(status, reason, message.replace('…', zh), messageEn.replace('…', en))
}

const words: Readonly<Record<SettlementRefusalReason, readonly [RefusalStatus, string, string]>> = {
  'unknown-settlement': [404, '没有这份对账。', 'There is no such settlement.'],
  'unknown-item': [404, '没有这一项承诺，或它不属于这份对账。', 'There is no such item in this settlement.'],
  'no-plan': [
    409,
    '这一年还没有通过的报告，没有承诺可以对账。',
    'No report of that year is adopted: nothing was promised.',
  ],
  'no-next-report': [409, '次年的报告还没有读入。请先读入再对账。', 'The next year’s report is not imported yet.'],
  'review-open': [
    409,
    '次年报告的工作回顾还有…项没有审核。请先审核回顾（安排部分可以以后再审）。',
    '… results of the next report are not reviewed yet.',
  ],
  'already-settled': [
    409,
    '这一年已经有对账。要重来，请先撤下原来的。',
    'This year has a settlement; withdraw it first.',
  ],
  'not-open': [409, '这份对账已经办结或撤下，不能再改。', 'The settlement is closed or withdrawn.'],
  'not-settleable': [409, '两份报告不能对账：…。', 'The two reports cannot be settled: ….'],
  stale: [409, '这一项刚被他人改过，没有改动。请看过新的内容再定。', 'Somebody else was quicker; nothing was changed.'],
  'outside-text': [422, '所选的表述不在次年报告的正文之内。', 'The evidence lies outside of the next report’s text.'],
  'claim-wanted': [
    422,
    '已完成、未达到、推进中、仅笼统提及都要指明报告中的表述；没有表述的请定为报告未提及。',
    'Name the words of the report for this verdict; without any it is silent.',
  ],
  'reason-wanted': [422, '请写明撤下的原因。', 'Say why it is withdrawn.'],
  'nothing-to-undo': [409, '没有可以撤回的结论。', 'There is nothing of yours to undo.'],
  'still-unconfirmed': [409, '还有…项没有人确认。办结前每一项都要有人看过。', '… items are not confirmed yet.'],
}
