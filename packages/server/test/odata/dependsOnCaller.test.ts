import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { dependsOnCaller } from '../../src/odata/dependsOnCaller.ts'
import { parseQueryOptions } from '../../src/odata/parseQueryOptions.ts'

describe('A query depends on who asks, or when', () => {
  const equalUser = "Microsoft.Dynamics.CRM.EqualUserId(PropertyName='ownerid')"
  const cases: readonly (readonly [query: string, depends: boolean])[] = [
    ['', false],
    ["$select=name&$filter=contains(name,'EqualUserId')", false],
    [`$filter=${equalUser}`, true],
    [`$filter=statuscode eq 4 and (${equalUser} or statuscode eq 8)`, true],
    [`$filter=@mine&@mine=${equalUser}`, true],
    ["$filter=Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=7)", true],
    ["$filter=Microsoft.Dynamics.CRM.In(PropertyName='statuscode',PropertyValues=['4','8'])", false],
    ["$filter=Microsoft.Dynamics.CRM.InFiscalYear(PropertyName='createdon',PropertyValue=2024)", false],
    [`$expand=MachineId($filter=${equalUser})`, true],
    [`$filter=flowsessions/any(run:run/statuscode eq 8)`, false],
    [`$apply=filter(${equalUser})/aggregate($count as runs)`, true],
  ]
  for (const [query, depends] of cases)
    test(`${query || 'without options'}: ${depends ? 'yes' : 'no'}`, () =>
      assert.equal(dependsOnCaller(parseQueryOptions(query)), depends))
})
