import type { ClueListed } from '@luoshi/server/desk/clues/clue-routes.ts'

/** How a clue came to the office. */
export const clueSourceWords: Readonly<Record<ClueListed['source'], string>> = {
  feedback: '群众反映',
  letter: '来信',
  phone: '来电',
  visit: '来访',
  media: '媒体',
  other: '其他',
}

/** Where a clue stands. */
export const clueStateWords: Readonly<Record<ClueListed['state'], string>> = {
  waiting: '待处理',
  'taken-up': '已转督办',
  answered: '已答复',
  dismissed: '不予办理',
}
