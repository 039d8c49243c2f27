import { type Diagnostic, diagnose } from '../diagnostic.ts'

/**
 * The one finding that stands for all others where a text is Robin as it was before Power Automate (0.9). Told by what
 * could not be read, so that no text of Power Automate is taken for it. Source: Robin language, sections 1.1, 1.3 and 2.
 */
export function oldDialect(text: string, diagnostics: readonly Diagnostic[]): Diagnostic | undefined {
  const errors = diagnostics.filter(one => one.severity === 'error')
  if (errors.length === 0 || written.test(text)) return undefined
  for (const error of errors) {
    const sign = signs.find(({ code, form }) => code === error.code && matches(form, text, error.range.start))
    if (sign === undefined) continue
    const message = `This is Robin 0.9, the language before Power Automate: ${sign.what}. Rebuild the flow in Power Automate, or write it anew: one statement a line, FUNCTION Name GLOBAL … END FUNCTION, no imports of files.`
    return diagnose(error.range, 'old-dialect', message)
  }
  return undefined
}

/** What only Power Automate writes. */
const written =
  /\$'''|\$fx'|^[ \t]*@@|^[ \t]*@(?:INPUT|OUTPUT|SENSITIVE)\b|\bEND[ \t]+FUNCTION\b|^[ \t]*ON[ \t]+BLOCK[ \t]+ERROR\b|^[ \t]*FUNCTION\b[^\r\n]*\bGLOBAL\b/im

/** What only the older dialect has, at the finding that it leads to. */
const signs: readonly { what: string; code: string; form: RegExp }[] = [
  { code: 'unexpected-character', form: /\\[ \t]*(?=[\r\n]|$)/y, what: 'a \\ continues a statement' },
  { code: 'unexpected-token', form: /(?<=\bg[ \t]?):[ \t]*[a-z]/iy, what: "a variable is called 'g:'" },
  { code: 'unknown-statement', form: /comment\b(?![ \t]*[.=])/iy, what: "a line begins with 'comment'" },
  {
    code: 'unexpected-token',
    form: /(?<=^[ \t]*import[ \t]+(?:"[^"\r\n]*"|'[^'\r\n]*')[ \t]*)(?=[\r\n]|$)/imy,
    what: 'an import gives no name',
  },
  { code: 'missing-end', form: /function\b/y, what: "a function ends with 'end'" },
]

function matches(form: RegExp, text: string, at: number): boolean {
  form.lastIndex = at
  return form.test(text)
}
