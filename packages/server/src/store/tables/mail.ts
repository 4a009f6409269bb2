import type { MessageKind } from '../../domain/vocabulary.ts'
import type { Defaulted, Instant, Optional } from './columns.ts'

/** An e-mail that waits, was sent or was given up. */
export interface MailTable {
  jurisdiction_id: string
  mail_id: string
  person_id: string
  kind: string
  subject: string
  body: string
  made_at: Instant
  next_try_at: Instant | null
  tries: Defaulted<number>
  sent_at: Instant | null
  given_up_at: Instant | null
  trouble: string | null
}

/** A message on the desk to one person. */
export interface MessageTable {
  jurisdiction_id: string
  message_id: string
  person_id: string
  kind: MessageKind
  /** What was done, where a kind tells of several acts: `grant-extension`, `approved`. */
  act: string | null
  /** The unit whose people are told, or of which the office is told. */
  unit_id: string | null
  period_id: string | null
  /** The urge it carries; of 催报 alone. */
  urge_id: string | null
  /** Tasks, matters or bulletins it tells of, as the kind says: those of which nobody took care yet, or the last one. */
  subject_ids: string[]
  made_by: string
  made_at: Instant
  read_at: Instant | null
  /** When what it waits for was done, by whomever. */
  settled_at: Instant | null
}

/** 催报: a unit, or one of its people, was asked for what it owes. */
export interface UrgeTable {
  jurisdiction_id: string
  urge_id: string
  unit_id: string
  /** Null where all of the unit's people were asked. */
  person_id: string | null
  period_id: string | null
  task_ids: string[]
  urged_by: string
  urged_at: Instant
  /** When it was taken back, before anybody read it. */
  withdrawn_at: Optional<Instant>
  withdrawn_by: Optional<string>
}

/** The tables of this file, by their names. */
export interface MailTables {
  mail: MailTable
  message: MessageTable
  urge: UrgeTable
}
