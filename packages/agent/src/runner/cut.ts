/** The beginning of a text that is too long, with a mark that it goes on; a character is not cut in two. */
export const cut = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`
