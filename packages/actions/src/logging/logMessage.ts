import { defineAction } from '@deskhand/robin/action/defineAction'
import { choice, text } from '@deskhand/robin/action/parameters'

export const logMessage = defineAction('Logging.LogMessage', {
  summary: 'Writes a message into the log of the run.',
  inputs: {
    Message: text({ label: 'Message to log' }),
    LogLevel: choice('Logging.LogLevel', ['InfoLevel', 'WarningLevel', 'ErrorLevel'], {
      label: 'Log level',
      default: 'InfoLevel',
    }),
  },
  examples: [
    {
      title: 'A warning',
      script: "Logging.LogMessage Message: $'''3 orders without a price''' LogLevel: Logging.LogLevel.WarningLevel",
    },
  ],
  run({ Message, LogLevel }, { log }) {
    log(levels[LogLevel], Message)
  },
})

const levels = { InfoLevel: 'info', WarningLevel: 'warning', ErrorLevel: 'error' } as const
