const characters: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  f: '\f',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  0: '\0',
  '\\': '\\',
  '"': '"',
  "'": "'",
}

/** Reads escape sequences such as `\n`, `\t` and `\u20AC`; a backslash before anything else stays. */
export const readEscapes = (text: string): string =>
  text.replace(/\\(?:u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/gi, (written, wide, narrow, sign) => {
    const code = wide ?? narrow
    return code ? String.fromCharCode(Number.parseInt(code, 16)) : (characters[sign] ?? written)
  })
