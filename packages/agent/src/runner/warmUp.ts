import type { prepareProgram as Prepare } from './program.ts'

/** One statement of each common family, so that the code behind them is compiled before a run needs it. */
const script = `
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

/** Reads, checks, compiles and runs a small flow that touches nothing outside. */
export async function warmUp(prepareProgram: typeof Prepare): Promise<void> {
  const program = await prepareProgram({
    runId: '',
    flowName: '',
    definition: script,
    inputSchema: { schema: null },
    outputSchema: { schema: null },
    inputs: {},
    runMode: 'unattended',
    folder: process.cwd(),
    offers: [],
    environment: {},
    limits: { heapMB: 0, logEntries: 0, logBytes: 0, outputBytes: 1000 },
  })
  if ('run' in program) await program.run({ statement() {} }, new AbortController().signal)
}
