import { useState } from 'react'
import { useLocation } from './data/location.ts'
import { signedInClient, signOut } from './data/signIn.ts'
import { FlowsPage } from './routes/flows.tsx'
import { MachinesPage } from './routes/machines.tsx'
import { RunPage } from './routes/run.tsx'
import { RunsPage } from './routes/runs.tsx'
import { SignInPage } from './routes/signIn.tsx'
import { Frame } from './ui/frame.tsx'

/** The portal: a frame, and in it the page that the address names. */
export function App() {
  const [client, setClient] = useState(signedInClient)
  const [page = '', id] = useLocation()
  if (client === undefined) return <SignInPage onSignIn={setClient} />
  const leave = () => {
    signOut()
    setClient(undefined)
  }
  return (
    <Frame page={page || 'flows'} onSignOut={leave}>
      {page === 'runs' && id ? (
        <RunPage client={client} runId={id} key={id} />
      ) : page === 'runs' ? (
        <RunsPage client={client} />
      ) : page === 'machines' ? (
        <MachinesPage client={client} />
      ) : (
        <FlowsPage client={client} />
      )}
    </Frame>
  )
}
