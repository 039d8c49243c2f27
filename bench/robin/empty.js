function main() {
  return 0
}

console.log(main())
