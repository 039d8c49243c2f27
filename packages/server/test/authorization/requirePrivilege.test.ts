import assert from 'node:assert/strict'
import { test } from 'node:test'
import { workflow } from '@deskhand/contract/tables/workflow'
import { privilegeId } from '../../src/authorization/privilegeId.ts'
import { requirePrivilege } from '../../src/authorization/requirePrivilege.ts'
import { ids, userOf } from '../odata/sampleData.ts'

test('A missing privilege is told in the words of the platform', () => {
  const user = userOf(ids.user, ['Desktop Flows Machine Owner'], { objectId: ids.owner })
  const none = new RegExp(
    [
      `^Principal user \\(Id=${ids.user}, type=8, roleCount=1, privilegeCount=\\d+, accessMode='0 Read-Write', AADObjectId=${ids.owner},`,
      `MetadataCachePrivilegesCount=\\d+, businessUnitId=${ids.unit}\\), is missing prvReadworkflow privilege \\(Id=[0-9a-f-]{36}\\)`,
      `on OTC=4703 for entity 'workflow' \\(LocalizedName='Process'\\)\\. context\\.Caller=${ids.user}\\.`,
      'Consider adding missed privilege to one of the principal \\(user/team\\) roles\\.$',
    ].join(' '),
  )
  assert.throws(() => requirePrivilege(user, 'Read', workflow), { status: 403, code: '0x80040220', message: none })
  assert.doesNotThrow(() => requirePrivilege(userOf(ids.user, ['Basic User']), 'Read', workflow))
})

test('The id of a privilege is made of its name and does not heed case', () => {
  assert.equal(privilegeId('prvReadWorkflow'), privilegeId('prvReadworkflow'))
  assert.notEqual(privilegeId('prvReadworkflow'), privilegeId('prvWriteworkflow'))
  assert.match(privilegeId('prvReadworkflow'), /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
