import { newQuickJSWASMModule, type QuickJSContext, type QuickJSHandle } from 'quickjs-emscripten'

/** What came of a script. */
export interface SandboxResult {
  readonly output: string
  /** What it threw, with the place. */
  readonly error: string
  /** Why it was stopped, where it was. */
  readonly stopped?: string
}

const memoryLimit = 64 * 1024 * 1024
const stackLimit = 256 * 1024

/**
 * Runs JavaScript in an engine of its own, which sees nothing of the machine: no files, no network, no process. It has
 * `WScript.Echo`, `WScript.StdOut`, `WScript.StdErr`, `WScript.Quit` and `console.log`.
 */
export async function runInSandbox(code: string, signal: AbortSignal): Promise<SandboxResult> {
  // An engine is thrown away whole after its script: one that ran out of memory cannot be tidied up.
  const engine = await newQuickJSWASMModule()
  const runtime = engine.newRuntime()
  runtime.setMemoryLimit(memoryLimit)
  runtime.setMaxStackSize(stackLimit)
  runtime.setInterruptHandler(() => signal.aborted)
  const context = runtime.newContext()
  const printed = { output: '', error: '' }
  give(context, 'print', text => {
    printed.output += text
  })
  give(context, 'printError', text => {
    printed.error += text
  })
  context.unwrapResult(context.evalCode(prelude))
  const { error } = context.evalCode(code, 'script.js')
  if (error) return { ...printed, ...ending(context, error, printed.error) }
  const jobs = runtime.executePendingJobs()
  return jobs.error ? { ...printed, ...ending(context, jobs.error, printed.error) } : printed
}

/** WScript as scripts for Windows know it. Quit ends the script by an error of its own kind. */
const prelude = `
  (function (global, print, printError) {
    var join = function (args) { return Array.prototype.map.call(args, String).join(' ') }
    var stream = function (write) {
      return {
        Write: function (text) { write(String(text)) },
        WriteLine: function (text) { write((text === undefined ? '' : String(text)) + '\\r\\n') },
      }
    }
    global.WScript = {
      Echo: function () { print(join(arguments) + '\\r\\n') },
      Quit: function () { throw { quit: true } },
      StdOut: stream(print),
      StdErr: stream(printError),
      Arguments: { length: 0, Count: function () { return 0 } },
    }
    global.console = { log: global.WScript.Echo, error: function () { printError(join(arguments) + '\\r\\n') } }
    delete global.print
    delete global.printError
  })(globalThis, print, printError)
`

function give(context: QuickJSContext, name: string, take: (text: string) => void): void {
  const handle = context.newFunction(name, text => take(context.getString(text)))
  context.setProp(context.global, name, handle)
  handle.dispose()
}

/** How a script ended that threw. */
function ending(context: QuickJSContext, thrown: QuickJSHandle, before: string): { error: string; stopped?: string } {
  const error: unknown = context.dump(thrown)
  if (typeof error === 'object' && error !== null && 'quit' in error) return { error: before }
  const { name, message, stack } = (typeof error === 'object' && error !== null ? error : {}) as Record<string, string>
  // Out of memory there is nothing left to describe the error with.
  if (error === null || message === 'out of memory')
    return { error: before, stopped: 'it used more memory than it may' }
  if (message === 'interrupted') return { error: before, stopped: 'the run is being ended' }
  const place = /script\.js:(\d+)/.exec(stack ?? '')?.[1]
  const said = name ? `${name}: ${message}` : String(error)
  return { error: `${before}${place ? `script.js(${place}): ` : ''}${said}\r\n` }
}
