/** What the command line ends with. */
export const exitCodes = {
  /** Done. */
  ok: 0,
  /** The run ended, but not Succeeded; or the check found errors. */
  failed: 1,
  /** The command line itself was wrong. */
  usage: 2,
  /** The server could not be reached, or refused. */
  refused: 3,
  /** Ended by Ctrl-C or SIGTERM. */
  interrupted: 130,
} as const
