// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Power Fx writes ${…} in texts.
import { describe } from 'node:test'
import { finds } from '../support/findings.ts'

describe('Power Fx', () => {
  finds({
    'is let through where it is right': ["SET A TO $fx'=1 + 1'\nSET B TO $fx'=A * 2'\nSET C TO $fx'${A} and $B'"],
    'is read at its place': [
      "SET A TO $fx'=1 +'",
      '1:18 power-fx-syntax Expected a value, found the end of the formula.',
    ],
    'is read in each part of a text': [
      "SET A TO $fx'Hello ${1 +} there'",
      "1:25 power-fx-syntax Expected a value, found '}'.",
    ],
    'counts a quote as it is written': [
      "SET A TO $fx'=\"it\\'s\" & Who'",
      "1:25 unknown-variable Variable 'Who' doesn't exist.",
    ],
    'counts lines': ["SET A TO $fx'=1 +\n  Who'", "2:3 unknown-variable Variable 'Who' doesn't exist."],
    'counts from behind three quotes': [
      "SET A TO $fx'''=\"it's\" & Who'''",
      "1:26 unknown-variable Variable 'Who' doesn't exist.",
    ],
    'knows the variables of the flow whatever their case': ["SET Name TO 'Ada'\nSET B TO $fx'=Len(name)'"],
    'suggests a variable': [
      "SET Customer TO 'Ada'\nSET B TO $fx'=Custmer'",
      "2:15 unknown-variable Variable 'Custmer' doesn't exist. Did you mean 'Customer'?",
    ],
    'takes what stands in records for fields': [
      "SET L TO $fx'=[1]'\nSET B TO $fx'=Filter(L, Price > 1, ThisRecord.X)'",
    ],
    'looks at the table a function goes over': [
      "SET B TO $fx'=Filter(Orders, Price > 1)'",
      "1:22 unknown-variable Variable 'Orders' doesn't exist.",
    ],
    'refuses functions by name': [
      "SET B TO $fx'=Patch(Orders, 1)'",
      "1:15 power-fx-function Power Fx function 'Patch' cannot be run here.",
      '1:21 unknown-variable',
    ],
    'suggests a function': [
      'SET B TO $fx\'=Lenn("a")\'',
      "1:15 power-fx-unknown-function Power Fx has no function 'Lenn'. Did you mean 'Len'?",
    ],
    'counts arguments': [
      "SET B TO $fx'=Len()'",
      '1:15 power-fx-argument-count Len takes 1 argument, not 0: Len(Text).',
    ],
    'knows enumerations': [
      "SET B TO $fx'=DateAdd(Now(), 1, TimeUnit.Day)'",
      "1:42 power-fx-enum Enumeration 'TimeUnit' has no member 'Day'. Did you mean 'Days'?",
    ],
    'refuses ThisRecord and As where no records are': [
      "SET B TO $fx'=ThisRecord'\nSET C TO $fx'=Len(B As C)'",
      '1:15 power-fx-syntax ThisRecord stands only',
      '2:19 power-fx-syntax As names the first argument',
    ],
    'is a variable where an action changes one': ["SET L TO []\nVariables.AddItemToList Item: 1 List: $fx'=L'"],
    'gives a variable of the flow its value where an action changes one': [
      "CALL Own\nSET A TO L\nFUNCTION Own\nVariables.AddItemToList Item: 1 List: $fx'=global.L'\nEND FUNCTION",
    ],
    'reads the variables of a local subflow, and those of the flow as global': [
      "SET A TO 1\nCALL S\nFUNCTION S\nSET B TO $fx'=A + global.A'\nEND FUNCTION",
      "4:15 unknown-variable Variable 'A' doesn't exist.",
    ],
  })
})
