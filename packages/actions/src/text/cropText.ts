import { defineAction } from '@deskhand/robin/action/defineAction'
import { boolean, text } from '@deskhand/robin/action/parameters'
import { findAll } from '../support/textSearch.ts'

const Text = text({ label: 'Original text' })
const FromFlag = text({ label: 'Start flag' })
const ToFlag = text({ label: 'End flag' })
const IgnoreCase = boolean({ label: 'Ignore case', default: false })
const outputs = { CroppedText: text({ label: 'Cropped text' }), IsFlagFound: boolean({ label: 'Is flag found' }) }

export const cropTextBeforeFlag = defineAction('Text.CropText.CropTextBeforeFlag', {
  summary: 'Gets what stands before the first occurrence of a text; all of it where there is none.',
  inputs: { Text, ToFlag, IgnoreCase },
  outputs,
  examples: [
    {
      title: 'The name of an address',
      script:
        "Text.CropText.CropTextBeforeFlag Text: $'''ann@example.com''' ToFlag: $'''@''' IgnoreCase: False CroppedText=> Name IsFlagFound=> Found",
      variables: { Name: 'ann', Found: 'True' },
    },
    {
      title: 'A flag that does not occur',
      script:
        "Text.CropText.CropTextBeforeFlag Text: $'''ann''' ToFlag: $'''@''' CroppedText=> Name IsFlagFound=> Found",
      variables: { Name: 'ann', Found: 'False' },
    },
  ],
  run(order, { culture }) {
    const flag = first(order.Text, order.ToFlag, order.IgnoreCase, culture)
    return { CroppedText: order.Text.slice(0, flag?.start), IsFlagFound: flag !== undefined }
  },
})

export const cropTextAfterFlag = defineAction('Text.CropText.CropTextAfterFlag', {
  summary: 'Gets what stands after the first occurrence of a text; all of it where there is none.',
  inputs: { Text, FromFlag, IgnoreCase },
  outputs,
  examples: [
    {
      title: 'Whatever the case of the flag',
      script:
        "Text.CropText.CropTextAfterFlag Text: $'''Total: 12''' FromFlag: $'''TOTAL: ''' IgnoreCase: True CroppedText=> Sum IsFlagFound=> Found",
      variables: { Sum: '12', Found: 'True' },
    },
  ],
  run(order, { culture }) {
    const flag = first(order.Text, order.FromFlag, order.IgnoreCase, culture)
    return { CroppedText: order.Text.slice(flag?.end ?? 0), IsFlagFound: flag !== undefined }
  },
})

export const cropTextBetweenFlags = defineAction('Text.CropText.CropTextBetweenFlags', {
  summary: 'Gets what stands between two texts; all of it where one of them is missing.',
  inputs: { Text, FromFlag, ToFlag, IgnoreCase },
  outputs,
  examples: [
    {
      title: 'What stands in parentheses',
      script:
        "Text.CropText.CropTextBetweenFlags Text: $'''a) Tea (green) 3''' FromFlag: $'''(''' ToFlag: $''')''' CroppedText=> Kind IsFlagFound=> Found",
      variables: { Kind: 'green', Found: 'True' },
    },
    {
      title: 'One flag alone is not found',
      script:
        "Text.CropText.CropTextBetweenFlags Text: $'''a (b''' FromFlag: $'''(''' ToFlag: $''')''' CroppedText=> Kind IsFlagFound=> Found",
      variables: { Kind: 'a (b', Found: 'False' },
    },
  ],
  run(order, { culture }) {
    const from = first(order.Text, order.FromFlag, order.IgnoreCase, culture)
    const rest = order.Text.slice(from?.end ?? 0)
    const to = from && first(rest, order.ToFlag, order.IgnoreCase, culture)
    return { CroppedText: to ? rest.slice(0, to.start) : order.Text, IsFlagFound: to !== undefined }
  },
})

function first(text: string, flag: string, IgnoreCase: boolean, culture: string) {
  for (const found of findAll(text, flag, { IgnoreCase, comparison: 'CultureSensitive', culture })) return found
  return undefined
}
