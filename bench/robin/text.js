function main() {
  let result = 0
  for (let turn = 1; turn <= 5_000; turn += 1) {
    let text = ''
    for (let i = 1; i <= 300; i += 1) {
      const piece = `item ${i}`
      if (piece.endsWith('7')) text += `${piece.toUpperCase()};`
      else text += `${piece},`
      if (piece.length > 7) result += 1
    }
    if (text.includes('ITEM 297;')) result += text.length
  }
  return result
}

console.log(main())
