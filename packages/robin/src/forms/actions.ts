import type { FormGroup } from './form.ts'

/** Actions, and flows that are called. Source: Robin language, sections 6 and 8. */
export const actions: FormGroup = {
  title: 'Actions',
  section: '6, 8',
  forms: [
    {
      form: 'Module.Action Argument: value … Output=> Variable',
      says: 'An action of the library. Arguments are named, in any order; optional ones and outputs may be left out.',
      script:
        "File.WriteText File: $'''{folder}/a.txt''' TextToWrite: $'''x''' AppendNewLine: False Encoding: File.FileEncoding.UTF8NoBOM",
      filesAfter: { 'a.txt': 'x' },
    },
    {
      form: 'Module.Action.Selector …',
      says: 'One form of an action, with arguments of its own.',
      script:
        "Text.SplitText.SplitWithDelimiter Text: $'''a;b''' CustomDelimiter: ';' IsRegEx: False Result=> L\nSET A TO L.Count",
      variables: { A: '2' },
    },
    {
      form: 'Argument: Variable (by reference)',
      says: 'Some actions change a variable in place: counters, lists, tables. A list that is not there yet is made.',
      script:
        "SET N TO 1\nVariables.IncreaseVariable Value: N IncrementValue: 2\nVariables.AddItemToList Item: 'a' List: L\nSET A TO L.Count",
      variables: { N: '3', A: '1' },
    },
    {
      form: "text:$'x' List=>L",
      says: 'Names are found whatever their case, and blanks around `:` and `=>` may be left out.',
      script: "text.toNumber text:$'''5''' number=>N",
      variables: { N: '5' },
    },
  ],
}
