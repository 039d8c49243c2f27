import { defineAction } from '@deskhand/robin/action/defineAction'
import { text } from '@deskhand/robin/action/parameters'
import { scope, spelling } from '../support/environment.ts'

export const deleteEnvironmentVariable = defineAction('System.DeleteEnvironmentVariable', {
  summary: 'Deletes an environment variable for the rest of the run and the programs it starts.',
  inputs: { Name: text({ label: 'Environment variable name' }), Type: scope('Type') },
  errors: { EnvironmentVariableDoesntExistError: 'The environment variable does not exist.' },
  examples: [
    {
      title: 'Set, deleted, gone',
      script: [
        "System.SetEnvironmentVariable Name: $'''STAGE''' Value: $'''test''' Type: System.EnvironmentVariableType.User",
        "System.DeleteEnvironmentVariable Name: $'''STAGE''' Type: System.EnvironmentVariableType.User",
        "System.GetEnvironmentVariable.GetEnvironmentVariable Name: $'''STAGE''' Value=> Stage",
        'ON ERROR EnvironmentVariableDoesntExistError',
        "    SET Stage TO $'''none'''",
        'END',
      ].join('\n'),
      variables: { Stage: 'none' },
    },
    {
      title: 'A variable that does not exist',
      script:
        "System.DeleteEnvironmentVariable Name: $'''NO_SUCH_VARIABLE''' Type: System.EnvironmentVariableType.User",
      fails: 'EnvironmentVariableDoesntExistError',
    },
  ],
  run({ Name }, { environment, fail }) {
    const name = spelling(environment, Name)
    if (name === undefined)
      return fail('EnvironmentVariableDoesntExistError', `The environment variable '${Name}' does not exist.`)
    delete environment[name]
  },
})
