import type { Refusal } from '../domain/refusal.ts'
/** Why something cannot be had, said to a person in Chinese and in English: what is wrong, and what to do. */
export type StoreRefusal = Refusal<
  | 'not-writable'
  | 'in-use'
  | 'other-version'
  | 'failed'
  | 'unreachable'
  | 'version-too-old'
  | 'schema-newer'
  | 'schema-older'
  | 'schema-unknown'
  | 'migration-failed'
  | 'wrong-setting'
  | 'not-owner'
>
