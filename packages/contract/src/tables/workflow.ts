import { solutionColumns, standardColumns } from '../standardColumns.ts'
import {
  boolean,
  choice,
  defineTable,
  integer,
  lookup,
  memo,
  state,
  status,
  string,
  uniqueidentifier,
} from '../table.ts'

/** When a process that is triggered by a row does its work. */
const stages = { 20: 'Pre-operation', 40: 'Post-operation' }

/** Desktop flows: rows with category 6. Source: reference, section 1.2; Microsoft's page on the table. */
export const workflow = defineTable('workflow', {
  schemaName: 'Workflow',
  set: 'workflows',
  key: 'workflowid',
  name: 'name',
  ownership: 'user',
  objectTypeCode: 4703,
  label: 'Process',
  description: 'A process: a desktop flow, a cloud flow, or another set of rules that does work.',
  columns: {
    workflowid: uniqueidentifier({ schemaName: 'WorkflowId' }),
    name: string(100, { schemaName: 'Name', required: true, indexed: true }),
    activeworkflowid: lookup(
      { workflow: 'activeworkflowid' },
      { schemaName: 'ActiveWorkflowId', collection: 'workflow_active_workflow', readOnly: true },
    ),
    asyncautodelete: boolean({
      schemaName: 'AsyncAutoDelete',
      label: 'Delete Job On Completion',
      default: false,
      requiredLevel: 'SystemRequired',
    }),
    billingcontext: memo(100_000, { schemaName: 'BillingContext' }),
    businessprocesstype: choice(
      { 0: 'Business Flow', 1: 'Task Flow' },
      { schemaName: 'BusinessProcessType', default: 0 },
    ),
    category: choice(
      {
        0: 'Workflow',
        1: 'Dialog',
        2: 'Business Rule',
        3: 'Action',
        4: 'Business Process Flow',
        5: 'Modern Flow',
        6: 'Desktop Flow',
        7: 'AI Flow',
        9000: 'Web Client API Flow',
      },
      { schemaName: 'Category', default: 6, requiredLevel: 'SystemRequired' },
    ),
    claims: memo(100_000, { schemaName: 'Claims' }),
    clientdata: memo(1_073_741_823, { schemaName: 'ClientData', large: true }),
    clientdataiscompressed: boolean({
      schemaName: 'ClientDataIsCompressed',
      default: false,
      labels: {
        yes: 'Workflow has compressed client data',
        no: 'Workflow does not have compressed client data',
      },
    }),
    connectionreferences: memo(100_000, { schemaName: 'ConnectionReferences' }),
    createmetadata: memo(100_000, { schemaName: 'CreateMetadata' }),
    createstage: choice(stages, { schemaName: 'CreateStage' }),
    credentials: memo(100_000, { schemaName: 'Credentials' }),
    definition: memo(16_777_216, { schemaName: 'Definition', large: true }),
    deletestage: choice(stages, { schemaName: 'DeleteStage' }),
    dependencies: memo(100_000, { schemaName: 'Dependencies' }),
    description: memo(100_000, { schemaName: 'Description' }),
    desktopflowmodules: memo(100_000, { schemaName: 'DesktopFlowModules' }),
    dynamicssolutioncontext: memo(10_000, { schemaName: 'DynamicsSolutionContext' }),
    formid: uniqueidentifier({ schemaName: 'FormId', label: 'Form ID' }),
    inputparameters: memo(1_073_741_823, { schemaName: 'InputParameters', large: true }),
    inputs: memo(1_048_576, { schemaName: 'Inputs', large: true }),
    iscrmuiworkflow: boolean({
      schemaName: 'IsCrmUIWorkflow',
      label: 'Is CRM Process',
      readOnly: true,
      default: false,
    }),
    istransacted: boolean({ schemaName: 'IsTransacted', default: true }),
    licensee: lookup(
      { systemuser: 'licensee_systemuserid' },
      { schemaName: 'Licensee', collection: 'Workflow_licensee' },
    ),
    licenseentitledby: lookup(
      { workflow: 'licenseentitledby_workflowid' },
      { schemaName: 'LicenseEntitledBy', collection: 'Workflow_licenseentitledby' },
    ),
    metadata: memo(100_000, { schemaName: 'Metadata' }),
    mode: choice(
      { 0: 'Background', 1: 'Real-time' },
      { schemaName: 'Mode', default: 0, requiredLevel: 'SystemRequired' },
    ),
    modernflowtype: choice(
      { 0: 'PowerAutomateFlow', 1: 'CopilotStudioFlow', 2: 'M365CopilotAgentFlow' },
      { schemaName: 'ModernFlowType' },
    ),
    modifymetadata: memo(100_000, { schemaName: 'ModifyMetadata' }),
    outputs: memo(1_048_576, { schemaName: 'Outputs', large: true }),
    parentworkflowid: lookup(
      { workflow: 'parentworkflowid' },
      { schemaName: 'ParentWorkflowId', collection: 'workflow_parent_workflow', readOnly: true },
    ),
    planverified: boolean({
      schemaName: 'PlanVerified',
      default: false,
      labels: { yes: 'Verified', no: 'NotVerified' },
    }),
    plugintypeid: lookup({}, { schemaName: 'PluginTypeId', readOnly: true }),
    primaryentity: string(128, { schemaName: 'PrimaryEntity', default: 'none', requiredLevel: 'SystemRequired' }),
    processorder: integer({ schemaName: 'ProcessOrder', min: 0 }),
    processroleassignment: memo(1_048_576, { schemaName: 'ProcessRoleAssignment', large: true }),
    processtriggerformid: uniqueidentifier({ schemaName: 'ProcessTriggerFormId' }),
    processtriggerscope: choice({ 1: 'Form', 2: 'Entity' }, { schemaName: 'ProcessTriggerScope' }),
    rank: integer({ schemaName: 'Rank' }),
    rendererobjecttypecode: string(128, { schemaName: 'RendererObjectTypeCode', label: 'Renderer Type' }),
    resourcecontainer: string(10_000, { schemaName: 'ResourceContainer' }),
    resourceid: uniqueidentifier({ schemaName: 'ResourceId' }),
    runas: choice({ 0: 'Owner', 1: 'Calling User' }, { schemaName: 'RunAs', default: 1 }),
    schemaversion: string(100, { schemaName: 'SchemaVersion' }),
    scope: choice(
      { 1: 'User', 2: 'Business Unit', 3: 'Parent: Child Business Units', 4: 'Organization' },
      { schemaName: 'Scope', default: 4, requiredLevel: 'SystemRequired' },
    ),
    sdkmessageid: lookup({}, { schemaName: 'SdkMessageId', label: 'SDK Message', readOnly: true }),
    statecode: state({ 0: 'Draft', 1: 'Activated', 2: 'Suspended' }, { schemaName: 'StateCode' }),
    statuscode: status({ 1: ['Draft', 0], 2: ['Activated', 1], 3: ['CompanyDLPViolation', 2] }, 1, {
      schemaName: 'StatusCode',
    }),
    subprocess: boolean({ schemaName: 'Subprocess', label: 'Is Child Process', default: false }),
    suspensionreasondetails: memo(500, { schemaName: 'SuspensionReasonDetails' }),
    syncworkflowlogonfailure: boolean({
      schemaName: 'SyncWorkflowLogOnFailure',
      label: 'Log upon Failure',
      default: false,
      requiredLevel: 'SystemRequired',
    }),
    throttlingbehavior: choice(
      { 0: 'None', 1: 'TenantPool', 2: 'CopilotStudio' },
      { schemaName: 'ThrottlingBehavior' },
    ),
    triggeroncreate: boolean({ schemaName: 'TriggerOnCreate', default: false }),
    triggerondelete: boolean({ schemaName: 'TriggerOnDelete', default: false }),
    triggeronupdateattributelist: memo(1_073_741_823, { schemaName: 'TriggerOnUpdateAttributeList', large: true }),
    trustedaccess: boolean({
      schemaName: 'TrustedAccess',
      default: false,
      labels: {
        yes: 'Workflow has gone through access check',
        no: 'Workflow has not gone through access check',
      },
    }),
    type: choice(
      { 1: 'Definition', 2: 'Activation', 3: 'Template' },
      { schemaName: 'Type', default: 1, requiredLevel: 'SystemRequired' },
    ),
    uidata: memo(1_073_741_823, { schemaName: 'UIData', label: 'UI Data', readOnly: true, large: true }),
    uiflowtype: choice(
      {
        0: 'Windows recorder (V1)',
        1: 'Selenium IDE',
        2: 'Power Automate Desktop',
        3: 'Test',
        101: 'Recording',
      },
      { schemaName: 'UIFlowType' },
    ),
    updatestage: choice(stages, { schemaName: 'UpdateStage' }),
    uniquename: string(256, { schemaName: 'UniqueName' }),
    workflowidunique: uniqueidentifier({ schemaName: 'WorkflowIdUnique', readOnly: true }),
    xaml: memo(1_073_741_823, { schemaName: 'Xaml', large: true, requiredLevel: 'ApplicationRequired' }),
    languagecode: integer({ schemaName: 'LanguageCode', label: 'Language', min: 0 }),
    ondemand: boolean({ schemaName: 'OnDemand', label: 'Run as On Demand', default: false }),
    ...standardColumns,
    ...solutionColumns,
    // What Dataverse calls the relationships of its oldest tables follows no pattern.
    createdby: lookup(
      { systemuser: 'createdby' },
      { schemaName: 'CreatedBy', collection: 'workflow_createdby', readOnly: true },
    ),
    createdonbehalfby: lookup(
      { systemuser: 'createdonbehalfby' },
      {
        schemaName: 'CreatedOnBehalfBy',
        label: 'Created By (Delegate)',
        collection: 'workflow_createdonbehalfby',
        readOnly: true,
      },
    ),
    modifiedby: lookup(
      { systemuser: 'modifiedby' },
      { schemaName: 'ModifiedBy', collection: 'workflow_modifiedby', readOnly: true },
    ),
    modifiedonbehalfby: lookup(
      { systemuser: 'modifiedonbehalfby' },
      {
        schemaName: 'ModifiedOnBehalfBy',
        label: 'Modified By (Delegate)',
        collection: 'workflow_modifiedonbehalfby',
        readOnly: true,
      },
    ),
    ownerid: lookup(
      { systemuser: 'ownerid', team: 'ownerid' },
      { schemaName: 'OwnerId', collection: 'owner_workflows', indexed: true },
    ),
    owningbusinessunit: lookup(
      { businessunit: 'owningbusinessunit' },
      { schemaName: 'OwningBusinessUnit', collection: 'business_unit_workflow', readOnly: true },
    ),
    owningteam: lookup(
      { team: 'owningteam' },
      { schemaName: 'OwningTeam', collection: 'team_workflow', readOnly: true },
    ),
    owninguser: lookup(
      { systemuser: 'owninguser' },
      { schemaName: 'OwningUser', collection: 'system_user_workflow', readOnly: true },
    ),
  },
})
