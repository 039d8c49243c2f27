import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The data folder: `--data`, else DESKHAND_DATA, else `.deskhand` in the home folder. */
export const dataFolder = (
  option: string | readonly string[] | boolean | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): string =>
  resolve((typeof option === 'string' && option) || environment.DESKHAND_DATA || join(homedir(), '.deskhand'))
