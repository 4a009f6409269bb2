import type { Level, Role, Severity, Strength, Theme } from '@luoshi/report'
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

export const levelWords: Readonly<Record<Level, Said>> = {
  national: { zh: '国家级', en: 'national' },
  province: { zh: '省级', en: 'province' },
  prefecture: { zh: '地市级', en: 'prefecture' },
  county: { zh: '县级', en: 'county' },
  township: { zh: '乡级', en: 'township' },
}

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

export const themeWords: Readonly<Record<Theme, Said>> = {
  industry: { zh: '产业', en: 'industry' },
  'reform-opening': { zh: '改革开放', en: 'reform and opening' },
  'investment-projects': { zh: '投资项目', en: 'investment and projects' },
  rural: { zh: '乡村', en: 'rural' },
  urban: { zh: '城建', en: 'urban' },
  ecology: { zh: '生态', en: 'ecology' },
  livelihood: { zh: '民生', en: 'livelihood' },
  'safety-stability': { zh: '安全稳定', en: 'safety and stability' },
  innovation: { zh: '创新', en: 'innovation' },
  'consumption-services': { zh: '消费服务', en: 'consumption and services' },
  'culture-tourism': { zh: '文旅', en: 'culture and tourism' },
  government: { zh: '政府建设', en: 'government' },
}
