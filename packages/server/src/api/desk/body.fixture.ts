import { randomUUID } from 'node:crypto'
import { z } from 'zod'

/** A JSON Schema, as far as the desk's inputs use it. */
interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly minItems?: number
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly minimum?: number
  readonly maximum?: number
}

/** The least that a schema takes: what is optional is left out, a choice is the first. */
export function sampleOf(schema: z.ZodType): unknown {
  // what has no JSON form is left to its custom check
  return least(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema)
}

function least(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [first] = schema.anyOf ?? schema.oneOf ?? []
  if (first) return least(first)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((key) => [key, least(schema.properties?.[key] ?? {})]))
    case 'array':
      return (
        schema.prefixItems?.map(least) ??
        Array.from({ length: schema.minItems ?? 0 }, () => least(schema.items ?? { type: 'string' }))
      )
    case 'integer':
    case 'number':
      return Math.min(Math.max(schema.minimum ?? 1, 1), schema.maximum ?? Number.POSITIVE_INFINITY)
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return words(schema)
  }
}

/** Text of each form that the desk's inputs ask for. */
function words({ format, pattern, minLength = 1 }: Schema): string {
  if (format === 'uuid') return randomUUID()
  if (format === 'date') return '2031-06-01'
  if (format === 'date-time') return '2031-06-01T04:00:00.000Z'
  if (pattern?.includes('{64}')) return 'ab'.repeat(32)
  return '试'.repeat(Math.max(minLength, 2))
}
