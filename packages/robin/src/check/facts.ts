import type { Catalogue } from '../action/catalogue.ts'
import { didYouMean, sameName } from '../nearestName.ts'
import { variableOfPowerFx } from '../powerFx/formulaFacts.ts'
import type {
  Argument,
  Call,
  Declaration,
  Expression,
  Flow,
  Label,
  Range,
  SetStatement,
  Subflow,
  Variable,
} from '../syntax/ast.ts'
import { type KnownAction, knownActions } from './knownActions.ts'
import { makeScope, type Scope, type Source } from './scope.ts'
import { declaredType, outputType, typing } from './typing.ts'
import { type Place, type Visitor, walk } from './walk.ts'

/** What the rules need to know of the whole flow. Names are found whatever their case. */
export interface Facts {
  readonly tree: Flow
  readonly catalogue: Catalogue
  /** The first subflow of a name. */
  subflow(name: string): Subflow | undefined
  /** The variables that can be named at a place; those of the flow where written `global.X`. */
  scope(place: Place, global?: boolean): Scope
  /** The labels of a subflow, in the order of the text, and the first of a name. */
  labels(subflow: Subflow | undefined): readonly LabelPlace[]
  label(subflow: Subflow | undefined, name: string): LabelPlace | undefined
  action(name: string): KnownAction | undefined
  typeOf(expression: Expression, place: Place): string | undefined
  /** Whether a line that could not be read may define the name. */
  mayExist(name: string): boolean
  /** ` Did you mean …?` or nothing. After many of them nothing, so that a text full of errors is checked as fast. */
  hint(name: string, candidates: () => readonly string[]): string
  report(range: Range, code: string, message: string): void
}

export interface LabelPlace {
  readonly label: Label
  readonly place: Place
}

/** Reads off the tree what the rules need. */
export function collectFacts(
  tree: Flow,
  catalogue: Catalogue,
  unread: ReadonlySet<string>,
  report: Facts['report'],
): Facts {
  const flow = makeScope()
  const locals = new Map<Subflow, Scope>()
  const labels = new Map<Subflow | undefined, Labels>()
  const action = knownActions(catalogue)
  const subflow = finderOf(tree.subflows)
  const typeOf = typing(flow)
  let comparisons = 100_000

  const scope = ({ subflow }: Place, global = false): Scope =>
    subflow === undefined || subflow.global || global ? flow : (locals.get(subflow) ?? flow)

  for (const declaration of tree.variables) flow.define(declaration.name.text, typeOfDeclaration(declaration))
  for (const { alias } of tree.imports) flow.define(alias.text, undefined)
  for (const subflow of tree.subflows) {
    if (subflow.global) continue
    const own = makeScope()
    for (const declaration of subflow.variables) own.define(declaration.name.text, typeOfDeclaration(declaration))
    locals.set(subflow, own)
  }
  walk(tree, definitions(), true)

  return {
    tree,
    catalogue,
    subflow,
    scope,
    labels: subflow => labels.get(subflow)?.all ?? [],
    label: (subflow, name) => labels.get(subflow)?.byName.get(name.toLowerCase()),
    action,
    typeOf: (expression, place) => typeOf(expression, scope(place)),
    mayExist: name => unread.has(name.toLowerCase()),
    hint(name, candidates) {
      if (comparisons <= 0) return ''
      const names = candidates()
      comparisons -= names.length
      return didYouMean(name, names)
    },
    report,
  }

  /** Finds what gives variables their values, and where labels stand. Disabled statements count. */
  function definitions(): Visitor {
    let here = flow
    return {
      statement(statement, place) {
        here = scope(place)
        switch (statement.kind) {
          case 'Set':
            set(statement)
            break
          case 'For':
            define(statement.variable.text, statement.variable.global, 'number')
            break
          case 'ForEach':
            define(statement.variable.text, statement.variable.global, statement)
            break
          case 'LastError':
            define(statement.variable.text, statement.variable.global, 'error')
            break
          case 'Label':
            addLabel(statement, place)
            break
          case 'Call':
            if (statement.outs.length > 0) call(statement)
        }
      },
      action({ call }) {
        const known = action(call.name.text)
        for (const { name, variable, dynamic } of call.outs) {
          define(variable.text, variable.global, dynamic ? undefined : outputType(known, name.text))
        }
        if (known?.changes) for (const argument of call.args) reference(argument, known)
      },
    }

    function set({ target, value }: SetStatement): void {
      if (target.kind === 'Variable') define(target.name, target.global, value)
      else change(target)
    }

    /** `SET Names[0] TO 1` gives no variable a value, and changes one. */
    function change(target: Expression): void {
      if (target.kind === 'Index' || target.kind === 'Property') change(target.object)
      else if (target.kind === 'Variable') (target.global ? flow : here).change(target.name)
    }

    function call({ subflow: { text }, outs }: Call): void {
      const outputs = subflow(text)?.variables ?? []
      for (const { name, variable } of outs) {
        const declaration = outputs.find(one => sameName(one.name.text, name.text))
        define(variable.text, variable.global, declaration && typeOfDeclaration(declaration))
      }
    }

    /** What another scope gives a variable of the flow may be anything: its variables are other ones. */
    function define(name: string, global: boolean | undefined, source: Source): void {
      if (!global || here === flow) here.define(name, source)
      else flow.define(name, typeof source === 'string' ? source : undefined)
    }

    /** An argument that the action changes: the list it adds to need not be there. */
    function reference({ name, value }: Argument, known: KnownAction): void {
      const variable = referred(value)
      if (variable === undefined) return
      const input = known.input(name.text)
      if (input?.byReference) define(variable.name, variable.global, input.type)
    }
  }

  function addLabel(label: Label, place: Place): void {
    const known: Labels = labels.get(place.subflow) ?? { all: [], byName: new Map() }
    labels.set(place.subflow, known)
    const one = { label, place }
    const key = label.name.text.toLowerCase()
    known.all.push(one)
    if (!known.byName.has(key)) known.byName.set(key, one)
  }
}

interface Labels {
  readonly all: LabelPlace[]
  readonly byName: Map<string, LabelPlace>
}

/** The variable an expression is: `Counter`, or `$fx'=Counter'`. */
function referred(value: Expression): Variable | undefined {
  if (value.kind === 'Variable') return value
  return value.kind === 'PowerFx' ? variableOfPowerFx(value) : undefined
}

function typeOfDeclaration({ properties }: Declaration): string | undefined {
  const value = properties.entries.find(({ key }) => sameName(key, 'Type'))?.value
  return value?.kind === 'Text' ? declaredType(value.value) : undefined
}

/** Finds the first of a name, whatever its case. */
function finderOf(subflows: readonly Subflow[]): (name: string) => Subflow | undefined {
  const found = new Map<string, Subflow>()
  for (const subflow of subflows) {
    const key = subflow.name.text.toLowerCase()
    if (!found.has(key)) found.set(key, subflow)
  }
  return name => found.get(name.toLowerCase())
}
