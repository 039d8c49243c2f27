import type { Client } from '@deskhand/sdk/client'
import type { FlowSummary } from '@deskhand/sdk/flows'
import { type FormEvent, useState } from 'react'
import { loadConnections } from '../data/lists.ts'
import { goTo } from '../data/location.ts'
import { usePoll } from '../data/usePoll.ts'
import { Field, Problem } from '../ui/parts.tsx'

/** A form made from the flow's input schema. */
export function StartRunForm({ client, flow, onClose }: { client: Client; flow: FlowSummary; onClose(): void }) {
  const loaded = usePoll(
    async () => ({ schema: await client.flows.inputs(flow.workflowid), connections: await loadConnections(client) }),
    () => false,
  )
  const [error, setError] = useState<Error>()
  const variables = Object.entries(loaded.value?.schema.schema?.properties ?? {})
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const given = variables
      .map(([name]) => [name, String(form.get(`input.${name}`) ?? '')] as const)
      .filter(([, value]) => value !== '')
    try {
      const runId = await client.runs.start(flow.workflowid, {
        connectionName: String(form.get('connection')),
        runMode: form.get('mode') === 'attended' ? 'attended' : 'unattended',
        inputs: Object.fromEntries(given),
      })
      goTo(`runs/${runId}`)
    } catch (cause) {
      setError(cause as Error)
    }
  }
  return (
    <form className="card" onSubmit={submit} aria-label={`Run ${flow.name}`}>
      <h2>Run {flow.name}</h2>
      {variables.map(([name, variable]) => (
        <Field key={name} label={variable.title || name} hint={variable.description}>
          <input
            name={`input.${name}`}
            type={variable.format === 'password' ? 'password' : 'text'}
            placeholder={variable.value ?? ''}
            required={loaded.value?.schema.schema?.required?.includes(name) ?? false}
          />
        </Field>
      ))}
      <Field label="Connection">
        <select name="connection" required>
          {loaded.value?.connections.map(name => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </Field>
      <Field label="Run mode">
        <select name="mode">
          <option>unattended</option>
          <option>attended</option>
        </select>
      </Field>
      <button type="submit" className="main">
        Start
      </button>{' '}
      <button type="button" onClick={onClose}>
        Close
      </button>
      <Problem error={error ?? loaded.error} />
    </form>
  )
}
