import { defineAction } from '@deskhand/robin/action/defineAction'
import { text } from '@deskhand/robin/action/parameters'
import { scope, spelling } from '../support/environment.ts'

export const setEnvironmentVariable = defineAction('System.SetEnvironmentVariable', {
  summary: 'Sets an environment variable for the rest of the run and the programs it starts.',
  inputs: {
    Name: text({ label: 'Environment variable name' }),
    Value: text({ label: 'New environment variable value' }),
    Type: scope('Type'),
  },
  errors: { CantSetEnvironmentVariableError: 'The environment variable cannot be set.' },
  examples: [
    {
      title: 'A program of the run sees it',
      script: [
        "System.SetEnvironmentVariable Name: $'''STAGE''' Value: $'''test''' Type: System.EnvironmentVariableType.User",
        `System.RunApplication.RunAndWaitToComplete ApplicationPath: $'''node''' CommandLineArguments: $'''-e "process.exit(process.env.STAGE.length)"''' ExitCode=> Length`,
      ].join('\n'),
      variables: { Length: '4' },
    },
    {
      title: 'A name that no variable can have',
      script: "System.SetEnvironmentVariable Name: $'''A=B''' Value: $'''x'''",
      fails: 'CantSetEnvironmentVariableError',
    },
  ],
  run({ Name, Value }, { environment, fail }) {
    if (Name === '' || /[=\0]/.test(Name) || Value.includes('\0'))
      fail('CantSetEnvironmentVariableError', `'${Name}' cannot be the name of an environment variable.`)
    environment[spelling(environment, Name) ?? Name] = Value
  },
})
