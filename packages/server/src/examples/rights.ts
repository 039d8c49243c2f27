import type { WebApiExamples } from './example.ts'

const shared = { '@odata.type': 'Microsoft.Dynamics.CRM.workflow', workflowid: '{flow}' }
const user = { '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', systemuserid: '{user}' }

/** Source: Dataverse wire, sections 1.14, 2.4 and 5. */
export const rights: WebApiExamples = {
  title: 'Roles and sharing',
  examples: [
    {
      title: 'Give a role privileges',
      method: 'POST',
      path: 'roles({role})/Microsoft.Dynamics.CRM.AddPrivilegesRole',
      body: { Privileges: [{ PrivilegeName: 'prvReadworkqueue', Depth: 'Deep' }] },
      status: 204,
    },
    {
      title: 'Give a role these privileges and no others',
      method: 'POST',
      path: 'roles({role})/Microsoft.Dynamics.CRM.ReplacePrivilegesRole',
      body: {
        Privileges: [
          { PrivilegeName: 'prvReadworkflow', Depth: 'Basic' },
          { PrivilegeName: 'prvReadflowsession', Depth: 'Local' },
        ],
      },
      status: 204,
    },
    {
      title: 'Take a privilege from a role',
      method: 'POST',
      path: 'roles({role})/Microsoft.Dynamics.CRM.RemovePrivilegeRole',
      body: { PrivilegeId: '{privilege}' },
      status: 204,
    },
    {
      title: 'Change what a flow is shared for',
      says: 'The mask holds all the rights the principal has from now on.',
      method: 'POST',
      path: 'ModifyAccess',
      body: { Target: shared, PrincipalAccess: { Principal: user, AccessMask: 'ReadAccess' } },
      status: 204,
    },
    {
      title: 'Share no longer',
      method: 'POST',
      path: 'RevokeAccess',
      body: { Target: shared, Revokee: user },
      status: 204,
    },
    {
      title: 'An application that may sign in',
      says: 'The secret is shown only here.',
      method: 'POST',
      path: 'dh_AddApplication',
      body: { name: 'billing', roles: 'Order clerk' },
      status: 200,
      gives: { applicationId: '…', userId: '…', clientSecret: '…' },
    },
  ],
}
