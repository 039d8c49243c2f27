import type { Findings } from '../finding.ts'

/** What can be wrong in a Power Fx formula, by code. */
export const powerFxFindings: Findings = {
  'power-fx-syntax': {
    severity: 'error',
    summary: 'A Power Fx formula cannot be read.',
    advice:
      'Correct the formula at the place named. Texts stand between double quotes, and names with blanks between single ones.',
    example: { wrong: "SET Total TO $fx'=1 +'", right: "SET Total TO $fx'=1 + 1'" },
  },
  'power-fx-unterminated': {
    severity: 'error',
    summary: 'A text, a quoted name or a comment in a Power Fx formula has no end.',
    advice: 'Close it. A quote inside a text is written twice.',
    example: { wrong: `SET Name TO $fx'="Ada'`, right: `SET Name TO $fx'="Ada"'` },
  },
  'power-fx-chaining': {
    severity: 'error',
    summary: 'Power Fx formulas are chained by semicolons.',
    advice: 'Write each in a statement of its own. Between arguments stands a comma.',
    example: { wrong: "SET Total TO $fx'=Sum(1; 2)'", right: "SET Total TO $fx'=Sum(1, 2)'" },
  },
  'power-fx-too-deep': {
    severity: 'error',
    summary: 'A Power Fx formula nests or chains more than 500 parts.',
    advice: 'Set parts of it to variables, and use those.',
  },
  'power-fx-function': {
    severity: 'error',
    summary: 'A function of Power Fx is not evaluated by desktop flows here.',
    advice: 'Use an action of the flow in its place: SET for Set, Variables.AddItemToList for Collect.',
    example: { wrong: "SET Name TO $fx'=User().FullName'", right: "SET Name TO $fx'Ada'" },
  },
  'power-fx-unknown-function': {
    severity: 'error',
    summary: 'Power Fx has no function of this name.',
    advice: 'Correct the name.',
    example: { wrong: `SET Size TO $fx'=Lenght("Ada")'`, right: `SET Size TO $fx'=Len("Ada")'` },
  },
  'power-fx-argument-count': {
    severity: 'error',
    summary: 'A function of Power Fx is given too few or too many arguments.',
    advice: 'Give the arguments that the message names; those in brackets may be left out.',
    example: { wrong: `SET Start TO $fx'=Left("Ada")'`, right: `SET Start TO $fx'=Left("Ada", 1)'` },
  },
  'power-fx-enum': {
    severity: 'error',
    summary: 'An enumeration of Power Fx has no member of this name.',
    advice: 'Name one of the members.',
    example: {
      wrong: "SET Due TO $fx'=DateAdd(Today(), 1, TimeUnit.Week)'",
      right: "SET Due TO $fx'=DateAdd(Today(), 7, TimeUnit.Days)'",
    },
  },
}
