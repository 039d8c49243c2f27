import { defineAction } from '@deskhand/robin/action/defineAction'
import { boolean, integer, listOf } from '@deskhand/robin/action/parameters'

const bounds = {
  MinimumValue: integer({ label: 'Minimum value', default: 0 }),
  MaximumValue: integer({ label: 'Maximum value', default: 100 }),
}
const errors = { FailedToGenerateRandomNumberError: 'No random number can be generated.' }

export const randomNumber = defineAction('Variables.GenerateRandomNumber.RandomNumber', {
  summary: 'Generates a random whole number between two bounds, both included.',
  inputs: bounds,
  outputs: { RandomNumber: integer({ label: 'Random number' }) },
  errors,
  examples: [
    {
      title: 'A die',
      script: 'Variables.GenerateRandomNumber.RandomNumber MinimumValue: 1 MaximumValue: 6 RandomNumber=> Die',
      variables: { Die: /^[1-6]$/ },
    },
    {
      title: 'Bounds the wrong way round fail',
      script: 'Variables.GenerateRandomNumber.RandomNumber MinimumValue: 6 MaximumValue: 1 RandomNumber=> Die',
      fails: 'FailedToGenerateRandomNumberError',
    },
  ],
  run({ MinimumValue, MaximumValue }, { fail, random }) {
    if (MinimumValue > MaximumValue) fail('FailedToGenerateRandomNumberError', wrongWay(MinimumValue, MaximumValue))
    return { RandomNumber: between(MinimumValue, MaximumValue, random) }
  },
})

export const listOfRandomNumbers = defineAction('Variables.GenerateRandomNumber.ListOfRandomNumbers', {
  summary: 'Generates a list of random whole numbers between two bounds, both included.',
  inputs: {
    ...bounds,
    NumberCount: integer({ label: 'How many numbers', default: 10 }),
    AllowDuplicates: boolean({ label: 'Allow duplicates', default: false }),
  },
  outputs: { RandomNumbers: listOf(integer, { label: 'Random numbers' }) },
  errors,
  examples: [
    {
      title: 'Three numbers, each once',
      script: [
        'Variables.GenerateRandomNumber.ListOfRandomNumbers MinimumValue: 1 MaximumValue: 3 NumberCount: 3 AllowDuplicates: False RandomNumbers=> L',
        'Variables.SortList.SortList List: L',
      ].join('\n'),
      variables: { L: '[1, 2, 3]' },
    },
    {
      title: 'Duplicates, where they are allowed',
      script:
        'Variables.GenerateRandomNumber.ListOfRandomNumbers MinimumValue: 7 MaximumValue: 7 NumberCount: 2 AllowDuplicates: True RandomNumbers=> L',
      variables: { L: '[7, 7]' },
    },
    {
      title: 'More different numbers than there are fail',
      script:
        'Variables.GenerateRandomNumber.ListOfRandomNumbers MinimumValue: 1 MaximumValue: 2 NumberCount: 3 AllowDuplicates: False RandomNumbers=> L',
      fails: 'FailedToGenerateRandomNumberError',
    },
  ],
  run({ MinimumValue, MaximumValue, NumberCount, AllowDuplicates }, { fail, random }) {
    const different = MaximumValue - MinimumValue + 1
    if (different < 1) fail('FailedToGenerateRandomNumberError', wrongWay(MinimumValue, MaximumValue))
    if (NumberCount < 0) fail('FailedToGenerateRandomNumberError', `A list cannot have ${NumberCount} numbers.`)
    if (!AllowDuplicates && NumberCount > different)
      fail(
        'FailedToGenerateRandomNumberError',
        `There are only ${different} different numbers from ${MinimumValue} to ${MaximumValue}, fewer than the ${NumberCount} asked for.`,
      )
    if (AllowDuplicates)
      return { RandomNumbers: Array.from({ length: NumberCount }, () => between(MinimumValue, MaximumValue, random)) }
    return { RandomNumbers: draw(MinimumValue, different, NumberCount, random) }
  },
})

const between = (least: number, most: number, random: () => number) => least + Math.floor(random() * (most - least + 1))

const wrongWay = (least: number, most: number) => `The minimum ${least} is greater than the maximum ${most}: swap them.`

/** Different numbers without a pool of them all: each draw swaps the drawn place with the last one left. */
function draw(least: number, different: number, count: number, random: () => number): number[] {
  const moved = new Map<number, number>()
  return Array.from({ length: count }, (_, drawn) => {
    const last = different - 1 - drawn
    const place = Math.floor(random() * (last + 1))
    const value = moved.get(place) ?? place
    moved.set(place, moved.get(last) ?? last)
    return least + value
  })
}
