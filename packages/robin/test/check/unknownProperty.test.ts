import { describe } from 'node:test'
import { finds } from '../support/findings.ts'

describe('A property', () => {
  finds({
    'must be one of the type of its variable': [
      "SET L TO ['a']\nIF L.IsEmpty THEN\nEND",
      "2:6 unknown-property Variable 'L' doesn't have a property 'IsEmpty'. List has Count.",
    ],
    'comes with the nearest name': [
      "SET A TO 'a'\nSET B TO $'''%A.Lenght%'''",
      "2:17 unknown-property Variable 'A' doesn't have a property 'Lenght'. Did you mean 'Length'?",
    ],
    'of a type that has none is told so': [
      'SET N TO 1\nSET A TO N.Length',
      "2:12 unknown-property Variable 'N' doesn't have a property 'Length'. Numeric value has no properties.",
    ],
    'of something that is no variable names the type': [
      "SET A TO 'a'\nSET B TO A.Length.Length",
      "2:19 unknown-property A value of type Numeric value doesn't have a property 'Length'.",
    ],
    'is found whatever its case': ["SET A TO 'a'\nSET B TO A.length + A.TOUPPER"],
    'of a custom object is its own affair': ["SET O TO { 'a': 1 }\nSET B TO O.b + O.a.b"],
    'of a variable that holds different things is not looked at': ["SET A TO 'a'\nSET A TO 1\nSET B TO A.Count"],
    'of an unknown variable is not looked at': ['SET B TO A.Count', '1:10 unknown-variable'],
  })
})
