/** Why something cannot be had, said to a person in Chinese and in English: what is wrong, and what to do. */
export interface StoreRefusal {
  readonly kind: 'refused'
  readonly reason:
    | 'not-writable'
    | 'in-use'
    | 'other-version'
    | 'failed'
    | 'unreachable'
    | 'version-too-old'
    | 'schema-newer'
    | 'not-owner'
  readonly message: string
  readonly messageEn: string
}
