import type { BulletinsTables } from './tables/bulletins.ts'
import type { ClosingTables } from './tables/closing.ts'
import type { CluesTables } from './tables/clues.ts'
import type { CommentsTables } from './tables/comments.ts'
import type { EvidenceTables } from './tables/evidence.ts'
import type { ExchangeTables } from './tables/exchange.ts'
import type { IdentityTables } from './tables/identity.ts'
import type { IndicatorsTables } from './tables/indicators.ts'
import type { InspectionsTables } from './tables/inspections.ts'
import type { InstructionsTables } from './tables/instructions.ts'
import type { JudgingTables } from './tables/judging.ts'
import type { LedgerTables } from './tables/ledger.ts'
import type { MailTables } from './tables/mail.ts'
import type { MattersTables } from './tables/matters.ts'
import type { PeopleTables } from './tables/people.ts'
import type { PlacesTables } from './tables/places.ts'
import type { PublicationTables } from './tables/publication.ts'
import type { ReportingTables } from './tables/reporting.ts'
import type { ReportsTables } from './tables/reports.ts'
import type { RulesTables } from './tables/rules.ts'
import type { ScoresTables } from './tables/scores.ts'
import type { SettlementTables } from './tables/settlement.ts'
import type { TasksTables } from './tables/tasks.ts'
import type { TokensTables } from './tables/tokens.ts'
import type { UnitsTables } from './tables/units.ts'
import type { ViewsTables } from './tables/views.ts'

/** Every table of the record, as migrations/ makes them; one file a subject in tables/. */
export interface Tables
  extends PlacesTables,
    LedgerTables,
    UnitsTables,
    PeopleTables,
    ReportsTables,
    IndicatorsTables,
    TasksTables,
    ReportingTables,
    EvidenceTables,
    JudgingTables,
    MattersTables,
    ClosingTables,
    BulletinsTables,
    CluesTables,
    CommentsTables,
    InstructionsTables,
    InspectionsTables,
    ScoresTables,
    RulesTables,
    SettlementTables,
    ViewsTables,
    ExchangeTables,
    MailTables,
    PublicationTables,
    TokensTables,
    IdentityTables {}
