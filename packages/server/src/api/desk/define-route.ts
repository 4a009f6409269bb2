import type { Context } from 'hono'
import type { z } from 'zod'
import type { AllowedOnMatter, AllowedOnTask, Ask, MatterAsk, TaskAsk } from '../../access/ask.ts'
import type { Allowed } from '../../access/may-do.ts'
import type { Action } from '../../access/rules.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import type { DeskDependencies } from './desk-dependencies.ts'

/** How an address is asked for. */
export type Method = 'get' | 'post' | 'put' | 'delete'
/** An action a route needs; null where it needs none. */
export type Needed = Action | null

/** A route that reads gets the proof. One that writes gets what is asked, and its command makes the proof. */
type Power<Reads, Place, Task, Matter> = Held<
  Reads,
  Place,
  Place extends Action ? [Allowed<Place>, Ask<Place>] : never
> &
  Held<Reads, Task, Task extends Action ? [AllowedOnTask<Task>, TaskAsk<Task>] : never> &
  Held<Reads, Matter, Matter extends Action ? [AllowedOnMatter<Matter>, MatterAsk<Matter>] : never>

type Held<Reads, Needs, Pair extends readonly [unknown, unknown]> = [Needs] extends [Action]
  ? Reads extends true
    ? { readonly may: Pair[0] }
    : { readonly ask: Pair[1] }
  : unknown

type ReadsOnly<M, Reads> = M extends 'get' ? true : Reads

/** The names of the parts of a path: `taskId` of `/tasks/:taskId`. */
export type PathPart<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | PathPart<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

/** One address of the desk, behind `{basePath}/desk/api/{code}`. A route that writes names what it needs in one way. */
export interface DeskRoute<
  M extends Method,
  Path extends string,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends object,
  Place extends Needed,
  Task extends Needed,
  Matter extends Needed,
  Reads extends boolean,
> {
  readonly method: M
  /** `/tasks/:taskId` */
  readonly path: Path
  /** What the person must be allowed to do in the place. */
  readonly needs?: Place
  /** What the person must be allowed to do to the task that the path names as `:taskId`. */
  readonly needsOnTask?: Task
  /** What the person must be allowed to do to the matter that the path names as `:matterId`. */
  readonly needsOnMatter?: Matter
  /** The request names what is needed: `run` asks for each thing it names, and the command makes the proof. */
  readonly asks?: true
  /** It writes only what belongs to the person: their views, their calendar's address, their unfinished uploads. */
  readonly own?: true
  /** It changes nothing, though its method is not GET: what is asked is too long for an address, or is a file. */
  readonly reads?: Reads
  /** Unknown parameters are refused when it is a strict object. */
  readonly query?: Query
  /** JSON of the request; without it the body is left to `run`. */
  readonly body?: Body
  /** The most bytes of a JSON body; 1 MiB when not said. */
  readonly largest?: number
  /**
   * Words with marks of secrecy are let in: `later`, for the act that sends the draft refuses them; `spoken-of`, for the
   * words are a report's own, adopted or under review, or say why something is taken away. Every other writing route refuses them.
   */
  readonly marks?: 'later' | 'spoken-of'
  /**
   * Caches an answer that is expensive and only reads: beside the place and the day, who gets the same one. It holds until
   * something of the place changes.
   */
  readonly keep?: 'person' | 'role'
  /** Kept for a quarter of an hour at most, whose ends are those of the day’s cut-offs: what is late follows from the hour. */
  readonly keepBriefly?: boolean
  /** Whether reading it stands in the security log. Answers that are files always do. */
  readonly recorded?: true
  /**
   * It answers with a file: the addresses of the table that show the same to the same people, the one that decides first;
   * none where the file holds nothing of the record. A route that does not say so cannot answer with a file.
   */
  readonly file?: { readonly shownBy: readonly string[] }
  readonly run: (
    asked: DeskAsked<z.output<Query>, z.output<Body>, PathPart<Path>> & Power<ReadsOnly<M, Reads>, Place, Task, Matter>,
  ) => Promise<Answer>
}

/** A request of somebody signed in, parsed. */
export interface DeskAsked<Query, Body, Part extends string = string> {
  readonly deps: DeskDependencies
  readonly actor: SignedIn
  readonly jurisdictionId: string
  readonly code: string
  readonly at: Date
  /** A part of the path. */
  param(name: Part): string
  readonly query: Query
  readonly body: Body
  /** For files, headers and other kinds of answers. */
  readonly context: Context
}

/** A route of the table; its types tie path, query, body and answer together for anyone who calls it. */
export function defineRoute<
  const M extends Method,
  const Path extends string,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Answer extends object = object,
  const Place extends Needed = null,
  const Task extends Needed = null,
  const Matter extends Needed = null,
  const Reads extends boolean = false,
>(
  route: DeskRoute<M, Path, Query, Body, Answer, Place, Task, Matter, Reads>,
): DeskRoute<M, Path, Query, Body, Answer, Place, Task, Matter, Reads> {
  return route
}

/** A route of any kind, as the table holds it. */
export interface AnyRoute {
  readonly method: Method
  readonly path: string
  readonly needs?: Needed
  readonly needsOnTask?: Needed
  readonly needsOnMatter?: Needed
  readonly asks?: true
  readonly own?: true
  readonly reads?: boolean
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly largest?: number
  readonly marks?: 'later' | 'spoken-of'
  readonly keep?: 'person' | 'role'
  /** Kept for a quarter of an hour at most, whose ends are those of the day’s cut-offs: what is late follows from the hour. */
  readonly keepBriefly?: boolean
  readonly recorded?: true
  readonly file?: { readonly shownBy: readonly string[] }
  readonly run: (asked: never) => Promise<object>
}
