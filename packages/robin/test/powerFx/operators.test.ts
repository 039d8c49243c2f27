import { describe } from 'node:test'
import { dateTimeOf } from '../../src/values/dateTime.ts'
import { List, RobinObject, Table } from '../../src/values/value.ts'
import { gives } from '../support/formula.ts'

describe('Power Fx arithmetic', () => {
  gives({
    '1 + 2 * 3': '7',
    '(1 + 2) * 3': '9',
    '7 / 2': '3.5',
    '0.1 + 0.2': '0.3',
    '-2 ^ 2': '-4',
    '2 ^ 3 ^ 2': '512',
    '2 ^ -1': '0.5',
    '20% + 1': '1.2',
    '50 %%': '0.005',
    '- - 1': '1',
    '+ 1': '1',
    '1E3 + .5 + 2.': '1002.5',
    '"12" + 1': '13',
    'true + 1': '2',
    'Blank() + 1': '1',
    '"twelve" + 1': '! Power Fx needs a number here',
    '1 / 0': '! 1 cannot be divided by zero.',
    'Date(2026, 3, 25) + 1.5': '2026-03-26 12:00:00',
    '1 + Date(2026, 3, 25)': '2026-03-26 00:00:00',
    'Date(2026, 3, 25) - 25': '2026-02-28 00:00:00',
    'Date(2026, 3, 25) - Date(2026, 3, 24)': '1',
    'Date(2026, 3, 25) + Date(2026, 3, 24)': '! Two dates cannot be added.',
  })
})

describe('Power Fx comparison', () => {
  gives({
    '1 = 1.0': 'true',
    '"a" = "A"': 'false',
    '"a" <> "A"': 'true',
    'Blank() = Blank()': 'true',
    'Blank() = 0': 'false',
    'Blank() = ""': 'false',
    '1 = "1"': 'false',
    'true = "true"': 'false',
    '{a: 1} = {a: 1}': 'true',
    '[1, 2] = [1, 2]': 'true',
    'Date(2026, 1, 1) = DateValue("2026-01-01")': 'true',
    '2 < 10': 'true',
    '"2" < 10': 'true',
    'Blank() <= 0': 'true',
    'Date(2026, 1, 1) >= Date(2025, 1, 1)': 'true',
    '"a" < "b"': '! Texts have no order in Power Fx',
    '1 < 2 = true': 'true',
  })
})

describe('Power Fx logic', () => {
  gives({
    'true && false || true': 'true',
    'false || 1 / 0 = 1': '! 1 cannot be divided by zero.',
    'true || 1 / 0 = 1': 'true',
    'false && 1 / 0 = 1': 'false',
    '!true': 'false',
    'Not true Or true': 'true',
    'Not(true) And true': 'false',
    'true and TRUE': 'true',
    '!false = true': 'true',
    '"true" && 1': 'true',
    '"yes" && true': '! Power Fx needs true or false here',
    'Blank() || false': 'false',
  })
})

describe('Power Fx text', () => {
  gives({
    '"a" & 1 & true & Blank()': '"a1true"',
    '1 + 2 & 3': '"33"',
    '"say ""hi"""': '"say ""hi"""',
    '$"Hello {1 + 1}, {{{"x"}}} ""y"""': '"Hello 2, {x} ""y"""',
    '$""': '""',
    '"b" in "ABC"': 'true',
    '"b" exactin "ABC"': 'false',
    '"B" exactin "ABC"': 'true',
    '2 in [1, 2]': 'true',
    '"A" in ["a"]': 'true',
    '"A" exactin ["a"]': 'false',
    '{a: 1} in [{a: 1}]': 'true',
    '1 in 2': "! Behind 'in' stands a text or a table.",
    '1 = 1 in [true]': 'true',
  })
})

describe('Power Fx names', () => {
  const order = new RobinObject([
    ['Total', 12],
    ['First name', 'Ada'],
  ])
  gives(
    {
      'Order.Total': '12',
      'Order.total': '12',
      "Order.'First name'": '"Ada"',
      'Order.Missing': 'Blank()',
      'Nothing.Missing': 'Blank()',
      "'My var' + 1": '8',
      'Orders.Total': '[12, 12]',
      'Numbers.Value': '[1, 2]',
      'Sheet.Name': '["Ada", "Grace"]',
      'Index(Sheet, 2).Name': '"Grace"',
      'Index(Sheet, 2).NAME': '"Grace"',
      'ReadCell(Sheet, 2, 1)': '"Grace"',
      'Born.Year': '1815',
      Missing: "! There is no variable 'Missing'.",
      'TimeUnit.Days': '"Days"',
      '[1, /* two */ 2] // three': '[1, 2]',
      '[@Order].Total': '12',
      '{a: {b: 1}}.a.b': '1',
      'Text(1).Length': '1',
    },
    {
      Order: order,
      Nothing: null,
      'My var': 7,
      Orders: new List([order, order]),
      Numbers: new List([1, 2]),
      Sheet: new Table(['Name'], [['Ada'], ['Grace']]),
      Born: dateTimeOf(1815, 12, 10),
    },
  )
})

describe('Power Fx records', () => {
  const orders = new List([
    new RobinObject([
      ['Name', 'ink'],
      ['Price', 3],
    ]),
    new RobinObject([
      ['Name', 'pen'],
      ['Price', 7],
    ]),
  ])
  gives(
    {
      'Filter(Orders, Price > Limit)': '[{Name: "pen", Price: 7}]',
      'Filter(Orders, ThisRecord.Price > Limit).Name': '["pen"]',
      'Filter(Orders As Order, Order.Price > Limit).Name': '["pen"]',
      'ForAll(Orders, Price * 2)': '[6, 14]',
      'ForAll(Orders, price)': '[3, 7]',
      'ForAll(Orders, Name & [@Name])': '["inkAda", "penAda"]',
      'ForAll([1, 2] As A, ForAll([3, 4] As B, A.Value * B.Value))': '[[3, 4], [6, 8]]',
      'ForAll([1, 2] As A, ForAll([3, 4], A * ThisRecord.Value))': '[[3, 4], [6, 8]]',
      'ForAll([1, 2], Limit)': '[5, 5]',
      'ForAll(Orders, Missing)': "! There is no variable and no field 'Missing'.",
      'Sum(Orders, Price)': '10',
      'Sum(Limit, Value)': '13',
      'Sum(Numbers)': '3',
      'Sum(Blank())': 'Blank()',
      'Sort(Orders, -Price).Name': '["pen", "ink"]',
      'Sort(["b", Blank(), "a"], Value)': '["a", "b", Blank()]',
      'LookUp(Orders, Name = "pen").Price': '7',
      'LookUp(Orders, Name = "cap")': 'Blank()',
      'With({Limit: 9}, Limit)': '9',
      'Concat(Orders, Name, "; ")': '"ink; pen"',
      'Filter(Sheet, Name = "Grace")': '[{Name: "Grace"}]',
      'CountRows(Filter(Blank(), true))': '0',
      'Index(Numbers, 3)': '! The table has 2 records, counted from 1; there is no record 3.',
      'Filter(1, true)': '! Power Fx needs a table here, not a number.',
    },
    {
      Orders: orders,
      Limit: 5,
      Name: 'Ada',
      Value: 8,
      Numbers: new List([1, 2]),
      Sheet: new Table(['Name'], [['Ada'], ['Grace']]),
    },
  )
})
