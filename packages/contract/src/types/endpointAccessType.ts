import { defineEnumType } from '../operation.ts'

/** From where an organization is reached. */
export const endpointAccessType = defineEnumType('EndpointAccessType', ['Default', 'Internet', 'Intranet'])
