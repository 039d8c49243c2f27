function main() {
  const name = 'Ada'
  let length = 0
  for (let i = 1; i <= 2_000_000; i += 1) {
    const line = `${i}: ${name} owes ${i * 2} of ${i + 1} EUR, reminder ${i % 5}.`
    length += line.length
  }
  return length
}

console.log(main())
