function main() {
  let sum = 0
  for (let i = 1; i <= 10_000_000; i += 1) {
    if (i % 3 === 0) sum += i * 2
    else sum -= 1
  }
  return sum
}

console.log(main())
