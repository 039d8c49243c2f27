import type { Rule } from './rule.ts'

/** A GOTO to a label that its subflow does not have, or that stands in a loop or error block the GOTO is not in. */
export const unknownLabel: Rule = {
  findings: {
    'unknown-label': {
      severity: 'error',
      summary: 'The subflow has no label of this name, or a disabled one only.',
      advice: 'Correct the name, or add the LABEL. A GOTO stays in its subflow.',
      example: { wrong: "GOTO Exti\nLABEL 'Exit'", right: "GOTO Exit\nLABEL 'Exit'" },
      placed: true,
    },
    'goto-into-block': {
      severity: 'error',
      summary: 'The label stands in a loop or an error block that the GOTO is not in.',
      advice: 'Move the label out of it. A GOTO may leave loops and blocks, and enter the branch of an IF.',
      example: {
        wrong: 'GOTO Again\nLOOP I FROM 1 TO 3\n    LABEL Again\nEND',
        right: 'GOTO Again\nLABEL Again\nLOOP I FROM 1 TO 3\nEND',
      },
      placed: true,
    },
  },
  on: {
    GoTo({ label: { text, range } }, facts, place) {
      const target = facts.label(place.subflow, text)
      if (target === undefined || target.label.disabled) {
        if (facts.mayExist(text)) return
        const names = () => facts.labels(place.subflow).flatMap(({ label }) => (label.disabled ? [] : label.name.text))
        const message = target
          ? `Label '${text}' on line ${target.label.range.line} is disabled. Enable it, or go elsewhere.`
          : `Label '${text}' doesn't exist in this subflow.${facts.hint(text, names)}`
        facts.report(range, 'unknown-label', message)
        return
      }
      const entered = target.place.around.find(outer => !place.around.includes(outer))
      if (entered === undefined) return
      const what = entered.kind === 'Block' ? 'an error block' : 'a loop'
      const message = `Label '${text}' stands in ${what} on line ${entered.range.line}; GOTO cannot enter it. Move the label out of it.`
      facts.report(range, 'goto-into-block', message)
    },
  },
}
