def main():
    total = 0
    for i in range(1, 10_000_001):
        if i % 3 == 0:
            total += i * 2
        else:
            total -= 1
    return total


print(main())
