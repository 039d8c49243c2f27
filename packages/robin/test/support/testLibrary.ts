import type { ActionLibrary } from '../../src/action/catalogue.ts'
import { type ActionDefinition, defineAction, noDynamicArguments } from '../../src/action/defineAction.ts'
import {
  any,
  boolean,
  choice,
  exactNumber,
  files,
  flow,
  integer,
  list,
  listOf,
  number,
  password,
  text,
  variable,
} from '../../src/action/parameters.ts'
import { shapeOf } from '../../src/action/shapeOf.ts'
import { CustomError } from '../../src/runError.ts'

/** Actions that show what the evaluator does with them. `attempts` counts the calls of Test.Fail and Test.Unless. */
export function testActions(attempts: { count: number } = { count: 0 }): ActionDefinition[] {
  return [
    defineAction('Test.Fail', {
      summary: 'Fails with the error it is told.',
      inputs: {
        Error: choice('Test.Error', ['FirstError', 'SecondError'], { label: 'Error', default: 'FirstError' }),
        Message: text({ label: 'Message', required: false }),
        Times: integer({ label: 'How often', default: 1000 }),
      },
      outputs: { Result: text({ label: 'Result' }) },
      errors: { FirstError: 'The first went wrong.', SecondError: 'The second went wrong.' },
      run({ Error: name, Message, Times }, { fail }) {
        attempts.count += 1
        if (attempts.count <= Times) fail(name, Message || undefined, { details: `details of ${Message}` })
        return { Result: `attempt ${attempts.count}` }
      },
    }),
    defineAction('Test.FailIf', {
      summary: 'Is a condition that fails, and holds in the end.',
      kind: 'condition',
      inputs: { Times: integer({ label: 'How often', default: 1000 }) },
      errors: { FirstError: 'The first went wrong.' },
      run({ Times }, { fail }) {
        attempts.count += 1
        if (attempts.count <= Times) fail('FirstError')
        return true
      },
    }),
    defineAction('Test.Throw', {
      summary: 'Throws an error of the flow.',
      inputs: { Code: text({ label: 'Code' }), Message: text({ label: 'Message', default: '' }) },
      run({ Code, Message }) {
        throw new CustomError(Code, Message)
      },
    }),
    defineAction('Test.Break', {
      summary: 'Has a defect.',
      run() {
        throw new TypeError('x is not a function')
      },
    }),
    defineAction('Test.Promise', {
      summary: 'Gives a promise and is no async function.',
      run: () => Promise.resolve(),
    }),
    defineAction('Test.Later', {
      summary: 'Gives a text back, later.',
      inputs: { Text: any({ label: 'Text' }) },
      outputs: { Result: any({ label: 'Result' }) },
      run: async ({ Text }) => {
        await new Promise(resolve => setImmediate(resolve))
        return { Result: Text }
      },
    }),
    defineAction('Test.Add', {
      summary: 'Appends to a list.',
      inputs: { Item: any({ label: 'Item' }), List: variable(list, { label: 'List' }) },
      run({ Item, List }) {
        List.value.items.push(Item)
      },
    }),
    defineAction('Test.Increase', {
      summary: 'Increases a number.',
      inputs: { Value: variable(number, { label: 'Variable' }), By: number({ label: 'By', default: 1 }) },
      run({ Value, By }) {
        Value.value += By
      },
    }),
    defineAction('Test.Show', {
      summary: 'Shows what it was given.',
      inputs: {
        Number: exactNumber({ label: 'Number', required: false }),
        Integer: integer({ label: 'Integer', required: false }),
        Flag: boolean({ label: 'Flag', required: false }),
        Text: text({ label: 'Text', required: false }),
        Files: files({ label: 'Files', required: false }),
        Numbers: listOf(number, { label: 'Numbers', required: false }),
      },
      outputs: { Shown: text({ label: 'Shown' }) },
      run: given => ({
        Shown: Object.entries(given)
          .filter(([, value]) => value !== undefined)
          .map(([name, value]) => `${name}=${typeof value} ${JSON.stringify(value)}`)
          .join('; '),
      }),
    }),
    defineAction('Test.Say', {
      summary: 'Tells the listener.',
      inputs: { Text: text({ label: 'Text' }), Password: password({ label: 'Password', required: false }) },
      run({ Text, Password }, { log }) {
        log('info', Password === undefined ? Text : `${Text} ${Password}`)
      },
    }),
    defineAction('Test.Is', {
      summary: 'Holds for a text of yes.',
      kind: 'condition',
      inputs: { Answer: text({ label: 'Answer' }) },
      errors: { FirstError: 'The first went wrong.' },
      run({ Answer }, { fail }) {
        if (Answer === 'fail') fail('FirstError')
        return Answer === 'yes'
      },
    }),
    defineAction('Test.IsLater', {
      summary: 'Holds for a text of yes, later.',
      kind: 'condition',
      inputs: { Answer: text({ label: 'Answer' }) },
      run: async ({ Answer }) => Answer === 'yes',
    }),
    defineAction('Test.Unless', {
      summary: 'Holds from the third time on.',
      kind: 'condition',
      run: () => ++attempts.count >= 3,
    }),
    defineAction('Test.Call', {
      summary: 'Calls a flow.',
      inputs: { Flow: flow({ label: 'Flow' }), Wait: boolean({ label: 'Wait', default: true }) },
      dynamic: true,
      errors: { CalledFailedError: 'It has failed.', CalledTimedOutError: 'It took too long.' },
      async run({ Flow, Wait }, { fail, runFlow }, { inputs, outputs } = noDynamicArguments) {
        const result = await runFlow({ flowId: Flow, inputs, outputs, wait: Wait })
        if (result.status === 'succeeded') return { dynamic: result.outputs }
        const error = result.status === 'failed' ? 'CalledFailedError' : 'CalledTimedOutError'
        return fail(error, result.message, { details: result.details })
      },
    }),
    defineAction('Test.Keep', {
      summary: 'Keeps something until the end.',
      inputs: { Text: text({ label: 'Text' }) },
      run({ Text }, { keep, log }) {
        keep(() => log('info', `released ${Text}`))
      },
    }),
  ]
}

/** A library of these actions. */
export function libraryOf(actions: readonly ActionDefinition[]): ActionLibrary {
  const find = (name: string) => actions.find(action => action.name.toLowerCase() === name.toLowerCase())
  return {
    find: name => {
      const found = find(name)
      return found && shapeOf(found)
    },
    names: () => actions.map(action => action.name),
    enumMembers: type => (type.toLowerCase() === 'test.error' ? ['FirstError', 'SecondError'] : undefined),
    load: async names => new Map([...names].flatMap(name => (find(name) ? [[name, find(name)!] as const] : []))),
  }
}
