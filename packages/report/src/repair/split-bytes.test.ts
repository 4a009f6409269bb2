import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mirrorDamage } from './mirror-damage.fixture.ts'
import { repair } from './repair.ts'
import { repairFindings } from './repairs.ts'

/** Own sentences, Traditional and Simplified. */
const sentences = [
  ['辦好農貿市場改造，讓買菜更順路。', '办好农贸市场改造，让买菜更顺路。'],
  ['開展營商環境評議，企業說了算。', '开展营商环境评议，企业说了算。'],
  ['擴大園區標準廠房，引來鏈主企業。', '扩大园区标准厂房，引来链主企业。'],
  ['為老舊小區加裝電梯，問題當場解決。', '为老旧小区加装电梯，问题当场解决。'],
  ['堅持節約用水，農業灌溉實現計量。', '坚持节约用水，农业灌溉实现计量。'],
  ['新時代的鄉村，教師與醫護都要留得住。', '新时代的乡村，教师与医护都要留得住。'],
] as const

/** Characters a mirror marks, also such as stand in none of the sentences but between their bytes. */
const marks = [
  ['發', 'fā'],
  ['範', 'fàn'],
  ['開', 'kāi'],
  ['節', 'jié'],
  ['聲', 'shēng'],
  ['龍', 'lóng'],
  ['變', 'biàn'],
  ['總', 'zǒng'],
  ['順', 'shùn'],
  ['貫', 'guàn'],
  ['電', 'diàn'],
  ['軟', 'ruǎn'],
  ['擴', 'kuò'],
  ['園', 'yuán'],
  ['農', 'nóng'],
  ['實', 'shí'],
  ['現', 'xiàn'],
  ['環', 'huán'],
  ['題', 'tí'],
  ['買', 'mǎi'],
  ['懼', 'jù'],
  ['嫺', 'xián'],
  ['娛', 'yú'],
  ['劍', 'jiàn'],
  ['勳', 'xūn'],
  ['牽', 'qiān'],
  ['約', 'yuē'],
  ['師', 'shī'],
  ['護', 'hù'],
  ['標', 'biāo'],
] as const

const damaged = fc.record({
  // each once: a text that stands several times is kept once, by a rule of its own
  picked: fc.uniqueArray(fc.constantFrom(...sentences), { minLength: 1, maxLength: 5 }),
  marks: fc.shuffledSubarray([...marks]),
  swallows: fc.boolean(),
})

test('what a mirror did is undone, or told', () => {
  fc.assert(
    fc.property(damaged, ({ picked, marks: marked, swallows }) => {
      const clean = picked.map(([, simplified]) => simplified).join('\n')
      const source = repair(
        mirrorDamage(picked.map(([traditional]) => traditional).join('\n'), { marks: marked, swallows }),
      )
      if (repairFindings(source).length === 0) expect(source.text).toBe(clean)
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['a byte that reads as a letter', '新?(shēng)r代的鄉村', '新时代的乡村'],
  ['a byte that reads as a sign', '打造教育?(lóng)@區', '打造教育园区'],
  ['several characters out of step', '建成幼?(biàn)簣@三所，方便羣眾', '建成幼儿园三所，方便群众'],
  ['a split behind a marked character', '一批示範(fàn)?(qiān)h建成', '一批示范县建成'],
  ['what no character fits, left as received', '以園區為依?(tuō)，帶動農業', '以园区为依?(tuō)，带动农业'],
])('%s', (_, found, restored) => expect(repair(found).text).toBe(restored))

test('a question mark before a gloss is no split', () => {
  expect(repair('够不够用?(GDP)看一看').text).toBe('够不够用?(GDP)看一看')
})
