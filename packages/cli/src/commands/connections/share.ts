import { retrieveMultiple } from '@deskhand/sdk/requests/retrieveMultiple'
import { defineCommand, text } from '../../command.ts'
import { share, shareOptions } from '../../share.ts'

export const command = defineCommand({
  summary: 'Lets a user run flows over a connection, and over the connection references that point to it.',
  arguments: [{ name: 'connection', description: 'name of the connection' }],
  options: shareOptions,
  remote: true,
  examples: ['deskhand connections share 2ce88835997c477dbf4ba1418a9d7f62 --with billing'],
  async run({ args, options, client }) {
    const environment = await client()
    const name = text(args.connection).replaceAll("'", "''")
    const ids = async (set: string, key: string, column: string) => {
      const query = { select: [key], filter: `${column} eq '${name}'` }
      return (await Array.fromAsync(retrieveMultiple<Record<string, string>>(environment.http, set, query))).map(
        row => row[key],
      )
    }
    const [connection] = await ids('dh_connections', 'dh_connectionid', 'dh_name')
    if (connection === undefined) throw new Error(`there is no connection '${name}'. See: deskhand connections list`)
    const given = await share(environment, `dh_connections(${connection})`, options)
    for (const reference of await ids('connectionreferences', 'connectionreferenceid', 'connectionid'))
      await share(environment, `connectionreferences(${reference})`, options)
    return { connection: name, ...given }
  },
})
