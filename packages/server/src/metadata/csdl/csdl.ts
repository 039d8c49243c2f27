import type { CsdlModel } from './csdlModel.ts'
import { definitionCsdlSets, definitionEnums, definitionTypes } from './definitionTypes.ts'
import { csdlOperations, operationEnums, operationImports, operationTypes } from './operationTypes.ts'
import { tableSets, tableTypes } from './tableTypes.ts'

/** The whole of `$metadata`, made of the contract. Source: Dataverse wire, sections 1.1, 2.8 and 3.10. */
export const csdl = (): CsdlModel => ({
  enums: [...operationEnums(), ...definitionEnums()],
  types: [...tableTypes(), ...operationTypes(), ...definitionTypes()],
  operations: csdlOperations(),
  sets: [...tableSets(), ...definitionCsdlSets()],
  imports: operationImports(),
})
