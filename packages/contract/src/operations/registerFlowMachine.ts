import { defineOperation } from '../operation.ts'

/** Source: Microsoft's page on the action. */
export const registerFlowMachine = defineOperation('RegisterFlowMachine', {
  kind: 'action',
  summary: 'Registers a machine.',
  parameters: {
    machineName: { type: 'string', required: true, description: 'The name of the machine.' },
    machineDescription: { type: 'string', description: 'What is to be said of it.' },
    machineCapacity: { type: 'integer', required: true, description: 'How many runs it takes at a time.' },
    agentVersion: { type: 'string', required: true, description: 'The version of its agent.' },
    groupPublicKey: { type: 'string', required: true, description: 'The key of a new group.' },
    hostingType: { type: 'integer', description: 'As `flowmachine.hostingtype`.' },
    targetGroup: { type: 'reference', description: 'The group the machine is to belong to.' },
    pictureInPictureSupport: { type: 'integer', description: 'As `flowmachine.lastknownpictureinpicturesupport`.' },
    machineDomain: { type: 'string', description: 'The domain of the machine.' },
  },
  instead: 'Machines register themselves, without keys: start an agent on the machine.',
})
