function main() {
  const last = 10_000
  let result = 0
  for (let turn = 1; turn <= 100; turn += 1) {
    const composite = []
    for (let i = 0; i <= last; i += 1) composite.push(false)
    const primes = []
    for (let i = 2; i <= last; i += 1) {
      if (!composite[i]) {
        primes.push(i)
        for (let multiple = i * i; multiple <= last; multiple += i) composite[multiple] = true
      }
    }
    for (const prime of primes) result += prime
    result += primes.length
  }
  return result
}

console.log(main())
