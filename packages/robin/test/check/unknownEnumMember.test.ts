import { describe } from 'node:test'
import { finds } from '../support/findings.ts'

describe('A constant', () => {
  finds({
    'must be a member of its enumeration': [
      "File.Copy Files: 'a' Destination: 'b' IfFileExists: File.IfExists.Overwrit",
      "1:53 unknown-enum-member File.IfExists has no member 'Overwrit'. Did you mean 'Overwrite'?",
    ],
    'comes with all members where none is near': [
      'SET A TO File.IfExists.Replace',
      "1:10 unknown-enum-member File.IfExists has no member 'Replace'. It has DoNothing, Overwrite.",
    ],
    'must be of the enumeration that the argument takes': [
      "File.Copy Files: 'a' Destination: 'b' IfFileExists: System.ImageFormat.Png",
      "1:53 wrong-enum Argument 'IfFileExists' takes File.IfExists, not System.ImageFormat. Write File.IfExists.DoNothing or",
    ],
    'may be of another module than its action': ['workstation.shot format: system.imageformat.PNG'],
    'must be of a known enumeration': [
      'SET Order TO {{ }}\nSET A TO Ordr.Customer.Name',
      "2:10 unknown-enum 'Ordr' is no variable, and Ordr.Customer no enumeration. Did you mean 'Order'?",
    ],
    'of an unknown action or argument is not looked at': [
      'Foo.Bar Kind: Foo.Kinds.A\nClock.Beep Kind: Clock.Kinds.A',
      '1:1 unknown-action',
      '2:12 warning unknown-argument',
    ],
  })
})
