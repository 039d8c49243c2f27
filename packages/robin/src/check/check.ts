import type { Catalogue } from '../action/catalogue.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import type { Flow } from '../syntax/ast.ts'
import { argumentNames } from './argumentNames.ts'
import { conditions } from './conditions.ts'
import { duplicateName } from './duplicateName.ts'
import { exits } from './exits.ts'
import { collectFacts } from './facts.ts'
import { localSubflow } from './localSubflow.ts'
import { notAllowedInHandler } from './notAllowedInHandler.ts'
import { notAVariable } from './notAVariable.ts'
import { powerFx } from './powerFx.ts'
import type { Rule } from './rule.ts'
import { unknownAction } from './unknownAction.ts'
import { unknownEnumMember } from './unknownEnumMember.ts'
import { unknownErrorName } from './unknownErrorName.ts'
import { unknownFunction } from './unknownFunction.ts'
import { unknownLabel } from './unknownLabel.ts'
import { unknownSubflow } from './unknownSubflow.ts'
import { unknownVariable } from './unknownVariable.ts'
import { unpairedRegion } from './unpairedRegion.ts'
import { walk } from './walk.ts'

const rules: readonly Rule[] = [
  unknownVariable,
  unknownSubflow,
  unknownLabel,
  unknownAction,
  argumentNames,
  notAVariable,
  conditions,
  notAllowedInHandler,
  exits,
  unknownEnumMember,
  unknownErrorName,
  unknownFunction,
  duplicateName,
  unpairedRegion,
  localSubflow,
  powerFx,
]

/**
 * Finds what would go wrong in a flow before it runs: the static checks of the designer. What is disabled is not
 * checked, but what it assigns counts as assigned. Source: Robin language, section 3.5.
 *
 * @example
 * check(parse('SET A TO Custmer').tree, catalogue)
 * // [{ severity: 'error', code: 'unknown-variable', message: "Variable 'Custmer' doesn't exist.", line: 1, column: 10, … }]
 */
export function check(tree: Flow, catalogue: Catalogue): Diagnostic[] {
  const found: Diagnostic[] = []
  const facts = collectFacts(tree, catalogue, (...finding) => void found.push(diagnose(...finding)))
  for (const rule of rules) rule.flow?.(facts)
  const statementRules = rules.filter(rule => rule.statement !== undefined)
  const actionRules = rules.filter(rule => rule.action !== undefined)
  const expressionRules = rules.filter(rule => rule.expression !== undefined)
  walk(tree, {
    statement(statement, place) {
      for (const rule of statementRules) rule.statement!(statement, place, facts)
    },
    action(use) {
      const shape = facts.action(use.call.name.text)
      for (const rule of actionRules) rule.action!(use, shape, facts)
    },
    expression(expression, use, argument) {
      for (const rule of expressionRules) rule.expression!(expression, facts, use, argument)
    },
  })
  return found.sort((a, b) => a.range.start - b.range.start)
}
