function main() {
  const orders = []
  for (let i = 1; i <= 200; i += 1) {
    const order = { id: i, customer: { name: `Customer ${i % 100}`, vip: i % 7 === 0 }, lines: [] }
    for (let j = 1; j <= 5; j += 1) order.lines.push({ sku: `S-${j}`, quantity: j, price: j * 10 })
    orders.push(order)
  }
  let text = JSON.stringify(orders)
  let result = 0
  for (let turn = 1; turn <= 300; turn += 1) {
    const read = JSON.parse(text)
    for (const entry of read) {
      for (const line of entry.lines) result += line.quantity * line.price
      if (entry.customer.vip) result -= entry.id
    }
    for (const order of read) order.id += 1
    text = JSON.stringify(read)
  }
  return result + text.length
}

console.log(main())
