import { standardColumns } from '../standardColumns.ts'
import { choice, datetime, defineTable, integer, lookup, memo, string, uniqueidentifier } from '../table.ts'

/** One row for each callback to be sent, with what became of it. Source: reference, section 6. */
export const dhCallbackDelivery = defineTable('dh_callbackdelivery', {
  schemaName: 'dh_CallbackDelivery',
  set: 'dh_callbackdeliveries',
  key: 'dh_callbackdeliveryid',
  name: 'dh_name',
  ownership: 'user',
  objectTypeCode: 10_502,
  label: 'Callback Delivery',
  description: 'A callback to be sent, and what became of it.',
  changes: [],
  instead: 'Deliveries are made when a run with a callback URL ends.',
  columns: {
    dh_callbackdeliveryid: uniqueidentifier({ schemaName: 'dh_CallbackDeliveryId' }),
    dh_name: string(200, { schemaName: 'dh_Name' }),
    dh_flowsessionid: lookup(
      { flowsession: 'dh_FlowSessionId' },
      {
        schemaName: 'dh_FlowSessionId',
        collection: 'dh_flowsession_callbackdelivery',
        cascadeDelete: true,
        indexed: true,
      },
    ),
    dh_url: string(2000, { schemaName: 'dh_Url' }),
    dh_body: memo(10_000, { schemaName: 'dh_Body', description: 'The exact body that is sent.' }),
    dh_status: choice(
      { 0: 'Pending', 1: 'Delivered', 2: 'Failed', 3: 'Refused' },
      { schemaName: 'dh_Status', default: 0 },
    ),
    dh_attempts: integer({ schemaName: 'dh_Attempts', default: 0 }),
    dh_nextattempton: datetime({
      schemaName: 'dh_NextAttemptOn',
      description: 'When the next attempt is due; null when there is none.',
    }),
    dh_log: memo(100_000, {
      schemaName: 'dh_Log',
      description: 'JSON list of attempts: startedOn, duration in ms, status or error.',
    }),
    ...standardColumns,
  },
  indexes: [['dh_status', 'dh_nextattempton']],
})
