/** The two languages in which Luoshi speaks. */
export type Language = 'zh' | 'en'

/** The same words in both languages. */
export interface Said {
  readonly zh: string
  readonly en: string
}

/** The language the environment asks for; Chinese when it says nothing (`C` and `POSIX` say nothing). */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return /^(?:zh\b|zh_|C\b|POSIX\b|$)/.test(locale) ? 'zh' : 'en'
}

/** Both languages in one line, the reader's own first. */
export function both(language: Language, { zh, en }: Said): string {
  return language === 'zh' ? `${zh} / ${en}` : `${en} / ${zh}`
}
