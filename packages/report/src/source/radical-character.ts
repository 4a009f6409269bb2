// U+2E80 to U+2EF3 as the characters they look like; Unicode decomposes only U+2F00 to U+2FDF
const supplement =
  '⺀厂乛乚乙亻冂几刀刂卜㔾小小兀尣尢⺑巳幺彑彐忄㣺扌攵⺚旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟罓罒⺳⺴网羊羊羊耂肀聿月臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟'

// Unicode decomposes these two to forms that are not written in China
const exceptions: Readonly<Record<string, string>> = { '\u2f3e': '户', '\u2fad': '青' }

/** The character a radical (U+2E80–2FDF) or compatibility form (U+F900–FAFF) stands for: `⼯` → `工`, `⺠` → `民`. */
export function radicalCharacter(sign: string): string {
  const code = sign.charCodeAt(0)
  if (code < 0x2f00) return supplement.charAt(code - 0x2e80) || sign
  return exceptions[sign] ?? sign.normalize('NFKC')
}
