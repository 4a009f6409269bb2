import type { OutlineUnit } from '../outline/outline.ts'

/** Who gave the report and in what post; null where the text does not say. */
export interface Speaker {
  readonly speaker: string | null
  readonly office: string | null
}

const office =
  '(?:代理?|常务副)?(?:省长|市长|县长|区长|州长|旗长|盟长|镇长|乡长|主席(?![台团])|总理|专员|管委会主任|街道办事处主任|办事处主任|主任)'
/** `⟦某某·某某某⟧`: a name of several parts. */
const parted = '[\\u4e00-\\u9fff]{1,6}(?:[·•・‧][\\u4e00-\\u9fff]{1,8}){1,3}'
const together = new RegExp(
  `(${office})[ \\u3000\\t：:]*(${parted}|[\\u4e00-\\u9fff·]{2,4}(?:[ \\u3000][\\u4e00-\\u9fff])?)(?=$|[ \\u3000\\t）)，,。\\n]|代表|作|做|在|向|同志|所作)`,
)
const spaced = new RegExp(
  `(${office})[ \\u3000\\t：:]+([\\u4e00-\\u9fff])[ \\u3000]+([\\u4e00-\\u9fff])(?=$|[ \\u3000\\t）)])`,
)
/** `日⟦某某市长⟧在…会议上`: the name before the post. */
const named = new RegExp(`(?:^|日|[，,\\s])([\\u4e00-\\u9fff·]{2,3})(${office})(?=在|向|代表|作|做)`)
const wholeName = new RegExp(`^(?:${parted}|[\\u4e00-\\u9fff·]{2,4})$`)
const alone = new RegExp(`(${office})[ \\u3000]*$`)
const notName = /^(?:代表|作|做|在|向|同志|报告|会议|工作|副|办公|主持|宣布|人民|政府|常委|委员)/

/** The speaker named in the lines before the report: `省长 ⟦卢某⟧`, or the post on one line and the name on the next. */
export function findSpeaker(front: readonly OutlineUnit[]): Speaker {
  for (const [i, { words }] of front.entries()) {
    if (words.length > 160 || /人大常委会|政协|法院|检察院/.test(words.slice(0, 40))) continue
    const apart = spaced.exec(words)
    if (apart?.[1]) return { office: apart[1], speaker: `${apart[2]}${apart[3]}` }
    const found = together.exec(words)
    const name = found?.[2]?.replace(/[ \u3000]/g, '')
    if (found?.[1] && name && !notName.test(name)) return { office: found[1], speaker: name }
    const before = named.exec(words)
    if (before?.[1] && before[2] && !/[省市县区州旗府]$/.test(before[1]))
      return { office: before[2], speaker: before[1] }
    const post = alone.exec(words)?.[1]
    const next = front[i + 1]?.words.replace(/[ \u3000]/g, '')
    if (post && next && wholeName.test(next) && !notName.test(next)) return { office: post, speaker: next }
  }
  return { speaker: null, office: null }
}
