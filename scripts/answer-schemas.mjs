// What the desk's addresses answer, as JSON Schema: made of the types that the table of routes has, for the OpenAPI document.
// `node scripts/answer-schemas.mjs` writes them; a test sees that they are those of the types.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { API, ElementFlags, ObjectFlags, SymbolFlags, TypeFlags } from 'typescript/unstable/sync'

const root = fileURLToPath(new URL('..', import.meta.url))
const desk = `${root}packages/server/src/api/desk/`
/** Where they are kept. */
export const keptIn = `${desk}answer-schemas.json`

/**
 * `answers` by `GET /tasks/:taskId`, none for an address that gives a file; `schemas` are the named types they refer to as
 * components of an OpenAPI document.
 * @throws when an answer has a type that JSON has no schema for
 */
export function answerSchemas() {
  const api = new API({ cwd: root })
  try {
    const project = api
      .updateSnapshot({ openProjects: [`${root}packages/server/tsconfig.json`] })
      .getProject(`${root}packages/server/tsconfig.json`)
    return read(project.checker, project.program.getSourceFile(`${desk}desk-contract.ts`))
  } finally {
    api.close()
  }
}

function read(checker, file) {
  const schemas = new Map()
  const names = new Map()
  const under = []
  const where = () => under.join(' › ')

  /** The name of a type of ours that takes no parameters; types of one name are told apart by a number. */
  const nameOf = (type) => {
    if (names.has(type.id)) return names.get(type.id)
    const alias = type.getAliasSymbol()
    if (alias ? type.getAliasTypeArguments().length > 0 : !isPlainInterface(type)) return undefined
    const { name } = alias ?? type.getSymbol()
    let free = name
    for (let next = 2; schemas.has(free); next++) free = `${name}${next}`
    names.set(type.id, free)
    return free
  }
  const schemaOf = (type) => {
    const name = isNamed(type) ? nameOf(type) : undefined
    if (name === undefined) return inline(type)
    if (!schemas.has(name)) {
      schemas.set(name, null)
      const symbol = type.getAliasSymbol() ?? type.getSymbol()
      schemas.set(name, { ...describedBy(symbol), ...inline(type) })
    }
    return { $ref: `#/components/schemas/${name}` }
  }
  const inline = (type) => {
    const { flags } = type
    if (flags & TypeFlags.Null) return { type: 'null' }
    if (flags & TypeFlags.NonPrimitive) return { type: 'object' }
    if (type.isLiteralType()) return { const: type.value }
    if (flags & (TypeFlags.String | TypeFlags.TemplateLiteral)) return { type: 'string' }
    if (flags & TypeFlags.Number) return { type: 'number' }
    if (flags & TypeFlags.Boolean) return { type: 'boolean' }
    if (type.isUnionType()) return union(type.getTypes().filter((one) => !(one.flags & TypeFlags.Undefined)))
    if (type.isIntersectionType()) {
      // a primitive with a brand is the primitive
      const bare = type.getTypes().find((one) => !one.isObjectType())
      return bare ? inline(bare) : object(type)
    }
    if (checker.isTupleType(type)) return tuple(type)
    if (checker.isArrayType(type)) return { type: 'array', items: schemaOf(checker.getTypeArguments(type)[0]) }
    if (type.isObjectType()) return object(type)
    throw new Error(`${where()} has no schema: ${checker.typeToString(type)}`)
  }
  const union = (types) => {
    const literals = types.filter((one) => one.isLiteralType()).map(({ value }) => value)
    const isBoolean = literals.includes(true) && literals.includes(false)
    const values = literals.filter((value) => !isBoolean || typeof value !== 'boolean').sort()
    const rest = types.filter((one) => !one.isLiteralType())
    const all = [
      ...(isBoolean ? [{ type: 'boolean' }] : []),
      ...(values.length === 1 ? [{ const: values[0] }] : values.length > 1 ? [{ enum: values }] : []),
      ...rest.map(schemaOf),
    ]
    if (all.length === 1) return all[0]
    // `string | null` in one line
    if (all.every((one) => typeof one.type === 'string' && Object.keys(one).length === 1))
      return { type: all.map(({ type }) => type) }
    return { anyOf: all }
  }
  const tuple = (type) => {
    const target = type.getTarget()
    const items = checker.getTypeArguments(type)
    if (target.elementFlags.some((flag) => !(flag & ElementFlags.Required)))
      throw new Error(`${where()} is a list with an open end: ${checker.typeToString(type)}`)
    const { length } = items
    return { type: 'array', prefixItems: items.map(schemaOf), minItems: length, maxItems: length }
  }
  const object = (type) => {
    const properties = {}
    const required = []
    for (const symbol of checker.getPropertiesOfType(type)) {
      under.push(symbol.name)
      const schema = schemaOf(checker.getTypeOfSymbol(symbol))
      // what is referred to is described where it is
      properties[symbol.name] = schema.$ref ? schema : { ...describedBy(symbol), ...schema }
      if (!(symbol.flags & SymbolFlags.Optional)) required.push(symbol.name)
      under.pop()
    }
    const [index] = checker.getIndexInfosOfType(type)
    return {
      type: 'object',
      ...(Object.keys(properties).length > 0 ? { properties } : {}),
      ...(required.length > 0 ? { required } : {}),
      ...(index ? { additionalProperties: schemaOf(index.valueType) } : {}),
    }
  }
  const describedBy = (symbol) => {
    const description = checker.getDocumentationCommentOfSymbol(symbol).replace(/\s+/g, ' ').trim()
    return description === '' ? {} : { description }
  }

  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(file))
  const contract = checker.getDeclaredTypeOfSymbol(exported.find(({ name }) => name === 'DeskContract'))
  const answers = {}
  for (const address of checker.getPropertiesOfType(contract)) {
    under.splice(0, under.length, address.name)
    const answer = checker.getTypeOfSymbol(checker.getPropertyOfType(checker.getTypeOfSymbol(address), 'answer'))
    if (!(answer.flags & TypeFlags.Never)) answers[address.name] = schemaOf(answer)
  }
  const sorted = (entries) => Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)))
  return { answers: sorted(Object.entries(answers)), schemas: sorted(schemas) }
}

const isNamed = (type) =>
  !type.isLiteralType() && (type.isObjectType() || type.isUnionType() || type.isIntersectionType())

/** An interface or class of ours without parameters. */
const isPlainInterface = (type) =>
  type.isObjectType() &&
  Boolean(type.objectFlags & ObjectFlags.Interface) &&
  !(type.objectFlags & ObjectFlags.Reference)

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(keptIn, JSON.stringify(answerSchemas()))
  execFileSync('npx', ['biome', 'format', '--write', keptIn], { cwd: root, stdio: 'inherit' })
  console.log(`${readFileSync(keptIn, 'utf8').length} characters in ${keptIn}`)
}
