function advance(n) {
  return n % 2 === 0 ? n / 2 : n * 3 + 1
}

function collatz(n) {
  let steps = 0
  while (n !== 1) {
    n = advance(n)
    steps += 1
  }
  return steps
}

function main() {
  let steps = 0
  for (let i = 1; i <= 100_000; i += 1) steps += collatz(i)
  return steps
}

console.log(main())
