/**
 * XML as solutions have it, read into a tree and written from one.
 *
 *     document = [declaration] misc element misc
 *     element  = "<" name {attribute} ("/>" | ">" {text | element | cdata | comment | instruction} "</" name ">")
 *
 * No DOCTYPE, so no entities but the five of XML and numbers; depth and size are bounded.
 */
import { PackageError } from './packageError.ts'

/** An element; `text` is what stands in it directly, with references resolved. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  readonly text: string
}

/** What an XML text may hold: elements in each other, elements and attributes in all. */
export interface XmlLimits {
  readonly depth: number
  readonly nodes: number
}

/** Room for the largest solutions people have. */
export const xmlLimits: XmlLimits = { depth: 100, nodes: 1_000_000 }

/**
 * Reads an XML text; `file` names it in errors.
 *
 * @example
 * readXml('<a b="1">x &lt; y</a>', 'a.xml') // { name: 'a', attributes: { b: '1' }, children: [], text: 'x < y' }
 */
export function readXml(source: string, file: string, limits: XmlLimits = xmlLimits): XmlElement {
  const xml = source.replace(/\r\n?/g, '\n')
  const open: Open[] = []
  let root: XmlElement | undefined
  let nodes = 0
  let at = 0
  while (at < xml.length) {
    const tag = xml.indexOf('<', at)
    addText(xml.slice(at, tag < 0 ? undefined : tag), at)
    if (tag < 0) break
    at = markup(tag)
  }
  if (open.length > 0) fail(xml.length, `<${open.at(-1)?.name}> is not closed`)
  return root ?? fail(xml.length, 'there is no element')

  function markup(tag: number): number {
    if (xml.startsWith('<!--', tag)) return behind('-->', tag + 4)
    if (xml.startsWith('<![CDATA[', tag)) {
      const end = behind(']]>', tag + 9)
      addRaw(xml.slice(tag + 9, end - 3), tag)
      return end
    }
    if (xml.startsWith('<!', tag))
      throw new PackageError(
        'xml-refused',
        `${file} has a document type or entities of its own (<!…); neither is read. Remove them.`,
      )
    if (xml.startsWith('<?', tag)) return behind('?>', tag + 2)
    return xml.startsWith('</', tag) ? closing(tag) : opening(tag)
  }

  function opening(tag: number): number {
    nameRule.lastIndex = tag + 1
    const name = nameRule.exec(xml)?.[0] ?? fail(tag, 'a name must follow <')
    if (root !== undefined && open.length === 0) fail(tag, `<${name}> stands behind the end`)
    if (open.length >= limits.depth)
      throw new PackageError('xml-too-deep', `${file} is nested deeper than ${limits.depth} elements.`)
    const attributes: Record<string, string> = Object.create(null)
    let end = tag + 1 + name.length
    for (;;) {
      attributeRule.lastIndex = end
      const found = attributeRule.exec(xml)
      if (found === null) break
      const [all, key = '', double, single] = found
      if (key in attributes) fail(end, `the attribute ${key} is there twice`)
      attributes[key] = resolve((double ?? single ?? '').replace(/[\n\t]/g, ' '), end)
      end += all.length
      count()
    }
    tagEndRule.lastIndex = end
    const close = tagEndRule.exec(xml)?.[0] ?? fail(end, `the tag <${name}> is not as it should be`)
    count()
    open.push({ name, attributes, children: [], text: [] })
    if (close.includes('/')) finish()
    return end + close.length
  }

  function closing(tag: number): number {
    closingRule.lastIndex = tag
    const [all, name] = closingRule.exec(xml) ?? fail(tag, 'a closing tag is not as it should be')
    if (open.at(-1)?.name !== name) fail(tag, `</${name}> closes nothing that is open`)
    finish()
    return tag + all.length
  }

  function finish(): void {
    const { name, attributes, children, text } = open.pop() as Open
    const element = { name, attributes, children, text: text.join('') }
    const parent = open.at(-1)
    if (parent === undefined) root = element
    else parent.children.push(element)
  }

  function addText(text: string, start: number): void {
    if (text !== '') addRaw(resolve(text, start), start)
  }

  function addRaw(text: string, start: number): void {
    const parent = open.at(-1)
    if (parent !== undefined) parent.text.push(text)
    else if (/[^\s\uFEFF]/.test(text)) fail(start, 'text stands outside of the element')
  }

  function resolve(text: string, start: number): string {
    if (!text.includes('&')) return text
    return text.replace(/&([^;&]{0,12});|&/g, (all, name: string | undefined) => {
      const character = name === undefined ? undefined : (named[name] ?? numbered(name))
      return character ?? fail(start, `${all} is no entity of XML`)
    })
  }

  function behind(mark: string, from: number): number {
    const found = xml.indexOf(mark, from)
    return found < 0 ? fail(from, `${mark} is missing`) : found + mark.length
  }

  function count(): void {
    if (++nodes > limits.nodes)
      throw new PackageError('archive-too-large', `${file} has more than ${limits.nodes} elements and attributes.`)
  }

  function fail(position: number, problem: string): never {
    const line = xml.slice(0, position).split('\n').length
    throw new PackageError('xml-damaged', `${file}, line ${line}: ${problem}.`)
  }
}

/** The first child of that name. */
export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find(one => one.name === name)

/** The children of that name. */
export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter(one => one.name === name) ?? []

/** The text of the first child of that name; undefined where there is none. */
export const textOf = (element: XmlElement | undefined, name: string): string | undefined => child(element, name)?.text

/** An element to write: its children, or its text; without either it is empty. */
export const element = (
  name: string,
  attributes: Readonly<Record<string, string>>,
  content: readonly XmlElement[] | string = '',
): XmlElement =>
  typeof content === 'string'
    ? { name, attributes, children: [], text: content }
    : { name, attributes, children: content, text: '' }

/** Writes a tree, indented; what `readXml` reads from it is the same tree but for blanks between elements. */
export const writeXml = (root: XmlElement): string => `${lines(root, '')}\n`

function lines({ name, attributes, children, text }: XmlElement, indent: string): string {
  const start = `${indent}<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('')}`
  if (children.length > 0)
    return `${start}>\n${children.map(one => `${lines(one, `${indent}  `)}\n`).join('')}${indent}</${name}>`
  return text === '' ? `${start} />` : `${start}>${escaped(text)}</${name}>`
}

/** What may not stand in a text as it is, among it line ends and blanks a reader would change. */
const escaped = (text: string): string => {
  const problem = unwritable.exec(text)
  if (problem !== null)
    throw new PackageError(
      'not-writable',
      `XML cannot hold the character U+${problem[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')} of ${JSON.stringify(text.slice(0, 60))}; take it out.`,
    )
  return text.replace(
    /[&<>"\r\n\t]/g,
    character => references[character] ?? `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`,
  )
}

/** Source: XML 1.0, production 2. */
const unwritable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

interface Open {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  readonly text: string[]
}

const nameRule = /[^\s<>/=&"'!?]+/y
const attributeRule = /\s+([^\s<>/=&"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const tagEndRule = /\s*\/?>/y
const closingRule = /<\/([^\s<>/=&"']+)\s*>/y
const named: Readonly<Record<string, string | undefined>> = Object.assign(Object.create(null), {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
})

function numbered(name: string): string | undefined {
  const digits = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(name)
  if (digits === null) return undefined
  const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16)
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : undefined
}
