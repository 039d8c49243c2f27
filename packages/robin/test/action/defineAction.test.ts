import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type ActionDefinition, defineAction } from '../../src/action/defineAction.ts'
import {
  any,
  choice,
  file,
  files,
  folder,
  integer,
  list,
  listOf,
  number,
  text,
  variable,
} from '../../src/action/parameters.ts'
import { shapeOf } from '../../src/action/shapeOf.ts'
import type { FileValue } from '../../src/values/fileValue.ts'

describe('an action', () => {
  const copy = defineAction('File.Copy', {
    summary: 'Copies files into a folder.',
    inputs: {
      Files: files({ label: 'File(s) to copy' }),
      Destination: folder({ label: 'Destination folder' }),
      IfFileExists: choice('File.IfExists', ['DoNothing', 'Overwrite'], {
        label: 'If file exists',
        default: 'DoNothing',
      }),
      Retries: integer({ label: 'Retries', required: false }),
    },
    outputs: { CopiedFiles: listOf(file, { label: 'Copied files' }) },
    errors: { DestinationFolderNotFoundError: 'The destination folder does not exist.' },
    run({ Files, Destination, IfFileExists, Retries }, { fail }) {
      const given: readonly FileValue[] = Files
      const mode: 'DoNothing' | 'Overwrite' = IfFileExists
      const retries: number | undefined = Retries
      if (mode === 'DoNothing' && retries === 9) fail('DestinationFolderNotFoundError')
      return { CopiedFiles: given.map(one => `${Destination.path}/${one.path}`) }
    },
  })

  test('is typed from its definition and stands in a library of any actions', () => {
    const library: ActionDefinition[] = [
      copy,
      defineAction('Variables.AddItemToList', {
        summary: 'Appends an item to a list.',
        inputs: { Item: any({ label: 'Add item' }), List: variable(list, { label: 'Into list' }) },
        run({ Item, List }) {
          List.value.items.push(Item)
        },
      }),
      defineAction('Text.Length', {
        summary: 'Counts.',
        inputs: { Text: text({ label: 'Text' }) },
        outputs: { Count: number({ label: 'Count' }) },
        run: ({ Text }) => ({ Count: Text.length }),
      }),
    ]
    assert.deepEqual(
      library.map(action => action.name),
      ['File.Copy', 'Variables.AddItemToList', 'Text.Length'],
    )
  })

  test('has a shape of plain JSON', () => {
    const shape = shapeOf(copy)
    assert.deepEqual(JSON.parse(JSON.stringify(shape)), shape)
    assert.deepEqual(shape.inputs.IfFileExists, {
      type: 'enum',
      label: 'If file exists',
      required: false,
      byReference: false,
      default: 'DoNothing',
      enumType: 'File.IfExists',
      members: ['DoNothing', 'Overwrite'],
    })
    assert.deepEqual(shape.outputs, { CopiedFiles: { type: 'list<file>', label: 'Copied files' } })
  })
})
