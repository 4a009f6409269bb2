import { pinyin } from 'pinyin-pro'

/** How a Chinese name sounds, in lower-case letters without tones; other characters stay as they are. */
export interface Sounds {
  /** `czj` of 财政局. */
  readonly initials: string
  /** `caizhengju` of 财政局. */
  readonly full: string
}

/** The sounds of a name; `surname` reads the first characters as a family name does (单 is `shan`). */
export function soundsOf(name: string, { surname = false }: { readonly surname?: boolean } = {}): Sounds {
  const syllables = pinyin(name, {
    type: 'array',
    toneType: 'none',
    v: true,
    nonZh: 'consecutive',
    ...(surname ? { mode: 'surname' as const } : {}),
  }).map((syllable) => syllable.toLowerCase().replace(/\s+/gu, ''))
  return {
    initials: syllables.map((syllable) => (/^[a-z]/.test(syllable) ? syllable[0] : syllable)).join(''),
    full: syllables.join(''),
  }
}

/** Whether a term of Latin letters is the beginning of a name's sounds, or its initials stand in the name's initials. */
export function soundsLike(term: string, sounds: Sounds): boolean {
  if (!/^[a-z]{2,}$/.test(term)) return false
  return sounds.initials.includes(term) || sounds.full.startsWith(term)
}

/** What a list of names is searched by beside its letters: each name's initials and full sounds, blanks between. */
export function soundsText(names: readonly string[]): string {
  return [...new Set(names.map((name) => soundsOf(name)).flatMap(({ initials, full }) => [initials, full]))].join(' ')
}
