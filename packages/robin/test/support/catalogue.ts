import type { ActionShape, Catalogue, ParameterShape } from '../../src/action/catalogue.ts'

const input = (type: string, more: Partial<ParameterShape> = {}): ParameterShape => ({
  type,
  label: `${type} label`,
  required: true,
  byReference: false,
  ...more,
})

const action = (name: string, more: Partial<ActionShape> = {}): ActionShape => ({
  name,
  summary: `${name}.`,
  kind: 'action',
  inputs: {},
  outputs: {},
  errors: {},
  uses: [],
  aliases: [],
  ...more,
})

const ifExists = { enumType: 'File.IfExists', members: ['DoNothing', 'Overwrite'], default: 'DoNothing' }

const shapes = [
  action('File.Copy', {
    inputs: { Files: input('files'), Destination: input('folder'), IfFileExists: input('enum', ifExists) },
    outputs: { CopiedFiles: { type: 'list', label: 'Copied files' } },
    errors: { DestinationFolderNotFoundError: 'No folder.', FileNotFoundError: 'No file.' },
  }),
  action('File.Exists', { kind: 'condition', inputs: { File: input('file') } }),
  action('Workstation.Shot', {
    inputs: { Format: input('enum', { enumType: 'System.ImageFormat', members: ['Png', 'Jpg'] }) },
  }),
  action('Variables.AddItemToList', { inputs: { Item: input('any'), List: input('list', { byReference: true }) } }),
  action('Text.Join.Plain', {
    inputs: { List: input('list') },
    outputs: { Joined: { type: 'text', label: 'Joined' } },
  }),
  action('Text.Join.Delimited', { inputs: { List: input('list'), Delimiter: input('text', { required: false }) } }),
  action('Clock.Beep'),
  action('Flow.Run', { dynamic: true }),
]

const enums: Readonly<Record<string, readonly string[]>> = {
  'file.ifexists': ['DoNothing', 'Overwrite'],
  'system.imageformat': ['Png', 'Jpg'],
}

/** A small library for the tests of the checks. */
export const catalogue: Catalogue = {
  find: name => shapes.find(shape => shape.name.toLowerCase() === name.toLowerCase()),
  names: () => shapes.map(shape => shape.name),
  enumMembers: type => enums[type.toLowerCase()],
}
