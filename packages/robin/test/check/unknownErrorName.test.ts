import { describe } from 'node:test'
import { finds } from '../support/findings.ts'

describe('An error name', () => {
  finds({
    'that the action never raises is a warning': [
      "File.Copy Files: 'a' Destination: 'b'\nON ERROR FileNotFoundErorr\nON ERROR filenotfounderror\nON ERROR\nEND",
      "2:10 warning unknown-error-name File.Copy raises no 'FileNotFoundErorr'. Did you mean 'FileNotFoundError'?",
    ],
    'comes with all names where none is near': [
      "File.Copy Files: 'a' Destination: 'b'\nON ERROR X\nEND",
      "2:10 warning unknown-error-name File.Copy raises no 'X'. It raises DestinationFolderNotFoundError, FileNotFoundError.",
    ],
    'of WAIT may be TimeoutError': ["WAIT (File.Exists File: 'a') FOR 5\nON ERROR TimeoutError\nEND"],
    'of a block may be any': ['BLOCK\nON BLOCK ERROR Whatever\nEND\nEND'],
  })
})
