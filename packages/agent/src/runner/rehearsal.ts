import type { RunOrder } from './messages.ts'

/** One statement of each common family, so that the code behind them is compiled before a run needs it. */
const definition = `
SET Text TO $'''a %1 + 2% b'''
SET List TO [1, 2, 3]
LOOP FOREACH Item IN List
  IF Item = 2 THEN
    SET Text TO $'''%Text%%Item%'''
  ELSE
    Variables.IncreaseVariable Value: Item IncrementValue: 1
  END
END
LOOP I FROM 1 TO 2 STEP 1
  SET Text TO $'''%Text%%I%'''
END
`

/**
 * A small flow that touches nothing outside. A new runner is given it before its run, on the same way: what is done
 * for the first time, from reading a message to telling the end, takes several times as long.
 */
export const rehearsal = (folder: string): RunOrder => ({
  runId: '',
  workflowId: '',
  flowName: '',
  definition,
  children: [],
  inputSchema: { schema: null },
  outputSchema: { schema: null },
  inputs: {},
  runMode: 'unattended',
  folder,
  offers: [],
  environment: {},
  limits: { heapMB: 0, logEntries: 100, logBytes: 100_000, outputBytes: 1000 },
})
