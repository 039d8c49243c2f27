import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { PackageError, type PackageErrorCode } from '../src/packageError.ts'
import { child, element, readXml, textOf, writeXml, type XmlElement, xmlLimits } from '../src/xml.ts'
import { fc, property } from './property.ts'
import { refused } from './refused.ts'

const textIn = (xml: string): string => readXml(xml, 'a.xml').text

describe('XML is read', () => {
  /** XML, text of its element. */
  const texts: readonly (readonly [string, string])[] = [
    ['<a/>', ''],
    ['<a></a >', ''],
    ['<a> x </a>', ' x '],
    ['<a>&lt;&gt;&amp;&quot;&apos;</a>', `<>&"'`],
    ['<a>&amp;lt;</a>', '&lt;'],
    ['<a>&#65;&#x42;&#x1F600;&#xD;</a>', 'AB😀\r'],
    ['<a>one\r\ntwo\rthree</a>', 'one\ntwo\nthree'],
    ['<a>x<![CDATA[<b>&amp;]]]]><![CDATA[>]]>y</a>', 'x<b>&amp;]]>y'],
    ['<a>x<!-- <b> -->y<?php z ?></a>', 'xy'],
    ['\uFEFF<?xml version="1.0"?>\n<!-- head -->\n<a>x</a>\n', 'x'],
  ]
  for (const [xml, text] of texts) test(JSON.stringify(xml), () => assert.equal(textIn(xml), text))

  test('with attributes, in whatever quotes, and children', () => {
    const root = readXml(`<ns:a b = "1" c='&quot;"' d="x\ny"><e>1</e><e>2</e> <f/></ns:a>`, 'a.xml')
    assert.equal(root.name, 'ns:a')
    assert.deepEqual({ ...root.attributes }, { b: '1', c: '""', d: 'x y' })
    assert.deepEqual(
      root.children.map(one => one.name),
      ['e', 'e', 'f'],
    )
    assert.equal(textOf(root, 'e'), '1')
    assert.equal(child(root, 'g'), undefined)
  })
})

describe('XML is refused', () => {
  /** Title, XML, code, sentence. */
  const cases: readonly (readonly [string, string, PackageErrorCode, RegExp])[] = [
    ['with a document type', '<!DOCTYPE a><a/>', 'xml-refused', /a\.xml has a document type/],
    [
      'with entities of its own',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      'xml-refused',
      /Remove/,
    ],
    ['with an unknown entity', '<a>&nbsp;</a>', 'xml-damaged', /&nbsp; is no entity of XML/],
    ['with a lone ampersand', '<a>\n&</a>', 'xml-damaged', /& is no entity/],
    ['with the character zero', '<a>&#0;</a>', 'xml-damaged', /&#0;/],
    ['with half a character', '<a>&#xD800;</a>', 'xml-damaged', /&#xD800;/],
    ['when it is too deep', '<a>'.repeat(101), 'xml-too-deep', /deeper than 100/],
    ['when an element is open at the end', '<a>\n<b>', 'xml-damaged', /line 2: <b> is not closed/],
    ['when elements cross', '<a><b></a></b>', 'xml-damaged', /<\/a> closes nothing/],
    ['with two roots', '<a/><b/>', 'xml-damaged', /<b> stands behind the end/],
    ['with text outside', '<a/>x', 'xml-damaged', /text stands outside/],
    ['with an attribute twice', '<a b="1" b="2"/>', 'xml-damaged', /b is there twice/],
    ['with an attribute without quotes', '<a b=1/>', 'xml-damaged', /<a> is not as it should be/],
    ['with a comment that does not end', '<a><!-- </a>', 'xml-damaged', /--> is missing/],
    ['when there is none', ' ', 'xml-damaged', /no element/],
    ['with a tag that is cut', '<a', 'xml-damaged', /<a>/],
    ['with a tag without a name', '<>', 'xml-damaged', /name must follow/],
  ]
  for (const [title, xml, code, message] of cases)
    test(title, () => refused(() => readXml(xml, 'a.xml'), code, message))

  test('when it has more elements and attributes than it may', () => {
    const limits = { ...xmlLimits, nodes: 3 }
    assert.equal(readXml('<a><b c="1"/></a>', 'a.xml', limits).children.length, 1)
    refused(() => readXml('<a><b c="1"/><d/></a>', 'a.xml', limits), 'archive-too-large', /more than 3 elements/)
  })
})

const name = fc.stringMatching(/^[A-Za-z_][\w.-]{0,8}$/)
const text = fc
  .string({ unit: 'binary', maxLength: 30 })
  .filter(one => !/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(one))
const tree = fc.letrec<{ node: XmlElement }>(tie => ({
  node: fc
    .tuple(
      name,
      fc.dictionary(name, text, { maxKeys: 3, noNullPrototype: true }),
      fc.oneof({ maxDepth: 3 }, text, fc.array(tie('node'), { maxLength: 4 })),
    )
    .map(([name, attributes, content]) => element(name, attributes, content)),
})).node

describe('XML that is written', () => {
  property('reads in again to the same', tree, root => {
    assert.deepEqual(plain(readXml(writeXml(root), 'a.xml')), plain(root))
  })
  test('never holds what XML cannot', () => {
    for (const text of ['\u0001', '\ufffe', '\ud800', 'x\udc00'])
      refused(() => writeXml(element('a', {}, text)), 'not-writable', /XML cannot hold the character U\+/)
  })
})

property(
  'whatever stands in it, XML is read or refused by a sentence',
  fc.array(
    fc.oneof(
      fc.constantFrom(
        '<a>',
        '</a>',
        '<a b="',
        '"',
        '<![CDATA[',
        ']]>',
        '<!--',
        '-->',
        '&',
        '&lt;',
        ';',
        '/>',
        '<?',
        '?>',
        '<',
      ),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 20 },
  ),
  parts => {
    try {
      readXml(parts.join(''), 'a.xml')
    } catch (error) {
      if (!(error instanceof PackageError)) throw error
    }
  },
  1000,
)

/** Blanks between children do not count. */
const plain = ({ name, attributes, children, text }: XmlElement): unknown => ({
  name,
  attributes: { ...attributes },
  children: children.map(plain),
  text: children.length > 0 ? '' : text,
})
