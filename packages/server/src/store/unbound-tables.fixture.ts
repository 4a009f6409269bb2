import { loadModule, type ParseResult, parseSync } from 'libpg-query'

/** Makes the parser ready; to be awaited before the first {@link unboundTables}. */
export const parserReady = (): Promise<void> => loadModule()

/** What is known of the tables of one level of a statement: which are held to a value, and which to one another. */
interface Level {
  /** Tables of places at this level, by the name they have here. */
  readonly tables: Map<string, string>
  /** What is joined to them and held to its place in a level of its own: subqueries and named queries. */
  readonly derived: Set<string>
  /** Tables that are on every machine; they hold nobody to a place unless they are held themselves. */
  readonly everywhere: Set<string>
  readonly equal: (readonly [string, string])[]
  readonly held: Set<string>
}

/**
 * The tables of places (`ofPlaces`) that a statement does not hold to one place: at every level each is to be held to a
 * value, by itself or by equality with another table of the same level. A subquery that says `= outer.jurisdiction_id` is
 * not held: an engine that divides tables by place sends it everywhere, for the value is not handed down to it.
 */
export function unboundTables(text: string, ofPlaces: ReadonlySet<string>): readonly string[] {
  const found: string[] = []
  const parsed: ParseResult = parseSync(text)
  for (const statement of parsed.stmts ?? []) visit(statement.stmt, new Set(), ofPlaces, found)
  return found
}

type Tree = Readonly<Record<string, unknown>>
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)
const at = (value: unknown, ...names: readonly string[]): unknown =>
  names.reduce<unknown>((part, name) => (isTree(part) ? part[name] : undefined), value)
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const statements: ReadonlySet<string> = new Set(['SelectStmt', 'InsertStmt', 'UpdateStmt', 'DeleteStmt'])

/** Looks for statements anywhere below, each a level of its own. */
function visit(node: unknown, named: ReadonlySet<string>, ofPlaces: ReadonlySet<string>, found: string[]): void {
  if (Array.isArray(node)) for (const each of node) visit(each, named, ofPlaces, found)
  else if (isTree(node))
    for (const [key, value] of Object.entries(node))
      if (statements.has(key)) ofStatement(value, named, ofPlaces, found)
      else visit(value, named, ofPlaces, found)
}

function ofStatement(
  statement: unknown,
  outer: ReadonlySet<string>,
  ofPlaces: ReadonlySet<string>,
  found: string[],
): void {
  if (!isTree(statement)) return
  const named = new Set(outer)
  for (const cte of list(at(statement, 'withClause', 'ctes'))) named.add(text(at(cte, 'CommonTableExpr', 'ctename')))
  // the two sides of a union stand in it as they are
  if (statement.larg && statement.rarg) {
    visit(statement.withClause, named, ofPlaces, found)
    for (const side of [statement.larg, statement.rarg]) ofStatement(side, named, ofPlaces, found)
    return
  }
  const level: Level = { tables: new Map(), derived: new Set(), everywhere: new Set(), equal: [], held: new Set() }
  const kindOf = (name: string) => (named.has(name) ? 'derived' : ofPlaces.has(name) ? 'tables' : 'everywhere')
  // what is inserted is of the place that its rows name
  if (statement.relation && !('cols' in statement) && !('selectStmt' in statement))
    addTable(level, statement.relation, kindOf)
  for (const item of [...list(statement.fromClause), ...list(statement.usingClause)]) addItem(level, item, kindOf)
  addConditions(level, statement.whereClause)
  for (const name of openIn(level)) found.push(name)
  for (const [key, value] of Object.entries(statement)) if (key !== 'relation') visit(value, named, ofPlaces, found)
}

type KindOf = (name: string) => 'tables' | 'derived' | 'everywhere'

function addTable(level: Level, range: unknown, kindOf: KindOf): void {
  const name = text(at(range, 'relname'))
  const alias = text(at(range, 'alias', 'aliasname')) || name
  const kind = kindOf(name)
  if (kind === 'tables') level.tables.set(alias, name)
  else level[kind].add(alias)
}

function addItem(level: Level, item: unknown, kindOf: KindOf): void {
  const [table, join, query] = [at(item, 'RangeVar'), at(item, 'JoinExpr'), at(item, 'RangeSubselect')]
  if (table) addTable(level, table, kindOf)
  if (query) level.derived.add(text(at(query, 'alias', 'aliasname')))
  if (!join) return
  const before = new Set(level.tables.keys())
  for (const side of ['larg', 'rarg']) addItem(level, at(join, side), kindOf)
  addConditions(level, at(join, 'quals'))
  const shared = list(at(join, 'usingClause')).some((column) => at(column, 'String', 'sval') === 'jurisdiction_id')
  const joined = [...level.tables.keys()].filter((alias) => !before.has(alias))
  if (shared) for (const alias of joined) level.equal.push([joined[0] ?? alias, alias])
}

/** What holds for all of a level: the parts of its conditions that are joined by AND. */
function addConditions(level: Level, condition: unknown): void {
  if (at(condition, 'BoolExpr', 'boolop') === 'AND_EXPR') {
    for (const part of list(at(condition, 'BoolExpr', 'args'))) addConditions(level, part)
    return
  }
  const expression = at(condition, 'A_Expr')
  if (at(expression, 'kind') !== 'AEXPR_OP' || text(at(list(at(expression, 'name'))[0], 'String', 'sval')) !== '=')
    return
  const [left, right] = [at(expression, 'lexpr'), at(expression, 'rexpr')]
  const [rows, others] = [list(at(left, 'RowExpr', 'args')), list(at(right, 'RowExpr', 'args'))]
  if (rows.length > 0) for (const [index, row] of rows.entries()) addEquality(level, row, others[index])
  else addEquality(level, left, right)
}

function addEquality(level: Level, left: unknown, right: unknown): void {
  const [one, other] = [placeOf(level, left), placeOf(level, right)]
  if (one !== null && other !== null) level.equal.push([one, other])
  else if (one !== null && isValue(right)) level.held.add(one)
  else if (other !== null && isValue(left)) level.held.add(other)
}

/** The name here of the table whose place a column is; null of any other expression, and of a column from outside. */
function placeOf(level: Level, expression: unknown): string | null {
  const fields = list(at(expression, 'ColumnRef', 'fields')).map((field) => text(at(field, 'String', 'sval')))
  if (fields.at(-1) !== 'jurisdiction_id') return null
  const [only] = level.tables.size === 1 ? level.tables.keys() : []
  const alias = fields.length > 1 ? fields.at(-2) : only
  return alias !== undefined && [level.tables, level.derived, level.everywhere].some((names) => names.has(alias))
    ? alias
    : null
}

function isValue(expression: unknown): boolean {
  const inner = at(expression, 'TypeCast', 'arg') ?? expression
  return at(inner, 'ParamRef') !== undefined || at(inner, 'A_Const') !== undefined
}

/** The tables of a level that no value is held to, however far one follows the equalities. */
function openIn({ tables, derived, equal, held }: Level): readonly string[] {
  const bound = new Set([...held, ...derived])
  for (let size = -1; size !== bound.size; ) {
    size = bound.size
    for (const [one, other] of equal) {
      if (bound.has(one)) bound.add(other)
      if (bound.has(other)) bound.add(one)
    }
  }
  return [...tables].flatMap(([alias, name]) => (bound.has(alias) ? [] : [name]))
}
