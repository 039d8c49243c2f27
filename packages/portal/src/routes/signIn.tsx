import type { Client } from '@deskhand/sdk/client'
import { type FormEvent, useState } from 'react'
import { signIn } from '../data/signIn.ts'
import { Field, Problem } from '../ui/parts.tsx'

/** Signs in with a client id and its secret. `deskhand portal` opens the portal already signed in. */
export function SignInPage({ onSignIn }: { onSignIn(client: Client): void }) {
  const [error, setError] = useState<Error>()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    try {
      onSignIn(await signIn(String(form.get('clientId')).trim(), String(form.get('clientSecret')).trim()))
    } catch (cause) {
      setError(cause as Error)
    }
  }
  return (
    <main>
      <h1>Deskhand</h1>
      <form className="card" onSubmit={submit}>
        <Field label="Client id">
          <input name="clientId" required autoComplete="username" />
        </Field>
        <Field label="Client secret" hint="Stands in the file that “deskhand start” names.">
          <input name="clientSecret" type="password" required autoComplete="current-password" />
        </Field>
        <button type="submit" className="main">
          Sign in
        </button>
        <Problem error={error} />
      </form>
    </main>
  )
}
