import { type Kysely, sql } from 'kysely'

/**
 * The record from a file to its public snapshot. Every key begins with `jurisdiction_id`; places in a text are
 * half-open UTF-16 ranges `[span_start, span_end)` of the report's restored text; days are `date`, in Asia/Shanghai;
 * amounts are `numeric` in the unit beside them, never multiplied out.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table jurisdiction (
    jurisdiction_id uuid primary key,
    code text not null unique,
    name text not null,
    level text not null check (level in ('national', 'province', 'prefecture', 'county', 'township')),
    parent_code text,
    publisher text,
    index_prefix text,
    supervision_phone text,
    fictitious boolean not null default false,
    created_at timestamptz not null
  )`,

  // Contents by their hash. A purge by two persons empties the content and keeps the row, so that a chain that names
  // the hash stays whole.
  `create table vault (
    jurisdiction_id uuid not null references jurisdiction,
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    media_type text not null,
    size bigint not null,
    content bytea,
    stored_at timestamptz not null,
    purged_at timestamptz,
    purged_by text[],
    purge_reason text,
    primary key (jurisdiction_id, hash),
    check ((content is null) = (purged_at is not null)),
    check (purged_at is null or cardinality(purged_by) >= 2)
  )`,

  `create table ledger (
    jurisdiction_id uuid not null references jurisdiction,
    seq bigint not null check (seq > 0),
    prev text not null,
    hash text not null,
    at timestamptz not null,
    actor text not null,
    kind text not null,
    body text not null,
    primary key (jurisdiction_id, seq)
  )`,
  `create table ledger_head (
    jurisdiction_id uuid primary key references jurisdiction,
    seq bigint not null,
    hash text not null
  )`,

  `create table unit (
    jurisdiction_id uuid not null references jurisdiction,
    unit_id uuid not null,
    code text not null,
    name text not null,
    short_name text not null,
    aliases text[] not null default '{}',
    kind text not null check (kind in ('department', 'township', 'office', 'enterprise', 'party', 'other')),
    parent_id uuid,
    valid_from date,
    valid_to date,
    suggested boolean not null default false,
    note text,
    primary key (jurisdiction_id, unit_id),
    unique (jurisdiction_id, code),
    foreign key (jurisdiction_id, parent_id) references unit,
    check (valid_from is null or valid_to is null or valid_from <= valid_to)
  )`,

  // received_hash, text_hash and reading_hash are vault contents: the decoded text, the restored text and the whole
  // reading (origins and repairs in it) as canonical JSON.
  `create table document (
    jurisdiction_id uuid not null references jurisdiction,
    document_id uuid not null,
    hash text not null,
    file_name text not null,
    format text not null,
    encoding text,
    size bigint not null,
    received_hash text not null,
    text_hash text not null,
    reading_hash text not null,
    secrecy_stated_by text not null,
    secrecy_stated_at timestamptz not null,
    received_at timestamptz not null,
    primary key (jurisdiction_id, document_id),
    unique (jurisdiction_id, hash),
    foreign key (jurisdiction_id, hash) references vault,
    foreign key (jurisdiction_id, received_hash) references vault,
    foreign key (jurisdiction_id, text_hash) references vault,
    foreign key (jurisdiction_id, reading_hash) references vault
  )`,

  `create table report (
    jurisdiction_id uuid not null references jurisdiction,
    report_id uuid not null,
    document_id uuid not null,
    year int not null,
    version int not null check (version > 0),
    state text not null check (state in ('proposed', 'adopted', 'superseded', 'set-aside')),
    title text,
    meta jsonb not null,
    created_at timestamptz not null,
    adopted_at timestamptz,
    adopted_by text,
    primary key (jurisdiction_id, report_id),
    unique (jurisdiction_id, year, version),
    foreign key (jurisdiction_id, document_id) references document
  )`,
  // one adopted report a year
  `create unique index report_adopted on report (jurisdiction_id, year) where state = 'adopted'`,

  `create table proposal (
    jurisdiction_id uuid not null references jurisdiction,
    proposal_id uuid not null,
    report_id uuid not null,
    ordinal int not null,
    kind text not null check (kind in ('result', 'target', 'area', 'measure', 'livelihood', 'outlook', 'guidance', 'problem')),
    parent_id uuid,
    wording text not null,
    span_start int not null,
    span_end int not null,
    content jsonb not null,
    state text not null check (state in ('open', 'accepted', 'changed', 'rejected')),
    decided_by text,
    decided_at timestamptz,
    reason text,
    primary key (jurisdiction_id, proposal_id),
    unique (jurisdiction_id, report_id, ordinal),
    foreign key (jurisdiction_id, report_id) references report,
    foreign key (jurisdiction_id, parent_id) references proposal,
    check (span_start <= span_end)
  )`,

  `create table finding (
    jurisdiction_id uuid not null references jurisdiction,
    finding_id uuid not null,
    report_id uuid not null,
    ordinal int not null,
    rule text not null,
    severity text not null check (severity in ('info', 'warn', 'error')),
    span_start int not null,
    span_end int not null,
    message text not null,
    message_en text not null,
    settled_by text,
    settled_at timestamptz,
    settlement text,
    primary key (jurisdiction_id, finding_id),
    unique (jurisdiction_id, report_id, ordinal),
    foreign key (jurisdiction_id, report_id) references report
  )`,

  `create table area (
    jurisdiction_id uuid not null references jurisdiction,
    area_id uuid not null,
    report_id uuid not null,
    ordinal int not null,
    heading text not null,
    focus text,
    purpose text,
    theme text,
    livelihood boolean not null,
    span_start int not null,
    span_end int not null,
    primary key (jurisdiction_id, area_id),
    unique (jurisdiction_id, report_id, ordinal),
    foreign key (jurisdiction_id, report_id) references report
  )`,

  // wording is frozen as adopted; number is the 序号, continuous through the year whatever heading it stands under
  `create table commitment (
    jurisdiction_id uuid not null references jurisdiction,
    commitment_id uuid not null,
    report_id uuid not null,
    year int not null,
    number int not null check (number > 0),
    area_id uuid,
    kind text not null check (kind in ('indicator', 'project', 'work', 'livelihood', 'government')),
    livelihood boolean not null,
    wording text not null,
    span_start int not null,
    span_end int not null,
    path text[] not null default '{}',
    strength text not null check (strength in ('must', 'expected', 'stretch', 'explore')),
    due_text text,
    due_on date,
    figures jsonb not null default '[]',
    places text[] not null default '{}',
    named_units text[] not null default '{}',
    withdrawn_at timestamptz,
    withdrawn_reason text,
    primary key (jurisdiction_id, commitment_id),
    unique (jurisdiction_id, report_id, number),
    foreign key (jurisdiction_id, report_id) references report,
    foreign key (jurisdiction_id, area_id) references area,
    check ((withdrawn_at is null) = (withdrawn_reason is null))
  )`,
  `create index commitment_year on commitment (jurisdiction_id, year, number)`,
  `create index commitment_area on commitment (jurisdiction_id, area_id)`,

  // a commitment is carried out as one task or several; wording departs from the adopted one only by an approved change
  `create table task (
    jurisdiction_id uuid not null references jurisdiction,
    task_id uuid not null,
    commitment_id uuid not null,
    part int not null check (part > 0),
    wording text not null,
    requirement text,
    leader text,
    officer text,
    due_on date,
    weight numeric,
    disclosure text not null default 'undecided' check (disclosure in ('undecided', 'public', 'on-request', 'withheld')),
    disclosure_reason text,
    status text not null,
    created_at timestamptz not null,
    primary key (jurisdiction_id, task_id),
    unique (jurisdiction_id, commitment_id, part),
    foreign key (jurisdiction_id, commitment_id) references commitment
  )`,
  // place 1 among the leads is the one that answers
  `create table task_unit (
    jurisdiction_id uuid not null references jurisdiction,
    task_id uuid not null,
    unit_id uuid not null,
    part text not null check (part in ('lead', 'partner')),
    place int not null check (place > 0),
    valid_from date not null,
    valid_to date,
    primary key (jurisdiction_id, task_id, unit_id, valid_from),
    foreign key (jurisdiction_id, task_id) references task,
    foreign key (jurisdiction_id, unit_id) references unit
  )`,
  `create table milestone (
    jurisdiction_id uuid not null references jurisdiction,
    milestone_id uuid not null,
    task_id uuid not null,
    ordinal int not null,
    wording text not null,
    kind text,
    due_on date not null,
    plan_percent numeric,
    met_on date,
    primary key (jurisdiction_id, milestone_id),
    unique (jurisdiction_id, task_id, ordinal),
    foreign key (jurisdiction_id, task_id) references task
  )`,

  `create table indicator (
    jurisdiction_id uuid not null references jurisdiction,
    indicator_id uuid not null,
    name text not null,
    kind text not null check (kind in ('amount', 'rate', 'share', 'rank', 'grade', 'coverage', 'milestone', 'text')),
    unit text not null default '',
    direction text check (direction in ('higher', 'lower', 'keep')),
    nature text check (nature in ('binding', 'expected')),
    primary key (jurisdiction_id, indicator_id),
    unique (jurisdiction_id, name, kind, unit)
  )`,
  `create table target (
    jurisdiction_id uuid not null references jurisdiction,
    target_id uuid not null,
    indicator_id uuid,
    report_id uuid not null,
    commitment_id uuid,
    year int not null,
    ordinal int not null,
    wording text not null,
    span_start int not null,
    span_end int not null,
    op text,
    value numeric,
    value_text text,
    value_max numeric,
    compared_with text,
    primary key (jurisdiction_id, target_id),
    unique (jurisdiction_id, report_id, ordinal),
    foreign key (jurisdiction_id, indicator_id) references indicator,
    foreign key (jurisdiction_id, report_id) references report,
    foreign key (jurisdiction_id, commitment_id) references commitment
  )`,
  // period is half-open [period_start, period_end); cut_off is the last day the figure speaks of
  `create table reading (
    jurisdiction_id uuid not null references jurisdiction,
    reading_id uuid not null,
    indicator_id uuid not null,
    report_id uuid,
    ordinal int,
    period_start date not null,
    period_end date not null,
    cut_off date not null,
    op text not null default '=',
    value numeric,
    value_text text,
    source text not null,
    source_wording text,
    span_start int,
    span_end int,
    recorded_at timestamptz not null,
    superseded_by uuid,
    primary key (jurisdiction_id, reading_id),
    foreign key (jurisdiction_id, indicator_id) references indicator,
    foreign key (jurisdiction_id, report_id) references report,
    check (period_start < period_end)
  )`,
  `create index reading_indicator on reading (jurisdiction_id, indicator_id, period_start)`,

  // what happened to a thing of the record, for its history; the ledger proves it
  `create table event (
    jurisdiction_id uuid not null references jurisdiction,
    event_id uuid not null,
    subject text not null check (subject in ('report', 'commitment', 'task', 'indicator', 'unit', 'snapshot', 'document', 'jurisdiction')),
    subject_id uuid not null,
    kind text not null,
    at timestamptz not null,
    actor text not null,
    public boolean not null,
    summary text not null,
    content jsonb not null default '{}',
    ledger_seq bigint not null,
    primary key (jurisdiction_id, event_id),
    foreign key (jurisdiction_id, ledger_seq) references ledger
  )`,
  `create index event_subject on event (jurisdiction_id, subject, subject_id, at)`,

  // what the public sees of a year: the vault content named is the whole of it, and never changes
  `create table snapshot (
    jurisdiction_id uuid not null references jurisdiction,
    year int not null,
    number int not null check (number > 0),
    content_hash text not null,
    ledger_seq bigint not null,
    ledger_hash text not null,
    cut_off date not null,
    published_at timestamptz not null,
    published_by text not null,
    note text,
    primary key (jurisdiction_id, year, number),
    foreign key (jurisdiction_id, content_hash) references vault
  )`,

  `create table token (
    jurisdiction_id uuid not null references jurisdiction,
    token_id uuid not null,
    name text not null,
    hash text not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    primary key (jurisdiction_id, token_id)
  )`,
  // jurisdiction_id is the nil UUID where an attempt names no jurisdiction
  `create table security_log (
    jurisdiction_id uuid not null,
    security_log_id uuid not null,
    at timestamptz not null,
    kind text not null,
    actor text,
    address text,
    success boolean not null,
    detail text,
    primary key (jurisdiction_id, security_log_id)
  )`,
  `create index security_log_at on security_log (jurisdiction_id, at)`,
]
