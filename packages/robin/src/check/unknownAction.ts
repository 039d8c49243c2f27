import { didYouMean } from '../nearestName.ts'
import type { Rule } from './rule.ts'

/** An action that the catalogue does not know. */
export const unknownAction: Rule = {
  action({ call }, shape, facts) {
    if (shape !== undefined) return
    const { text, range } = call.name
    const form = `${text.toLowerCase()}.`
    const names = [...facts.catalogue.names()]
    const forms = names.filter(name => name.toLowerCase().startsWith(form))
    const hint = forms.length > 0 ? ` It has the forms ${listed(forms)}.` : didYouMean(text, names)
    facts.report(range, 'unknown-action', `Action '${text}' doesn't exist.${hint}`)
  },
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).map(name => `'${name}'`)
  return names.length > 5 ? `${shown.join(', ')} and ${names.length - 5} more` : shown.join(', ')
}
