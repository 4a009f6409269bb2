#!/usr/bin/env node
// Writes the tables by which split double bytes and pinyin marks are mended:
//   packages/report/src/repair/readings.ts        which characters of GBK are read how
//   packages/report/src/repair/frequent-words.ts  which characters and pairs of characters are frequent
//   packages/report/src/repair/simplified-only.ts which characters only Simplified text has
// Usage: npm install --no-save pinyin-pro@3.29.4 && node scripts/make-readings.mjs
// Readings come from pinyin-pro (MIT), frequencies from the dictionary of @node-rs/jieba (MIT), the two scripts
// from opencc-js (Apache-2.0).
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const folder = new URL('../packages/report/src/repair/', import.meta.url)
const pairs = 24000
const singles = 4000

const { default: simplifiedForms } = await import('opencc-js/dict/TSCharacters')
const simplified = new Map(simplifiedForms.split('|').map((entry) => entry.split(' ')))

/** Lines `syllable tone1 tone2 tone3 tone4 neutral`, each tone the characters read so. */
function readings() {
  const { pinyin } = require('pinyin-pro')
  const table = new Map()
  for (let code = 0x4e00; code <= 0x9fa5; code++) {
    const character = String.fromCharCode(code)
    // a Traditional form is read in every way its Simplified one is
    const forms = [character, simplified.get(character)].filter(Boolean)
    const said = forms.flatMap((form) => pinyin(form, { multiple: true, type: 'array', toneType: 'num' }))
    for (const reading of new Set(said)) {
      const [, syllable, tone] = /^([a-zü]+)([0-4])$/.exec(reading.replaceAll('v', 'ü')) ?? []
      if (!syllable) continue
      if (!table.has(syllable)) table.set(syllable, ['', '', '', '', ''])
      table.get(syllable)[(Number(tone) + 4) % 5] += character
    }
  }
  return [...table].sort(([a], [b]) => (a < b ? -1 : 1)).map(([syllable, tones]) => `${syllable} ${tones.join(' ')}`)
}

function frequencies() {
  const dictionary = readFileSync(require.resolve('@node-rs/jieba/dict.txt'), 'utf8')
  const single = new Map()
  const pair = new Map()
  const count = (map, key, n) => map.set(key, (map.get(key) ?? 0) + n)
  for (const line of dictionary.split('\n')) {
    const [word, frequency] = line.split(' ')
    if (!word || !/^[一-龥]+$/.test(word)) continue
    const n = Number(frequency)
    for (let i = 0; i < word.length; i++) {
      count(single, word[i], n)
      if (i > 0) count(pair, word.slice(i - 1, i + 1), n)
    }
  }
  const top = (map, n) => [...map].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, n)
  const seconds = new Map()
  for (const [[first, second]] of top(pair, pairs)) seconds.set(first, (seconds.get(first) ?? '') + second)
  return {
    characters: top(single, singles)
      .map(([character]) => character)
      .join(''),
    seconds: [...seconds].map(([first, rest]) => first + rest),
  }
}

const table = (name, lines) => `export const ${name} =\n  '${lines.join('\\n')}'\n`
const made = '// Made by scripts/make-readings.mjs; do not edit.\n'

writeFileSync(
  new URL('readings.ts', folder),
  `${made}
/**
 * How the characters of GBK are read: lines of a syllable and, after blanks, the characters that have it in the first,
 * second, third and fourth tone and in none. From pinyin-pro (MIT).
 */
${table('readings', readings())}`,
)
const { characters, seconds } = frequencies()
writeFileSync(
  new URL('frequent-words.ts', folder),
  `${made}
/** The most frequent Simplified characters, most frequent first. From the dictionary of jieba (MIT). */
export const frequentCharacters =
  '${characters}'

/** The most frequent pairs of characters: lines of a first character and those that follow it, most frequent first. */
${table('frequentPairs', seconds)}`,
)

/** Characters that Traditional text has: those of Big5. */
const big5 = new Set()
for (let lead = 0xa4; lead <= 0xf9; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    if (trail >= 0x7f && trail <= 0xa0) continue
    big5.add(new TextDecoder('big5').decode(new Uint8Array([lead, trail])))
  }
}
const { default: traditional } = await import('opencc-js/dict/STCharacters')
const simplifiedOnly = traditional
  .split('|')
  .map((entry) => entry.split(' '))
  .filter(([from, ...to]) => from.length === 1 && !to.includes(from) && !big5.has(from))
writeFileSync(
  new URL('simplified-only.ts', folder),
  `${made}
/** Characters that Traditional text never has. From the dictionaries of OpenCC (Apache-2.0). */
export const simplifiedOnly =
  '${simplifiedOnly.map(([from]) => from).join('')}'
`,
)
