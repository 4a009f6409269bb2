import { type Kysely, sql } from 'kysely'

/**
 * Milestone plans (办理节点) of matters: what each node is to reach stands with the matter and with its due moment; a node is
 * reached with evidence, and each node counts the moments it has had by itself.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table matter add column plan jsonb`,
  `alter table matter_due add column node int not null default 0 check (node >= 0), add column words text`,
  `alter table matter_due drop constraint matter_due_jurisdiction_id_matter_id_step_round_key`,
  `alter table matter_due add unique (jurisdiction_id, matter_id, step, node, round)`,
  `alter table matter_due add check ((step = 'milestone') = (node > 0))`,
  `alter table matter_step add check (act <> 'feed-back' or content->>'answers' is distinct from 'milestone'
    or ((content->>'node')::int > 0 and jsonb_array_length(content->'evidence') > 0))`,
]
