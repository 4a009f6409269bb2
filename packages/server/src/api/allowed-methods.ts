import type { OpenAPIHono } from '@hono/zod-openapi'
import { type PathParameter, pathParameters } from './parameters.ts'

/** The methods that an address of the API is asked with, `HEAD` where `GET`; empty where there is no such address. */
export type AllowedMethods = (path: string) => readonly string[]

/** Tells the methods of the addresses defined in `app` until now; paths are those behind `/api`. */
export function allowedMethods(app: OpenAPIHono): AllowedMethods {
  const routes = app.openAPIRegistry.definitions.flatMap((definition) =>
    definition.type === 'route'
      ? [{ method: definition.route.method.toUpperCase(), pattern: patternOf(definition.route.path) }]
      : [],
  )
  return (path) => {
    const methods = routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)
    return methods.includes('GET') ? ['GET', 'HEAD', ...methods.filter((method) => method !== 'GET')] : methods
  }
}

function patternOf(template: string): RegExp {
  const parts = template
    .split('/')
    .map((part) => (part.startsWith('{') ? shape(part.slice(1, -1) as PathParameter) : part))
  return new RegExp(`^${parts.join('/')}$`)
}

function shape(name: PathParameter): string {
  const [check] = pathParameters[name].def.checks ?? []
  const pattern = (check?._zod.def as { readonly pattern?: RegExp } | undefined)?.pattern
  if (!pattern) throw new Error(`${name} has no pattern`)
  return pattern.source.replace(/^\^|\$$/g, '')
}
