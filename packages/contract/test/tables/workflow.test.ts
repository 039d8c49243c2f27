import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { describeColumn } from '../../src/describeColumn.ts'
import { workflow } from '../../src/tables/workflow.ts'

/** Source: Dataverse wire, section 1.2; Microsoft's page on the table. */
const documented = {
  boolean: `AsyncAutoDelete ClientDataIsCompressed IsCrmUIWorkflow IsManaged IsTransacted OnDemand PlanVerified Subprocess
    SyncWorkflowLogOnFailure TriggerOnCreate TriggerOnDelete TrustedAccess`,
  choice: `BusinessProcessType Category ComponentState CreateStage DeleteStage Mode ModernFlowType ProcessTriggerScope RunAs
    Scope ThrottlingBehavior Type UIFlowType UpdateStage`,
  integer: 'LanguageCode ProcessOrder Rank',
  lookup: `ActiveWorkflowId CreatedBy CreatedOnBehalfBy Licensee LicenseEntitledBy ModifiedBy ModifiedOnBehalfBy OwnerId
    OwningBusinessUnit OwningTeam OwningUser ParentWorkflowId PluginTypeId SdkMessageId`,
  memo: `BillingContext Claims ClientData ConnectionReferences CreateMetadata Credentials Definition Dependencies Description
    DesktopFlowModules DynamicsSolutionContext InputParameters Inputs Metadata ModifyMetadata Outputs ProcessRoleAssignment
    SuspensionReasonDetails TriggerOnUpdateAttributeList UIData Xaml`,
  string: `IntroducedVersion Name PrimaryEntity RendererObjectTypeCode ResourceContainer SchemaVersion UniqueName`,
  uniqueidentifier: `FormId ProcessTriggerFormId ResourceId SolutionId SupportingSolutionId WorkflowId WorkflowIdUnique`,
}

describe('Processes have the documented columns', () => {
  for (const [type, names] of Object.entries(documented))
    for (const schemaName of names.split(/\s+/))
      test(`${schemaName} is of the type ${type}`, () => {
        const name = schemaName.toLowerCase()
        const columns: Readonly<Record<string, { readonly type: string }>> = workflow.columns
        assert.equal(columns[name]?.type, type)
        assert.equal(describeColumn(workflow, name).schemaName, schemaName)
      })
})
