import type { ServerDescription } from '../connect.ts'

export interface PageFlow {
  readonly workflowid: string
  readonly inputs: Readonly<Record<string, unknown>>
}

/** The page of text that stands on the screen once the server is up: where it is, and the seven requests to paste. */
export function page(server: ServerDescription, flow: PageFlow | undefined, portal: boolean): string {
  const api = `${server.baseUrl}/api/data/v9.2`
  const workflow = flow?.workflowid ?? '<workflow id>'
  const body = {
    runMode: 'attended',
    runPriority: 'normal',
    connectionName: server.connectionName || '<connection>',
    timeout: 7200,
    inputs: JSON.stringify(flow?.inputs ?? {}),
  }
  const reference = {
    ...body,
    connectionName: server.connectionReferenceLogicalName || '<connection reference>',
    connectionType: 2,
  }
  return `
Deskhand is up.

  Base URL        ${server.baseUrl}${server.httpsUrl ? `\n  HTTPS           ${server.httpsUrl}   (CA: ${server.caFile})` : ''}
  Tenant          ${server.tenantId}
  Client id       ${server.clientId}
  Client secret   in ${server.clientSecretFile}
  Connection      ${connection(server)}${portal ? `\n  Portal          ${server.baseUrl}/portal/   (signed in: deskhand portal)` : ''}

The seven requests, ready to paste:

  TOKEN=$(curl -s ${server.baseUrl}/${server.tenantId}/oauth2/v2.0/token -d grant_type=client_credentials -d client_id=${server.clientId} -d client_secret=$(cat ${quote(server.clientSecretFile)}) -d scope=${server.baseUrl}/.default | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')

  # 1. list desktop flows
  curl -s -H "Authorization: Bearer $TOKEN" '${api}/workflows?$filter=category+eq+6&$select=name,workflowid&$orderby=name'; echo
  # 2. what a flow takes and gives
  curl -s -H "Authorization: Bearer $TOKEN" '${api}/workflows(${workflow})/inputs/$value'; echo
  curl -s -H "Authorization: Bearer $TOKEN" '${api}/workflows(${workflow})/outputs/$value'; echo
  # 3. the whole flow as its client data
  curl -s -H "Authorization: Bearer $TOKEN" '${api}/workflows(${workflow})/clientdata/$value'; echo
  # 4. trigger a run, by connection or by connection reference
  RUN=$(curl -s -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' '${api}/workflows(${workflow})/Microsoft.Dynamics.CRM.RunDesktopFlow' -d ${quote(JSON.stringify(body))} | sed 's/.*"flowsessionId":"\\([^"]*\\)".*/\\1/'); echo $RUN
  RUN=$(curl -s -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' '${api}/workflows(${workflow})/Microsoft.Dynamics.CRM.RunDesktopFlow' -d ${quote(JSON.stringify(reference))} | sed 's/.*"flowsessionId":"\\([^"]*\\)".*/\\1/'); echo $RUN
  # 5. status of the run, which takes a moment
  sleep 1
  curl -s -H "Authorization: Bearer $TOKEN" "${api}/flowsessions($RUN)?\\$select=statuscode,statecode,startedon,completedon"; echo
  # 6. outputs of the run
  curl -s -H "Authorization: Bearer $TOKEN" "${api}/flowsessions($RUN)/outputs/\\$value"; echo
  # 7. cancel a run
  curl -si -X POST -H "Authorization: Bearer $TOKEN" -H 'Content-Length: 0' "${api}/flowsessions($RUN)/Microsoft.Dynamics.CRM.CancelDesktopFlowRun"

Stop with Ctrl-C (or: kill ${server.pid}). The same data is there at the next start.
`
}

/** A server without a local machine has no connection until a machine comes. */
const connection = ({ connectionName, connectionReferenceLogicalName }: ServerDescription): string =>
  connectionName === ''
    ? 'none yet: start a machine with `deskhand agent`, which makes one'
    : `${connectionName}   (reference: ${connectionReferenceLogicalName})`

/** A word for a POSIX shell. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
