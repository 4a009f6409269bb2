import type { Level, Role, Severity, Strength } from '@luoshi/report'
import type { Said } from '../language.ts'

/** How the codes of a report are said to a person. */
export const roleWords: Readonly<Record<Role, Said>> = {
  area: { zh: '重点领域', en: 'area' },
  heading: { zh: '标题', en: 'heading' },
  measure: { zh: '举措', en: 'measure' },
  livelihood: { zh: '民生实事', en: 'livelihood' },
  target: { zh: '预期目标', en: 'target' },
  outlook: { zh: '远景', en: 'outlook' },
  'review-heading': { zh: '回顾标题', en: 'review heading' },
  result: { zh: '工作成效', en: 'result' },
  problem: { zh: '问题不足', en: 'problem' },
  guidance: { zh: '总体要求', en: 'guidance' },
  other: { zh: '其他', en: 'other' },
}

/** Why a unit was left out; a reason that is not listed here is said as its code. */
export const whyWords: Readonly<Record<string, Said>> = {
  title: { zh: '题头', en: 'title' },
  lead: { zh: '导语', en: 'lead' },
  signature: { zh: '署名', en: 'signature' },
  salutation: { zh: '称呼套语', en: 'salutation' },
  'part-title': { zh: '部分标题', en: 'part title' },
  'lead-in': { zh: '引语', en: 'lead-in' },
  glossary: { zh: '名词解释', en: 'glossary' },
  table: { zh: '表格', en: 'table' },
  chrome: { zh: '正文以外', en: 'chrome' },
  repeated: { zh: '重复', en: 'repeated' },
  unread: { zh: '未读懂', en: 'unread' },
  'not-a-report': { zh: '非工作报告', en: 'not a report' },
}

/** Names of the levels of government. */
export const levelWords: Readonly<Record<Level, Said>> = {
  national: { zh: '国家级', en: 'national' },
  province: { zh: '省级', en: 'province' },
  prefecture: { zh: '地市级', en: 'prefecture' },
  county: { zh: '县级', en: 'county' },
  township: { zh: '乡级', en: 'township' },
}

/** Names of the severities of findings. */
export const severityWords: Readonly<Record<Severity, Said>> = {
  info: { zh: '提示', en: 'info' },
  warn: { zh: '留意', en: 'warn' },
  error: { zh: '错误', en: 'error' },
}

/** Null where the strength is the plain one. */
export const strengthWords: Readonly<Record<Strength, Said | null>> = {
  must: { zh: '必须', en: 'must' },
  expected: null,
  stretch: { zh: '力争', en: 'stretch' },
  explore: { zh: '探索', en: 'explore' },
}
