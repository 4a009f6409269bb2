import { replaceAll, type Source } from '../source/source.ts'

/** Radicals that NFKC does not map, each with the character it stands for in texts taken from PDF. */
const supplement =
  '⺁厂⺄乙⺅亻⺇几⺈刀⺊卜⺋卩⺌小⺍小⺎兀⺏尣⺐尢⺑尢⺒巳⺓幺⺔彑⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歹⺠民⺡氵⺢水⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罒⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺹老⺺肀⺻聿⺼肉⺽臼' +
  '⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟'

/** Kangxi radicals and compatibility forms as the characters they look like: `⟦⼯⟧作`, `敬⟦⽼⟧院`. */
export function radicals(source: Source): Source {
  return replaceAll(source, /[\u2E80-\u2FDF\uF900-\uFAFF]/g, ([found]) => character(found), 'radicals')
}

function character(radical: string): string {
  const at = supplement.indexOf(radical)
  // what a radical stands for may itself be a radical of the text's table, so only even places count
  return at >= 0 && at % 2 === 0 ? supplement.charAt(at + 1) : radical.normalize('NFKC')
}
