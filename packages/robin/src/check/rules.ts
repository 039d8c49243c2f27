import type { Findings } from '../finding.ts'
import { argumentNames } from './argumentNames.ts'
import { callArguments } from './callArguments.ts'
import { conditions } from './conditions.ts'
import { duplicateName } from './duplicateName.ts'
import { exits } from './exits.ts'
import { notAllowedInHandler } from './notAllowedInHandler.ts'
import { notAVariable } from './notAVariable.ts'
import { powerFx } from './powerFx.ts'
import type { Rule } from './rule.ts'
import { unknownAction } from './unknownAction.ts'
import { unknownEnumMember } from './unknownEnumMember.ts'
import { unknownErrorName } from './unknownErrorName.ts'
import { unknownFunction } from './unknownFunction.ts'
import { unknownLabel } from './unknownLabel.ts'
import { unknownProperty } from './unknownProperty.ts'
import { unknownSubflow } from './unknownSubflow.ts'
import { unknownVariable } from './unknownVariable.ts'
import { unpairedRegion } from './unpairedRegion.ts'

/** All that the check looks for. */
export const rules: readonly Rule[] = [
  unknownVariable,
  unknownProperty,
  unknownSubflow,
  unknownLabel,
  unknownAction,
  argumentNames,
  callArguments,
  notAVariable,
  conditions,
  notAllowedInHandler,
  exits,
  unknownEnumMember,
  unknownErrorName,
  unknownFunction,
  duplicateName,
  unpairedRegion,
  powerFx,
]

/** What the rules declare, by code. */
export const declarations: Findings = Object.assign({}, ...rules.map(rule => rule.findings))
