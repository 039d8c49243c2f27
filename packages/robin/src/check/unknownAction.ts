import type { Rule } from './rule.ts'

/** An action that the catalogue does not know. Older names of an action are known. */
export const unknownAction: Rule = {
  findings: {
    'unknown-action': {
      severity: 'error',
      summary: 'There is no action of this name.',
      advice:
        'Correct the name; most have a module, an action and often a form: Text.ChangeTextCase, File.Copy, Text.JoinText.Join.',
      example: {
        wrong: 'Variables.CreateNewLst List=> Names',
        right: 'Variables.CreateNewList List=> Names',
      },
    },
  },
  action({ call }, known, facts) {
    if (known !== undefined) return
    const { text, range } = call.name
    const form = `${text.toLowerCase()}.`
    const names = [...facts.catalogue.names()]
    const forms = names.filter(name => name.length > form.length && name.toLowerCase().startsWith(form))
    const hint = forms.length > 0 ? ` It has the forms ${listed(forms)}.` : facts.hint(text, () => names)
    facts.report(range, 'unknown-action', `Action '${text}' doesn't exist.${hint}`)
  },
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).map(name => `'${name}'`)
  return names.length > 5 ? `${shown.join(', ')} and ${names.length - 5} more` : shown.join(', ')
}
