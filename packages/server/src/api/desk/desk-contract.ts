import type { TypedResponse } from 'hono'
import type { z } from 'zod'
import type { AnyRoute, PathPart } from './define-route.ts'
import type { deskRoutes } from './desk-routes.ts'

type Route = (typeof deskRoutes)[number]

/** What goes to an address and comes back: the place's addresses by `'GET /tasks/:taskId'`, as the table of routes has them. */
export type DeskContract = {
  readonly [R in Route as `${Uppercase<R['method']>} ${R['path']}`]: Exchange<R>
}

/** One address: what is sent, before the server fills in what was left out, and what comes back. */
export interface Exchange<R extends AnyRoute> {
  /** Names of the path's parts; never when it has none. */
  readonly parts: PathPart<R['path']>
  /** Undefined when it takes no parameters. */
  readonly query: AskedQuery<NonNullable<R['query']>>
  /** Undefined when it takes no JSON: nothing is sent, or a file. */
  readonly body: Sent<z.input<NonNullable<R['body']>>>
  /** JSON of an answer with status 200; never when it is a file. */
  readonly answer: Said<Awaited<ReturnType<R['run']>>>
}

/** Parameters as they are written: a coerced one as what it becomes. */
type AskedQuery<Query extends z.ZodType> = Asked<z.input<Query>, z.output<Query>>
type Asked<In, Out> = [In] extends [undefined]
  ? undefined
  : { readonly [Name in keyof In]: unknown extends In[Name] ? (Name extends keyof Out ? Out[Name] : never) : In[Name] }

/** What is sent may be read-only. */
type Sent<Given> = Given extends string | number | boolean | null | undefined
  ? Given
  : { readonly [Name in keyof Given]: Sent<Given[Name]> }

/** A refusal is a problem to the one who asks; a response that says nothing of its content is a file or a problem. */
type Said<Answer> = Answer extends { readonly kind: 'refused' }
  ? never
  : Answer extends Pick<TypedResponse<infer Json>, '_data'>
    ? Json
    : Answer extends Response
      ? never
      : Answer

type Kept = string | number | boolean | null | undefined

/** What of an answer JSON would not give back as it was: `never` when it gives back everything. */
export type LostInJson<Answer> = Answer extends Kept
  ? never
  : Answer extends bigint | symbol | Date | ReadonlyMap<unknown, unknown> | ReadonlySet<unknown> | ArrayBufferView
    ? Answer
    : Answer extends (...given: never) => unknown
      ? Answer
      : Answer extends readonly (infer Item)[]
        ? undefined extends Item
          ? Answer
          : LostInJson<Item>
        : Answer extends object
          ? { readonly [Name in keyof Answer]-?: LostInJson<Answer[Name]> }[keyof Answer]
          : Answer
