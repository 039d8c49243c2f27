import type { ActionShape, ParameterShape } from '../action/catalogue.ts'

/** An action in Markdown: what it does, its inputs, outputs and errors. */
export function actionText(shape: ActionShape): string {
  const { name, summary, inputs, outputs, errors, uses } = shape
  return [
    `**${name}**`,
    summary,
    ...list(
      'Inputs',
      Object.entries(inputs).map(([key, input]) => parameterText(key, input)),
    ),
    ...list(
      'Outputs',
      Object.entries(outputs).map(([key, { type, label }]) => `\`${key}\` (${type}): ${label}`),
    ),
    ...list(
      'Errors',
      Object.entries(errors).map(([key, sentence]) => `\`${key}\`: ${sentence}`),
    ),
    ...(uses.length === 0 ? [] : [`Needs: ${uses.join(', ')}.`]),
  ].join('\n\n')
}

/** A parameter in one line of Markdown. */
export function parameterText(name: string, input: ParameterShape): string {
  const { type, enumType, label, required, description, byReference } = input
  const notes = [
    ...(required ? [] : ['optional']),
    ...(byReference ? ['a variable, changed in place'] : []),
    ...(input.default === undefined || input.default === null ? [] : [`${String(input.default)} by default`]),
  ]
  const rest = description === undefined ? '' : `. ${description}`
  return `\`${name}\` (${[enumType ?? type, ...notes].join(', ')}): ${label}${rest}`
}

const list = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`${title}:\n${lines.map(line => `- ${line}`).join('\n')}`]
