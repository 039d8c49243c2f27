import path from 'node:path'

/** The full path a text stands for, read against a folder where it is relative; undefined where it can be no path. */
export const fullPath = (text: string, folder: string): string | undefined =>
  text.trim() === '' || text.includes('\0') ? undefined : path.resolve(folder, text)
