import { expectTypeOf, test } from 'vitest'
import type { DeskContract, LostInJson } from './desk-contract.ts'
import type { IdentityContract } from './identity/identity-contract.ts'

/** The addresses whose answers hold what JSON does not give back. */
type Losing<Contract extends { readonly [Key in keyof Contract]: { readonly answer: unknown } }> = {
  [Key in keyof Contract]: [LostInJson<Contract[Key]['answer']>] extends [never] ? never : Key
}[keyof Contract]

// checked by tsc: at run time these say nothing
test('answers hold only what JSON gives back as it was', () => {
  expectTypeOf<Losing<DeskContract>>().toBeNever()
  expectTypeOf<Losing<IdentityContract>>().toBeNever()
})

test('dates, maps, sets, big integers and gaps in lists are seen wherever they stand', () => {
  expectTypeOf<LostInJson<{ readonly at: Date }>>().toEqualTypeOf<Date>()
  expectTypeOf<LostInJson<{ readonly rows: readonly { readonly of: ReadonlyMap<string, string> }[] }>>().not.toBeNever()
  expectTypeOf<LostInJson<{ readonly one?: ReadonlySet<string> }>>().not.toBeNever()
  expectTypeOf<LostInJson<readonly (string | undefined)[]>>().not.toBeNever()
  expectTypeOf<LostInJson<{ readonly size: bigint | null }>>().toEqualTypeOf<bigint>()
  expectTypeOf<LostInJson<{ readonly any: unknown }>>().not.toBeNever()
  expectTypeOf<LostInJson<{ readonly name: string; readonly of?: readonly (number | null)[] }>>().toBeNever()
})

test('the contract ties path, query, body and answer together', () => {
  type Save = DeskContract['PUT /tasks/:taskId/progress/:periodId']
  expectTypeOf<Save['parts']>().toEqualTypeOf<'taskId' | 'periodId'>()
  expectTypeOf<Save['query']>().toBeUndefined()
  expectTypeOf<Save['body']['revision']>().toEqualTypeOf<number | null>()
  expectTypeOf<Save['answer']['report']['progressId']>().toBeString()
  expectTypeOf<DeskContract['GET /tasks']['query']>().toEqualTypeOf<{ readonly year?: number | undefined }>()
  expectTypeOf<DeskContract['GET /urges.docx']['answer']>().toBeNever()
  expectTypeOf<DeskContract['GET /reports/:reportId/text']['answer']['text']>().toBeString()
  // @ts-expect-error there is no such address
  expectTypeOf<DeskContract['GET /nothing']>().not.toBeAny()
})
