import type { ActionShape, ParameterShape } from './catalogue.ts'
import type { ActionDefinition } from './defineAction.ts'
import type { Input } from './parameters.ts'

/** An action without its code, as the catalogue lists it: plain JSON. */
export const shapeOf = (definition: ActionDefinition): ActionShape => ({
  name: definition.name,
  summary: definition.summary,
  kind: definition.kind,
  inputs: mapValues(definition.inputs, parameterShape),
  outputs: mapValues(definition.outputs, ({ type, label }) => ({ type, label })),
  errors: { ...definition.errors },
  uses: definition.uses,
  aliases: definition.aliases,
  ...(definition.dynamic ? { dynamic: true as const } : {}),
})

const parameterShape = (input: Input): ParameterShape => ({
  type: input.type,
  label: input.label,
  required: input.required,
  byReference: input.byReference,
  ...(input.default === undefined ? {} : { default: input.default }),
  ...(input.enumType === undefined ? {} : { enumType: input.enumType }),
  ...(input.members === undefined ? {} : { members: input.members }),
  ...(input.description === undefined ? {} : { description: input.description }),
})

const mapValues = <T, R>(record: Readonly<Record<string, T>>, map: (value: T) => R): Record<string, R> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]))
