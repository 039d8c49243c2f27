import type { FormGroup } from './form.ts'

/** The same statements with formulas. Source: Robin language, section 9. */
export const powerFx: FormGroup = {
  title: 'Power Fx',
  section: '9',
  forms: [
    {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a formula is written so
      form: "$fx'text ${expression}'",
      says: 'A text with the values of formulas in it.',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a formula is written so
      script: "SET N TO $fx'=2'\nSET A TO $fx'${N} items'",
      variables: { A: '2 items' },
    },
    {
      form: "$fx'=formula'",
      says: 'A formula, wherever a value stands.',
      script: "SET N TO $fx'=2 ^ 3'\nIF $fx'=N > 5 && Len(\"abc\") = 3' THEN\n    SET A TO $fx'=\"N is \" & N'\nEND",
      variables: { A: 'N is 8' },
    },
  ],
}
