/**
 * What stands outside statements: header, declarations, subflows. Source: Robin language, sections 2 and 13.
 *
 *   flow        = { annotation } { declaration | statement } { subflow }
 *   declaration = 'IMPORT' text 'AS' name | '@' 'SENSITIVE' ':' '[' [ name { ',' name } ] ']'
 *               | variable
 *   variable    = '@' ( 'INPUT' | 'OUTPUT' ) name ':' object
 *   subflow     = 'FUNCTION' name ( 'GLOBAL' | { variable } ) body 'END' 'FUNCTION'
 */
import type { Annotation, Declaration, Flow, Import, Name, Statement, Subflow } from './ast.ts'
import type { Cursor } from './cursor.ts'
import { parseExpression } from './expressions.ts'
import { parseBraces } from './literals.ts'
import { parseAnnotation, parseBody } from './statements.ts'
import { describe, type Token } from './token.ts'

interface Reading {
  readonly header: Annotation[]
  readonly imports: Import[]
  readonly sensitive: Name[]
  readonly variables: Declaration[]
  readonly main: Statement[]
  readonly subflows: Subflow[]
}

export function parseFlow(c: Cursor): Flow {
  const start = c.token
  const flow: Reading = { header: [], imports: [], sensitive: [], variables: [], main: [], subflows: [] }
  let annotations = parseHeader(c, flow.header)
  for (;;) {
    parseMain(c, flow, annotations)
    annotations = []
    if (c.token.type === 'end') break
    if (c.atWord('FUNCTION')) flow.subflows.push(parseSubflow(c))
    else if (c.atWord('END')) strayEnd(c)
    else c.recover(() => parseDeclaration(c, flow), undefined)
  }
  const trailer = c.token.text
  return {
    kind: 'Flow',
    ...flow,
    ...(trailer && { trailer }),
    range: { start: 0, end: c.source.length, line: start.line, column: start.column },
  }
}

/**
 * Annotations at the top that tell where the designer was pointed: those with a name known for it, and all that stand
 * before a declaration. Gives the others, which belong to the first statement.
 */
function parseHeader(c: Cursor, header: Annotation[]): Annotation[] {
  const annotations: Annotation[] = []
  for (;;) {
    c.skipLines()
    if (!c.at('@@')) break
    c.recover(() => annotations.push(parseAnnotation(c)), 0)
  }
  const declares = c.at('@') || c.atWord('IMPORT')
  const known = annotations.findIndex(({ key }) => !headerKeys.has(key.toLowerCase()))
  header.push(...annotations.splice(0, declares || known < 0 ? annotations.length : known))
  return annotations
}

const headerKeys: ReadonlySet<string> = new Set(['connectionstring', 'type', 'desktoptype', 'displayname'])

function parseMain(c: Cursor, flow: Reading, annotations: readonly Annotation[]): void {
  const statements = parseBody(c, [], annotations)
  const [first] = statements
  // A declaration that stood between two comments is printed above the statements: the second needs its own line.
  if (first?.kind === 'Comment' && flow.subflows.length === 0 && !flow.main.every(isRemark)) {
    statements[0] = flow.main.at(-1)?.kind === 'Comment' ? { ...first, trailing: false } : first
  }
  for (const statement of statements) {
    if (flow.subflows.length > 0 && !isRemark(statement) && statement.kind !== 'Region') {
      const message = 'A statement of Main stands before the first FUNCTION. Is an END FUNCTION too high up?'
      c.complain('statement-after-subflow', message, statement.range)
    }
    flow.main.push(statement)
  }
}

const isRemark = ({ kind }: Statement): boolean => kind === 'Comment'

function strayEnd(c: Cursor): void {
  const what = c.atFunctionEnd ? 'END FUNCTION closes no FUNCTION.' : 'END closes no block.'
  c.complain('unexpected-end', what, c.token)
  c.skipLine()
}

function parseSubflow(c: Cursor): Subflow {
  const start = c.next()
  const none = { text: '', range: c.since(start) }
  const head = c.recover(
    () => {
      const name = c.looseName('the subflow')
      const global = c.acceptWord('GLOBAL')
      c.expectEnd()
      return { name, global }
    },
    { name: none, global: true },
  )
  c.inSubflow = true
  const variables = parseOwnVariables(c, head.global)
  // Comments among its variables, each behind another line: none is behind another comment.
  const body: Statement[] = c.pending.splice(0)
  body.push(...parseBody(c, []))
  while (c.atWord('END') && !c.atFunctionEnd) {
    strayEnd(c)
    body.push(...parseBody(c, []))
  }
  c.inSubflow = false
  if (c.atFunctionEnd) {
    c.next()
    c.next()
    c.recover(() => c.expectEnd(), undefined)
  } else c.complain('missing-end', `FUNCTION ${head.name.text} has no END FUNCTION.`, start)
  return { ...head, variables, body, range: c.since(start) }
}

/** The inputs and outputs of a local subflow, behind its first line. */
function parseOwnVariables(c: Cursor, global: boolean): Declaration[] {
  const variables: Declaration[] = []
  for (c.skipLines(); c.at('@') && isDirection(c.ahead(1)); c.skipLines()) {
    const start = c.next()
    c.recover(() => {
      variables.push(parseVariable(c, start))
      c.expectEnd()
    }, undefined)
    if (!global) continue
    const message = "A GLOBAL subflow works on the flow's variables and has no inputs and outputs. Leave GLOBAL out."
    c.complain('misplaced-declaration', message, start)
  }
  return variables
}

function parseVariable(c: Cursor, start: Token): Declaration {
  const direction = c.next().keyword === 'INPUT' ? 'input' : 'output'
  const name = c.variable(`the ${direction} variable`)
  c.expect(':', 'behind the variable')
  const properties = c.acrossLines(() => parseBraces(c, parseExpression))
  if (properties.kind !== 'Object') throw c.fault('missing-properties', "Expected { 'Type': … }.", properties.range)
  return { direction, name, properties, range: c.since(start) }
}

const isDirection = ({ keyword }: Token): boolean => keyword === 'INPUT' || keyword === 'OUTPUT'

function parseDeclaration(c: Cursor, flow: Reading): void {
  const start = c.next()
  if (start.keyword === 'IMPORT') {
    const path = c.token
    if (path.type !== 'text') throw c.fault('missing-value', `Expected a path between quotes, found ${describe(path)}.`)
    c.next()
    c.expectWord('AS', 'behind the path')
    const alias = c.name('the import')
    flow.imports.push({ path: path.text, alias, range: c.since(start) })
  } else if (isDirection(c.token)) flow.variables.push(parseVariable(c, start))
  else if (c.token.type === 'name' && c.token.text.toUpperCase() === 'SENSITIVE') {
    c.next()
    parseSensitive(c, flow.sensitive)
  } else {
    const { text } = c.token
    throw c.fault('unknown-declaration', `'@${text}' declares nothing. Write @INPUT, @OUTPUT or @SENSITIVE.`)
  }
  c.expectEnd()
}

function parseSensitive(c: Cursor, names: Name[]): void {
  c.expect(':', 'behind @SENSITIVE')
  c.expect('[', 'before the names')
  if (!c.at(']')) {
    do names.push(c.name('a variable'))
    while (c.accept(','))
  }
  c.expect(']', 'behind the names')
}
