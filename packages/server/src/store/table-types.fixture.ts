import { globSync, readFileSync } from 'node:fs'
import { parseSync, type TsType } from '@swc/core'

/** A column as its type says it is. */
export interface TypedColumn {
  readonly table: string
  readonly column: string
  /** Of what the database gives: `text` for any word of a vocabulary as well. */
  readonly kind: Kind
  readonly nullable: boolean
  /** Whether an insert may leave it out. */
  readonly optional: boolean
}

export type Kind = 'text' | 'day' | 'instant' | 'number' | 'bigint' | 'numeric' | 'boolean' | 'json' | 'texts' | 'bytes'

/** Every column of the types in `store/tables/`. */
export function typedColumns(): readonly TypedColumn[] {
  const folder = new URL('tables/', import.meta.url)
  const interfaces = new Map(
    globSync('*.ts', { cwd: folder }).flatMap((file) => [
      ...interfacesOf(readFileSync(new URL(file, folder), 'utf8')).entries(),
    ]),
  )
  const lists = [...interfaces].filter(([name]) => /[a-z]Tables$/.test(name))
  return lists.flatMap(([, { properties }]) =>
    properties.flatMap(({ name: table, type }) =>
      propertiesOf(interfaces, nameOf(type)).map(({ name, type: column }) => ({
        table,
        column: name,
        ...described(column),
      })),
    ),
  )
}

interface Property {
  readonly name: string
  readonly type: TsType
}

interface Interface {
  readonly extended: readonly string[]
  readonly properties: readonly Property[]
}

function interfacesOf(text: string): ReadonlyMap<string, Interface> {
  const found = new Map<string, Interface>()
  for (const item of parseSync(text, { syntax: 'typescript' }).body) {
    if (item.type !== 'ExportDeclaration' || item.declaration.type !== 'TsInterfaceDeclaration') continue
    const { id, body, extends: parents } = item.declaration
    const properties = body.body.flatMap((member) =>
      member.type === 'TsPropertySignature' && member.key.type === 'Identifier' && member.typeAnnotation
        ? [{ name: member.key.value, type: member.typeAnnotation.typeAnnotation }]
        : [],
    )
    const extended = parents.flatMap(({ expression }) => (expression.type === 'Identifier' ? [expression.value] : []))
    found.set(id.value, { extended, properties })
  }
  return found
}

function propertiesOf(interfaces: ReadonlyMap<string, Interface>, name: string): readonly Property[] {
  const own = interfaces.get(name)
  if (!own) throw new Error(`no interface ${name} in store/tables/`)
  return [...own.extended.flatMap((parent) => propertiesOf(interfaces, parent)), ...own.properties]
}

const nameOf = (type: TsType): string =>
  type.type === 'TsTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.value : ''

const partsOf = (type: TsType): readonly TsType[] => (type.type === 'TsUnionType' ? type.types : [type])

const isKeyword = (type: TsType, kind: string): boolean => type.type === 'TsKeywordType' && type.kind === kind

const has = (type: TsType | undefined, kind: string): boolean =>
  type !== undefined && partsOf(type).some((part) => isKeyword(part, kind))

/** What a column's type comes to, through the types of `tables/columns.ts` and Kysely's `ColumnType`. */
function described(type: TsType): Omit<TypedColumn, 'table' | 'column'> {
  const name = nameOf(type)
  const [first, second] = type.type === 'TsTypeReference' ? (type.typeParams?.params ?? []) : []
  if (name === 'Numeric') return { kind: 'numeric', nullable: true, optional: false }
  if (name === 'OptionalNumeric') return { kind: 'numeric', nullable: true, optional: true }
  if (name === 'Json' || name === 'JSONColumnType') return { kind: 'json', nullable: false, optional: false }
  if (name === 'Defaulted' && first) return { ...described(first), optional: true }
  if (name === 'Optional' && first) return { ...described(first), nullable: true, optional: true }
  if (name === 'ColumnType' && first)
    return { kind: kindOfColumnType(first, second), nullable: has(first, 'null'), optional: has(second, 'undefined') }
  const value = partsOf(type).find((part) => !isKeyword(part, 'null')) ?? type
  return { kind: kindOf(value), nullable: has(type, 'null'), optional: false }
}

function kindOfColumnType(read: TsType, written: TsType | undefined): Kind {
  if (!has(read, 'string')) return 'json'
  return has(written, 'string') ? 'numeric' : 'bigint'
}

function kindOf(type: TsType): Kind {
  if (type.type === 'TsArrayType') return 'texts'
  if (isKeyword(type, 'number')) return 'number'
  if (isKeyword(type, 'boolean')) return 'boolean'
  const name = nameOf(type)
  return ({ Day: 'day', Instant: 'instant', Date: 'instant', Buffer: 'bytes' } as const)[name] ?? 'text'
}
