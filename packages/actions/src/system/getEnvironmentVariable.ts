import { type ActionContext, defineAction } from '@deskhand/robin/action/defineAction'
import { text } from '@deskhand/robin/action/parameters'
import { scope, spelling } from '../support/environment.ts'

const Name = text({ label: 'Environment variable name' })
const outputs = { Value: text({ label: 'Environment variable value' }) }
const errors = { EnvironmentVariableDoesntExistError: 'The environment variable does not exist.' }

export const getEnvironmentVariable = defineAction('System.GetEnvironmentVariable.GetEnvironmentVariable', {
  summary: 'Gets the value of an environment variable.',
  inputs: { Name },
  outputs,
  errors,
  examples: [
    {
      title: 'Whatever the case of its name',
      script: [
        "System.SetEnvironmentVariable Name: $'''STAGE''' Value: $'''test''' Type: System.EnvironmentVariableType.User",
        "System.GetEnvironmentVariable.GetEnvironmentVariable Name: $'''stage''' Value=> Stage",
      ].join('\n'),
      variables: { Stage: 'test' },
    },
    {
      title: 'A variable that does not exist',
      script: "System.GetEnvironmentVariable.GetEnvironmentVariable Name: $'''NO_SUCH_VARIABLE''' Value=> V",
      fails: 'EnvironmentVariableDoesntExistError',
    },
  ],
  run: (order, context) => ({ Value: read(order.Name, context) }),
})

export const getEnvironmentVariableFromScope = defineAction(
  'System.GetEnvironmentVariable.GetEnvironmentVariableFromScope',
  {
    summary: 'Gets the value of an environment variable of the user or of the system.',
    inputs: { Name, Scope: scope('Search for variable only in scope') },
    outputs,
    errors,
    examples: [
      {
        title: 'A variable set before',
        script: [
          "System.SetEnvironmentVariable Name: $'''STAGE''' Value: $'''test''' Type: System.EnvironmentVariableType.System",
          "System.GetEnvironmentVariable.GetEnvironmentVariableFromScope Name: $'''STAGE''' Scope: System.EnvironmentVariableType.System Value=> Stage",
        ].join('\n'),
        variables: { Stage: 'test' },
      },
      {
        title: 'A variable that does not exist',
        script:
          "System.GetEnvironmentVariable.GetEnvironmentVariableFromScope Name: $'''NO_SUCH_VARIABLE''' Scope: System.EnvironmentVariableType.User Value=> V",
        fails: 'EnvironmentVariableDoesntExistError',
      },
    ],
    run: (order, context) => ({ Value: read(order.Name, context) }),
  },
)

function read(name: string, { environment, fail }: ActionContext<keyof typeof errors>): string {
  const value = environment[spelling(environment, name) ?? name]
  return value ?? fail('EnvironmentVariableDoesntExistError', `The environment variable '${name}' does not exist.`)
}
