import { bulletinRoutes } from './bulletins/bulletin-routes.ts'
import { burdenRoutes } from './burden/burden-routes.ts'
import { closingRoutes } from './closing/closing-routes.ts'
import { clueRoutes } from './clues/clue-routes.ts'
import { commentRoutes } from './comments/comment-routes.ts'
import { evidenceArchiveRoutes } from './evidence/evidence-archive-routes.ts'
import { evidenceRoutes } from './evidence/evidence-routes.ts'
import { heldRoutes } from './evidence/held-routes.ts'
import { takingBackRoutes } from './imports/taking-back-routes.ts'
import { indicatorRoutes } from './indicators/indicator-routes.ts'
import { inspectionRoutes } from './inspections/inspection-routes.ts'
import { instructionRoutes } from './instructions/instruction-routes.ts'
import { carriedRoutes } from './judging/carried-routes.ts'
import { overviewRoutes } from './judging/overview-routes.ts'
import { ledgerRoutes } from './ledger/ledger-routes.ts'
import { messageRoutes } from './mail/message-routes.ts'
import { matterRoutes } from './matters/matter-routes.ts'
import { peopleRoutes } from './people/people-routes.ts'
import { peopleSheetRoutes } from './people/people-sheet-routes.ts'
import { powerRoutes } from './people/power-routes.ts'
import { networkRoutes } from './places/network-routes.ts'
import { publicationRoutes } from './publication/publication-routes.ts'
import { purgeRoutes } from './purge/purge-routes.ts'
import { periodRoutes } from './reporting/period-routes.ts'
import { progressRoutes } from './reporting/progress-routes.ts'
import { workbenchRoutes } from './reporting/workbench-routes.ts'
import { reviewRoutes } from './review/review-routes.ts'
import { ruleRoutes } from './rules/rule-routes.ts'
import { scoreRoutes } from './scores/score-routes.ts'
import { searchRoutes } from './search/search-routes.ts'
import { settlementRoutes } from './settlement/settlement-routes.ts'
import { exchangeRoutes } from './tasks/exchange-routes.ts'
import { importRoutes } from './tasks/import-routes.ts'
import { taskRoutes } from './tasks/task-routes.ts'
import { unitRoutes } from './units/unit-routes.ts'
import { viewRoutes } from './views/view-routes.ts'

/** Every address of a place's desk, in the order in which they are matched: fixed names before ids. */
export const deskRoutes = [
  ...exchangeRoutes,
  ...importRoutes,
  ...taskRoutes,
  ...commentRoutes,
  ...viewRoutes,
  ...searchRoutes,
  ...closingRoutes,
  ...bulletinRoutes,
  ...scoreRoutes,
  ...burdenRoutes,
  ...settlementRoutes,
  ...clueRoutes,
  ...indicatorRoutes,
  ...instructionRoutes,
  ...inspectionRoutes,
  ...matterRoutes,
  ...takingBackRoutes,
  ...overviewRoutes,
  ...carriedRoutes,
  ...ruleRoutes,
  ...messageRoutes,
  ...workbenchRoutes,
  ...evidenceRoutes,
  ...evidenceArchiveRoutes,
  ...heldRoutes,
  ...periodRoutes,
  ...progressRoutes,
  ...peopleRoutes,
  ...powerRoutes,
  ...peopleSheetRoutes,
  ...unitRoutes,
  ...networkRoutes,
  ...ledgerRoutes,
  ...purgeRoutes,
  ...publicationRoutes,
  ...reviewRoutes,
] as const
