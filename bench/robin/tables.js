function main() {
  const rows = 2_000
  let result = 0
  for (let turn = 1; turn <= 100; turn += 1) {
    const invoices = []
    for (let i = 1; i <= rows; i += 1) invoices.push({ Number: i, Customer: `Customer ${i % 100}`, Amount: i % 977 })
    for (let pass = 1; pass <= 4; pass += 1)
      for (let i = 0; i < rows; i += 1) if (invoices[i].Amount > 500) invoices[i].Amount -= 100
    for (const invoice of invoices) {
      if (invoice.Customer === 'Customer 7') result += invoice.Amount * 2
      else result += invoice.Amount
    }
    result += invoices.length
  }
  return result
}

console.log(main())
